#include "bind/check_record.h"

#include <doctest/doctest.h>

#include <string>

#include "json/read.h"

namespace zhibiao::bind {
namespace {

Diagnostics check(const std::string& schema, const std::string& record) {
  Diagnostics diagnostics;
  const auto schema_tree = json::read(SourceFile("record.schema.json", schema), diagnostics);
  const auto record_tree = json::read(SourceFile("record.json", record), diagnostics);
  REQUIRE(schema_tree);
  REQUIRE(record_tree);
  const bool passed = check_record(*record_tree, *schema_tree, diagnostics);
  CHECK(passed == !diagnostics.has_errors());
  return diagnostics;
}

// The violations as "pointer: message (cure)", one a line.
std::string faults(const std::string& schema, const std::string& record) {
  std::string text;
  const Diagnostics diagnostics = check(schema, record);
  for (const Diagnostic& fault : diagnostics.list()) {
    CHECK(fault.code == code::record_schema);
    CHECK(fault.at.line > 0);
    CHECK_FALSE(fault.message.zh.empty());
    text += fault.at.pointer + ": " + fault.message.en;
    if (!fault.cure.en.empty()) text += " (" + fault.cure.en + ")";
    text += "\n";
  }
  return text;
}

// The same for a schema of one field "v".
std::string field_faults(const std::string& field_schema, const std::string& value) {
  return faults(R"({"properties": {"v": )" + field_schema + "}}", R"({"v": )" + value + "}");
}

const std::string schema = R"({
  "type": "object", "additionalProperties": false, "required": ["unit", "items"],
  "properties": {
    "unit": {"title": "单位", "type": "object", "additionalProperties": false,
      "required": ["name", "code"],
      "properties": {"name": {"title": "单位名称", "type": "string"},
                     "code": {"title": "预算编码", "type": ["string", "null"]}}},
    "items": {"type": "array", "items": {"$ref": "#/definitions/item"}}},
  "definitions": {"item": {"type": "object", "additionalProperties": false,
    "properties": {"total": {"title": "合计", "type": ["string", "null"]}}}}})";

TEST_CASE("a record that fits its schema passes without a word") {
  CHECK(faults(schema, R"({"unit": {"name": "中心", "code": null}, "items": [{"total": "1.50"}]})")
            .empty());
}

TEST_CASE("every violation is reported, each at its place with its cure") {
  CHECK(faults(schema, R"({"unit": {"name": 5, "cod": "1"}, "items": [{"total": 1.50}, 7],
                           "itens": 1})") ==
        "/unit: \"code\" is missing (add \"code\", with null where there is nothing)\n"
        "/unit/name: \"name\" should be a string, found a number (put it in quotes: \"5\")\n"
        "/unit/cod: there is no field \"cod\" here (did you mean \"code\"?)\n"
        "/items/0/total: \"total\" should be a string or null, found a number "
        "(put it in quotes: \"1.50\")\n"
        "/items/1: item 2 of \"items\" should be an object, found a number\n"
        "/itens: there is no field \"itens\" here (did you mean \"items\"?)\n");
}

TEST_CASE("the Chinese sentence calls a field by its title on the form") {
  const Diagnostics diagnostics = check(schema, R"({"unit": {"name": 5}, "items": []})");
  REQUIRE(diagnostics.error_count() == 2);
  std::string text;
  for (const Diagnostic& fault : diagnostics.list()) text += fault.message.zh + "\n";
  CHECK(text.find("“单位名称”应为字符串，实为数") != std::string::npos);
  CHECK(text.find("缺少“预算编码”（code）") != std::string::npos);
}

TEST_CASE("all unknown fields of one object are named, each where it is written") {
  const Diagnostics diagnostics = check(
      R"({"additionalProperties": false, "properties": {"a": {}}})", R"({"x": 1, "a": 2, "y": 3})");
  REQUIRE(diagnostics.error_count() == 2);
  CHECK(diagnostics.list()[0].at.column == 2);
  CHECK(diagnostics.list()[1].at.column == 18);
}

TEST_CASE("bounds say the bound and what the record has") {
  CHECK(field_faults(R"({"minimum": 0})", "-1") == "/v: \"v\" should be at least 0, found -1\n");
  CHECK(field_faults(R"({"maximum": 100})", "100.5") ==
        "/v: \"v\" should be at most 100, found 100.5\n");
  CHECK(field_faults(R"({"exclusiveMinimum": 0})", "0") ==
        "/v: \"v\" should be more than 0, found 0\n");
  CHECK(field_faults(R"({"maxLength": 2})", R"("三个字")") ==
        "/v: \"v\" should have at most 2 characters, found 3\n");
  CHECK(field_faults(R"({"minLength": 1})", R"("")") ==
        "/v: \"v\" should have at least 1 characters, found 0\n");
  CHECK(field_faults(R"({"minItems": 2})", "[1]") ==
        "/v: \"v\" should have at least 2 items, found 1\n");
  CHECK(field_faults(R"({"uniqueItems": true})", "[1, 2, 1]") ==
        "/v: \"v\" has items more than once (take out the repeated items)\n");
}

TEST_CASE("choices are listed") {
  CHECK(field_faults(R"({"enum": ["优", "良", null]})", R"("差")") ==
        "/v: \"v\" may only be \"优\", \"良\" or \"null\", found \"差\"\n");
  CHECK(field_faults(R"({"const": "2023"})", R"("2024")") ==
        "/v: \"v\" may only be \"2023\", found \"2024\"\n");
}

TEST_CASE(
    "patterns see characters, not bytes, and explain themselves by the schema's description") {
  const std::string pattern = R"({"pattern": "^[一-龥]{2}$", "description": "两个汉字"})";
  CHECK(field_faults(pattern, R"("中心")").empty());
  CHECK(field_faults(pattern, R"("中")") ==
        "/v: \"v\" is not in the form wanted: \"中\" (两个汉字)\n");
  CHECK(field_faults(R"({"pattern": "^\\d+$"})", R"("x")") ==
        "/v: \"v\" is not in the form wanted: \"x\" (it has to match ^\\d+$)\n");
}

TEST_CASE("a very long text does not bring down the pattern check") {
  const std::string text(300'000, '7');
  CHECK_FALSE(field_faults(R"({"pattern": "^(\\d|x)*$"})", '"' + text + '"').empty());
}

TEST_CASE("a field that is called pattern is a field") {
  CHECK(
      faults(R"({"properties": {"pattern": {"type": "string"}}})", R"({"pattern": "["})").empty());
}

TEST_CASE("dates are asked for in their form") {
  CHECK(field_faults(R"({"type": ["string", "null"], "format": "date"})", R"("2024年4月15日")") ==
        "/v: \"v\" is no valid date: \"2024年4月15日\" "
        "(write a date like 2024-04-15, or null where there is none)\n");
}

TEST_CASE("of alternatives, what is wrong is said once") {
  CHECK(field_faults(R"({"anyOf": [{"type": "string"}, {"type": "null"}]})", "5") ==
        "/v: \"v\" should be a string or null, found a number (put it in quotes: \"5\")\n");
}

TEST_CASE("a value that must not be there at all is refused with some word") {
  CHECK_FALSE(faults(R"({"properties": {"v": false}})", R"({"v": 1})").empty());
  CHECK_FALSE(faults(R"({"not": {"type": "object"}})", "{}").empty());
}

TEST_CASE("names with slashes and tildes are found again") {
  CHECK(faults(R"({"properties": {"a/b~c": {"type": "string"}}})", R"({"a/b~c": 1})") ==
        "/a~1b~0c: \"a/b~c\" should be a string, found a number (put it in quotes: \"1\")\n");
}

TEST_CASE("a schema that is none is reported at the schema") {
  const Diagnostics diagnostics = check(R"({"type": 5})", "{}");
  REQUIRE(diagnostics.error_count() == 1);
  CHECK(diagnostics.list()[0].code == code::bad_value);
  CHECK(diagnostics.list()[0].at.file == "record.schema.json");
}

TEST_CASE("past a thousand violations their number is said instead") {
  std::string record = "[1";
  for (int count = 1; count < 1'500; ++count) record += ",1";
  const Diagnostics diagnostics = check(R"({"items": {"type": "string"}})", record + "]");
  CHECK(diagnostics.error_count() == 1'001);
  CHECK(diagnostics.list().back().message.en == "500 more places are not as they should be");
}

}  // namespace
}  // namespace zhibiao::bind
