#include "json/read.h"

#include <doctest/doctest.h>

#include <string>

namespace zhibiao::json {
namespace {

std::unique_ptr<const Tree> parse(std::string text, Diagnostics& diagnostics) {
  return read(SourceFile("r.json", std::move(text)), diagnostics);
}

// The only diagnostic that `text` gives.
Diagnostic fault_of(std::string text) {
  Diagnostics diagnostics;
  CHECK(parse(std::move(text), diagnostics) == nullptr);
  REQUIRE(diagnostics.list().size() == 1);
  return diagnostics.list().front();
}

void check_fault(const std::string& text, int line, int column, const std::string& english) {
  CAPTURE(text);
  const Diagnostic fault = fault_of(text);
  CHECK(fault.code == code::json_syntax);
  CHECK(fault.at.line == line);
  CHECK(fault.at.column == column);
  CHECK(fault.message.en == english);
  CHECK_FALSE(fault.message.zh.empty());
}

TEST_CASE("every value knows its place, its text as typed and its pointer") {
  Diagnostics diagnostics;
  const auto tree =
      parse("{ \"a\": [1.50, -0, 6688.63],\n  \"b/~\": {\"c\": null, \"d\": true} }", diagnostics);
  REQUIRE(tree);
  const Value root = tree->root();
  CHECK(root.kind() == Kind::object);
  CHECK(root.size() == 2);
  const Value a = root.find("a").value();
  CHECK(a.size() == 3);
  std::string numbers;
  for (const Value item : a) numbers += std::string(item.text()) + ";";
  CHECK(numbers == "1.50;-0;6688.63;");
  const Value third = tree->at("/a/2").value();
  CHECK(third.text() == "6688.63");
  CHECK(third.pointer() == "/a/2");
  CHECK(third.location().line == 1);
  CHECK(third.location().column == 19);
  CHECK(third.location().line_text == "{ \"a\": [1.50, -0, 6688.63],");
  const Value d = tree->at("/b~1~0/d").value();
  CHECK(d.boolean());
  CHECK(d.key() == "d");
  CHECK(d.pointer() == "/b~1~0/d");
  CHECK(d.location().line == 2);
  CHECK(d.key_location().column == 22);
  CHECK(d.parent()->key() == "b/~");
  CHECK(tree->source().slice(d.parent()->span()) == "{\"c\": null, \"d\": true}");
  CHECK(tree->at("").value() == root);
  CHECK_FALSE(tree->at("/a/3"));
  CHECK_FALSE(tree->at("/a/01"));
  CHECK_FALSE(tree->at("/b"));
}

TEST_CASE("escapes are decoded in strings and in names") {
  Diagnostics diagnostics;
  const auto tree =
      parse(R"({"a\nb": "制\u8868 \"x\\", "plain": "汉字", "\ud83d\ude00": ""})", diagnostics);
  REQUIRE(tree);
  CHECK(tree->root().find("a\nb")->text() == "制表 \"x\\");
  CHECK(tree->root().find("plain")->text() == "汉字");
  CHECK(tree->root().find("😀")->text().empty());
}

TEST_CASE("a byte order mark is skipped and does not shift columns") {
  Diagnostics diagnostics;
  const auto tree = parse("\xEF\xBB\xBF{\"a\":1}", diagnostics);
  REQUIRE(tree);
  CHECK(tree->root().find("a")->location().column == 6);
}

TEST_CASE("scalars, empty arrays and empty objects are whole texts") {
  for (const char* text : {"1", "\"\"", "null", " true ", "[]", "{}", "[[],{}]"}) {
    Diagnostics diagnostics;
    CHECK(parse(text, diagnostics) != nullptr);
    CHECK(diagnostics.list().empty());
  }
}

TEST_CASE("slips are named with their exact place") {
  check_fault("{\"a\": 1,\n}", 1, 8, "a comma too many before }");
  check_fault("[1, 2, ]", 1, 6, "a comma too many before ]");
  check_fault("{\"a\": 1\n \"b\": 2}", 1, 8, "a comma is missing");
  check_fault("[1 2]", 1, 3, "a comma is missing");
  check_fault("{\"a\" 1}", 1, 5, "the colon after the name is missing");
  check_fault("{\"a\"： 1}", 1, 5, "the Chinese mark ： stands here");
  check_fault("{\"a\": 1， \"b\": 2}", 1, 8, "the Chinese mark ， stands here");
  check_fault("{“a”: 1}", 1, 2, "the Chinese mark “ stands here");
  check_fault("{\"汉字\": 'x'}", 1, 8, "a string stands in single quotes");
  check_fault("{\"a\": 1 // note\n}", 1, 9, "JSON has no comments");
  check_fault("{\"a\": \"x\n}", 1, 7, "the string is not finished at the line end");
  check_fault("{\"a\": \"x\ty\"}", 1, 9, "control character U+0009 in a string");
  check_fault("{\"a\": \"C:\\docs\"}", 1, 10, "unknown escape \\d in a string");
  check_fault("[\"\\ud800\"]", 1, 3, "the escape \\u is incomplete or half a pair");
  check_fault("{\"a\": \"说\"好\"\"}", 1, 10, "other text follows a string at once");
  check_fault("[True]", 1, 2, "unknown word True");
  check_fault("{a: 1}", 1, 2, "the name is not in double quotes");
  check_fault("[007]", 1, 2, "007 is not a JSON number, or too large");
  check_fault("[1.2.3]", 1, 2, "1.2.3 is not a JSON number, or too large");
  check_fault("[1.]", 1, 2, "1. is not a JSON number, or too large");
  check_fault("{\"a\": -x}", 1, 7, "-x is not a JSON number, or too large");
  check_fault("[truefalse]", 1, 6, "a comma is missing");
  check_fault("[100万]", 1, 2, "100万 is not a JSON number, or too large");
  check_fault("[+1]", 1, 2, "+1 is not a JSON number, or too large");
  check_fault("[1e999]", 1, 2, "1e999 is not a JSON number, or too large");
  check_fault("[1,,2]", 1, 4, "a comma too many");
  check_fault("{\"a\": [1}", 1, 9, "the brackets do not match: ] expected, } found");
  check_fault("{} {}", 1, 4, "text stands after the end of the JSON");
  check_fault("", 1, 1, "the file is empty");
  check_fault("{\"a\" = 1}", 1, 5, "the colon after the name is missing");
  check_fault(
      "[\xC2\xA0"
      "1]",
      1, 2, "a special space U+00A0 stands here");
  check_fault("[@]", 1, 2, "a value or ] expected, @ found");
}

TEST_CASE("a slip comes with a cure in both languages") {
  const Diagnostic fault = fault_of("{\"a\"：1}");
  CHECK(fault.cure.en == "type the half-width : instead");
  CHECK(fault.cure.zh == "改为英文半角 :");
}

TEST_CASE("a text that stops names the bracket that is open") {
  const Diagnostic fault = fault_of("{\"rows\": [\n  1,\n  2");
  CHECK(fault.at.line == 3);
  CHECK(fault.at.column == 4);
  CHECK(fault.at.pointer == "/rows");
  REQUIRE(fault.notes.size() == 1);
  CHECK(fault.notes[0].at->line == 1);
  CHECK(fault.notes[0].at->column == 10);
}

TEST_CASE("a NUL byte is no way to end a text") {
  check_fault(std::string("[1]\0x", 5), 1, 4, "text stands after the end of the JSON");
  check_fault(std::string("[\0]", 3), 1, 2, "a value or ] expected, U+0000 found");
}

TEST_CASE("all duplicate names are reported in the order of the text, each with the first place") {
  Diagnostics diagnostics;
  CHECK_FALSE(
      parse("{\"a\": {\"x\": 1, \"x\": 2},\n \"b\": 1,\n \"\\u0061\": 2, \"b\": 3}", diagnostics));
  REQUIRE(diagnostics.list().size() == 3);
  CHECK(diagnostics.list()[0].code == code::json_duplicate_key);
  CHECK(diagnostics.list()[0].at.pointer == "/a/x");
  CHECK(diagnostics.list()[1].at.line == 3);
  CHECK(diagnostics.list()[1].at.column == 2);
  CHECK(diagnostics.list()[1].notes.at(0).at->line == 1);
  CHECK(diagnostics.list()[2].message.en == "the name \"b\" appears twice");
}

TEST_CASE("invalid UTF-8 is refused at its line and column before anything else") {
  const Diagnostic fault = fault_of("{\n \"汉\": \"\xB0\xA1\",}");
  CHECK(fault.code == code::json_encoding);
  CHECK(fault.at.line == 2);
  CHECK(fault.at.column == 8);
  CHECK(fault.message.en == "not UTF-8: the byte 0xB0 is not valid");
}

TEST_CASE("nesting stops at 256") {
  const auto nested = [](std::size_t depth) {
    return std::string(depth, '[') + std::string(depth, ']');
  };
  Diagnostics diagnostics;
  CHECK(parse(nested(256), diagnostics));
  CHECK(diagnostics.list().empty());
  CHECK(fault_of(nested(257)).code == code::json_depth);
  CHECK(fault_of(std::string(1'000'000, '[')).code == code::json_depth);
}

TEST_CASE("a record of 100,000 rows is read") {
  std::string text = "[";
  for (int row = 0; row < 100'000; ++row) {
    if (row > 0) text += ",\n";
    text += R"({"name": "二级机构", "total": 6688.63, "basic": "1,000.00"})";
  }
  text += "]";
  Diagnostics diagnostics;
  const auto tree = parse(std::move(text), diagnostics);
  REQUIRE(tree);
  CHECK(tree->root().size() == 100'000);
  CHECK(tree->at("/99999/total")->text() == "6688.63");
  CHECK(tree->at("/99999/total")->location().line == 100'000);
}

TEST_CASE("a value that does not exist answers quietly") {
  const Value nothing;
  CHECK_FALSE(nothing.exists());
  CHECK(nothing.location().line == 0);
  CHECK(nothing.pointer().empty());
  CHECK(nothing.size() == 0);
  CHECK_FALSE(nothing.find("a"));
  CHECK(nothing.begin() == nothing.end());
}

}  // namespace
}  // namespace zhibiao::json
