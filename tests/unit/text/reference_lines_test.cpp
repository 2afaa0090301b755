// Runs tests/shaping/lines.txt: one line of that file is one rule of composition.
#include <doctest/doctest.h>

#include <fstream>
#include <map>
#include <sstream>

#include "base/utf8.h"
#include "unit/text/set_text.h"

using namespace zhibiao;
using namespace zhibiao::text;

namespace {

std::string trim(const std::string& text) {
  const auto first = text.find_first_not_of(' ');
  if (first == std::string::npos) return {};
  return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

std::string replace_all(std::string text, const std::string& from, const std::string& to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

void apply_option(const std::string& option, form::Style& style) {
  using form::Align, form::Prohibition, form::PunctuationWidth;
  const std::map<std::string, Prohibition> levels{{"none", Prohibition::none},
                                                  {"basic", Prohibition::basic},
                                                  {"gb", Prohibition::gb},
                                                  {"strict", Prohibition::strict}};
  const std::map<std::string, PunctuationWidth> widths{{"whole", PunctuationWidth::whole},
                                                       {"full", PunctuationWidth::full},
                                                       {"kaiming", PunctuationWidth::kaiming},
                                                       {"half", PunctuationWidth::half}};
  const std::map<std::string, Align> aligns{{"left", Align::left},
                                            {"center", Align::center},
                                            {"right", Align::right},
                                            {"justify", Align::justify},
                                            {"distribute", Align::distribute}};
  const std::map<std::string, form::LineStartMarks> starts{
      {"keep", form::LineStartMarks::keep},
      {"trim", form::LineStartMarks::trim},
      {"trim-all", form::LineStartMarks::trim_all}};
  const auto list = utf8::to_utf32(option.substr(option.find('=') + 1));
  if (levels.count(option)) {
    style.prohibition = levels.at(option);
  } else if (widths.count(option)) {
    style.punctuation = widths.at(option);
  } else if (aligns.count(option)) {
    style.align = aligns.at(option);
  } else if (starts.count(option)) {
    style.line_start_marks = starts.at(option);
  } else if (option.starts_with("no-start=")) {
    style.own_prohibition.line_start = list;
  } else if (option.starts_with("no-end=")) {
    style.own_prohibition.line_end = list;
  } else if (option == "gap") {
    style.han_latin_gap = style.size / 4;
  } else if (option == "indent") {
    style.first_indent = style.size * 2;
  } else {
    style.font = option;
  }
}

struct Case {
  std::string rule, text, expected;
  form::Style style;
  Length measure;
};

std::vector<Case> read_cases() {
  std::ifstream file(ZHIBIAO_SOURCE_DIR "/tests/shaping/lines.txt");
  REQUIRE(file);
  std::vector<Case> cases;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#') continue;
    std::vector<std::string> fields;
    std::istringstream parts(line);
    for (std::string field; std::getline(parts, field, '|');) fields.push_back(trim(field));
    REQUIRE_MESSAGE(fields.size() == 5, line);
    Case one;
    one.rule = fields[0];
    one.style = test_style();
    std::istringstream options(fields[1]);
    for (std::string option; options >> option;) apply_option(option, one.style);
    one.measure = em(one.style, static_cast<int>(std::stod(fields[2]) * 100 + 0.5));
    one.text = replace_all(replace_all(fields[3], "␣", " "), "\\n", "\n");
    one.expected = fields[4];
    cases.push_back(std::move(one));
  }
  return cases;
}

}  // namespace

TEST_CASE("each reference text is broken into the lines that its rule asks for") {
  const auto cases = read_cases();
  CHECK(cases.size() >= 40);
  for (const Case& one : cases) {
    std::string joined;
    bool first = true;
    for (const std::string& line : set_lines(one.text, one.style, one.measure)) {
      joined += (first ? "" : "⏎") + line;
      first = false;
    }
    CHECK_MESSAGE(joined == one.expected, one.rule, ": ", joined, " not ", one.expected);
  }
}
