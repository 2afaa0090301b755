#include "engine/output_name.h"

#include <doctest/doctest.h>

#include "json/read.h"

namespace zhibiao::engine {
namespace {

std::string name(std::string_view pattern, const std::string& record) {
  Diagnostics diagnostics;
  const auto tree = json::read(SourceFile("r.json", record), diagnostics);
  RecordText text;
  text.file = "in/units.jsonl";
  text.place = 7;
  const auto parts = read_name_pattern(pattern);
  if (!parts) return "fault: " + parts.error().en;
  const auto made = name_of(*parts, text, *tree);
  return made ? *made : "fault: " + made.error().en;
}

TEST_CASE("a name is put together from the record, its file and its number") {
  const std::string record = R"({"unit":{"code":"001","name":"省局","n":12}})";
  CHECK(name("{/unit/code}-{/unit/name}.pdf", record) == "001-省局.pdf");
  CHECK(name("{file}-{number}", record) == "units-7.pdf");
  CHECK(name("{/unit/n}", record) == "12.pdf");
  CHECK(name("{/unit/none}", record) ==
        "fault: the file name needs /unit/none, which the record lacks");
  CHECK(name("{/unit}", record).starts_with("fault"));
}

TEST_CASE("no record leads out of the folder, hides a file, or names a device") {
  const auto of = [](const std::string& value) {
    return name("{/n}", R"({"n":")" + value + "\"}");
  };
  CHECK(of("../../etc/passwd") == "_.._.._etc_passwd.pdf");
  CHECK(of("/root") == "_root.pdf");
  CHECK(of("..") == "_...pdf");
  CHECK(of(".hidden") == "_.hidden.pdf");
  CHECK(of("a\\\\b:c*d?e") == "a_b_c_d_e.pdf");
  CHECK(of("nul") == "_nul.pdf");
  CHECK(of("COM1.x") == "_COM1.x.pdf");
  CHECK(of("a\\u0000b\\u001bc\\nd") == "a_b_c_d.pdf");
  CHECK(of("a\\u202eb\\u200bc") == "a_b_c.pdf");
  CHECK(of("  a b  ") == "a b.pdf");
  CHECK(of("   ").starts_with("fault"));
}

TEST_CASE("a long name is cut between characters and told apart by a digest") {
  std::string a, b;
  for (int i = 0; i < 90; ++i) a += "字";
  b = a + "二";
  a += "一";
  const std::string first = name("{/n}", R"({"n":")" + a + "\"}");
  const std::string second = name("{/n}", R"({"n":")" + b + "\"}");
  CHECK(first.size() <= 255);
  CHECK(first != second);
  CHECK(first.substr(0, 3) == "字");
}

TEST_CASE("a pattern that is none is refused") {
  for (const char* pattern : {"{", "}", "{name}", "a/b", "{}"}) {
    CAPTURE(pattern);
    CHECK(name(pattern, "{}").starts_with("fault"));
  }
}

}  // namespace
}  // namespace zhibiao::engine
