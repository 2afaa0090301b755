#include "engine/report.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "engine/load.h"

namespace zhibiao::engine {
namespace {

Location place(const std::string& line_text, int column) {
  Location at;
  at.file = "record.json";
  at.line = 12;
  at.column = column;
  at.pointer = "/unit/name";
  at.line_text = line_text;
  return at;
}

TEST_CASE("report: place, code, message, source line with caret, other places and cure") {
  Diagnostics diagnostics;
  Location other;
  other.file = "template.json";
  other.line = 30;
  other.column = 7;
  diagnostics
      .error(code::record_schema, place(R"(  "name": 5,)", 11),
             message("应为文字", "should be a string"), message("加上引号", "put it in quotes"))
      .notes.push_back({message("模板在此处取用", "the template uses it here"), other});
  CHECK(report_text(diagnostics, Language::english) ==
        "record.json:12:11: error[record-schema]: should be a string\n"
        "  at /unit/name\n"
        "   12 |   \"name\": 5,\n"
        "      |           ^\n"
        "  template.json:30:7: note: the template uses it here\n"
        "  cure: put it in quotes\n");
  CHECK(report_text(diagnostics, Language::chinese) ==
        "record.json:12:11: 错误[record-schema]: 应为文字\n"
        "  位于 /unit/name\n"
        "   12 |   \"name\": 5,\n"
        "      |           ^\n"
        "  template.json:30:7: 另见: 模板在此处取用\n"
        "  办法: 加上引号\n");
}

// The caret's line of a report about this column.
std::string caret(const std::string& line_text, int column) {
  Diagnostics diagnostics;
  diagnostics.warning(code::spaces_collapsed, place(line_text, column), message("多", "more"));
  const std::string text = report_text(diagnostics, Language::english);
  const std::size_t begin = text.find("      | ") + 8;
  return text.substr(begin, text.find('\n', begin) - begin);
}

TEST_CASE("report: the caret stands under Han characters, two columns each") {
  CHECK(caret("名称：x", 4) == "      ^");
  CHECK(caret("a名x", 3) == "   ^");
  CHECK(caret("x", 1) == "^");
  CHECK(caret("\tx", 2) == " ^");  // the tab is shown as one space
}

TEST_CASE("report: of a very long line, the part around the place is shown") {
  const std::string line = std::string(100'000, 'a') + "X" + std::string(100'000, 'b');
  CHECK(caret(line, 100'001).size() == 52);
  Diagnostics diagnostics;
  diagnostics.error(code::record_value, place(line, 100'001), message("误", "wrong"));
  const std::string text = report_text(diagnostics, Language::english);
  CHECK(text.size() < 400);
  CHECK(text.find("aX") != std::string::npos);
  CHECK(text.find("b…\n") != std::string::npos);
}

TEST_CASE("report: what a file says cannot steer the terminal") {
  Diagnostics diagnostics;
  diagnostics.error(code::record_value, place("\x1b[31m红", 1), message("\x1b[0m", "\x1b[0m"));
  CHECK(report_text(diagnostics, Language::english).find('\x1b') == std::string::npos);
}

TEST_CASE("report: a fault without a place has none") {
  Diagnostics diagnostics;
  diagnostics.error(code::internal, {}, message("误", "wrong"));
  CHECK(report_text(diagnostics, Language::english) == "error[internal]: wrong\n");
}

TEST_CASE("report: JSON lines, one object a diagnostic, both languages in it") {
  Diagnostics diagnostics;
  diagnostics.error(code::record_value, place("\"x\"", 1), message("误", "wrong"),
                    message("改", "mend"));
  diagnostics.warning(code::spaces_collapsed, {}, message("多", "more"));
  const std::string lines = report_json_lines(diagnostics);
  const std::size_t end = lines.find('\n');
  const nlohmann::json first = nlohmann::json::parse(lines.substr(0, end));
  CHECK(first.at("severity") == "error");
  CHECK(first.at("code") == "record-value");
  CHECK(first.at("message").at("zh") == "误");
  CHECK(first.at("cure").at("en") == "mend");
  CHECK(first.at("at").at("line") == 12);
  CHECK(first.at("at").at("pointer") == "/unit/name");
  const nlohmann::json second = nlohmann::json::parse(lines.substr(end + 1));
  CHECK_FALSE(second.contains("at"));
  CHECK_FALSE(second.contains("cure"));
}

}  // namespace
}  // namespace zhibiao::engine
