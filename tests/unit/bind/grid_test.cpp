// Fill-in fields, check boxes, limits of length, diagonal cells, headers of groups, rows that fill
// the page, and sums, as the document has them.
#include <doctest/doctest.h>

#include "unit/bind/bound.h"

namespace zhibiao::bind {
namespace {

std::string paragraph_of(const std::string& content) {
  return R"([{"paragraph": )" + content + "}]";
}

// Runs one after the other: words, blanks as [4字], check boxes as [ ] and [x], underlined ones
// between _ _. A blank that fills up the two runs before it to 6 字 is [2..6字].
std::string marked(const Paragraph& paragraph, const Document& document) {
  std::string text;
  for (const Run& run : paragraph.runs) {
    std::string piece = shown(Paragraph{{run}}, document);
    if (run.mark == Run::Mark::box) piece = "[ ]";
    if (run.mark == Run::Mark::ticked_box) piece = "[x]";
    if (run.pads > 0) piece.insert(1, std::to_string(run.pads) + "..");
    text += run.underlined ? "_" + piece + "_" : piece;
  }
  return text;
}

std::string marked(const std::string& content, const std::string& record) {
  const Bound bound = bind_text(paragraph_of(content), record);
  REQUIRE(bound.document);
  return marked(bound.paragraph(), *bound.document);
}

TEST_CASE("a text over its limit of characters is shown whole, with one warning a place") {
  const Bound bound = bind_text(R"([{"paragraph": {"value": "/v", "max-chars": 3}},
                                    {"paragraph": {"value": "/v", "max-chars": 3}}])",
                                R"({"v": "一二 三\n四"})");
  REQUIRE(bound.document);
  CHECK(shown(bound.paragraph(0), *bound.document) == "一二 三");
  CHECK(shown(bound.paragraph(1), *bound.document) == "四");
  REQUIRE(bound.diagnostics.list().size() == 1);
  const Diagnostic& warning = bound.diagnostics.list().front();
  CHECK(warning.severity == Severity::warning);
  CHECK(warning.code == code::text_too_long);
  CHECK(warning.at.pointer == "/v");
  CHECK(warning.message.en == "\"v\" has 4 characters, the form allows 3");
  CHECK(warning.notes.at(0).at->pointer == "/body/0/paragraph");
}

TEST_CASE("a text at its limit is in order, white space and line ends not counted") {
  const Bound bound = bind_text(R"([{"paragraph": {"value": "/v", "max-chars": 4}}])",
                                R"({"v": ["一二　三", "四"]})");
  CHECK(bound.diagnostics.list().empty());
}

TEST_CASE("a check box is ticked by its word, alone or in a list, and by true") {
  const std::string word = R"({"check": "/v", "equals": "甲"})", plain = R"({"check": "/v"})";
  CHECK(marked(word, R"({"v": "甲"})") == "[x]");
  CHECK(marked(word, R"({"v": "甲乙"})") == "[ ]");
  CHECK(marked(word, R"({"v": ["乙", "甲"]})") == "[x]");
  CHECK(marked(word, R"({"v": ["乙"]})") == "[ ]");
  CHECK(marked(R"({"check": "/v", "equals": "3"})", R"({"v": 3})") == "[x]");
  CHECK(marked(plain, R"({"v": true})") == "[x]");
  CHECK(marked(plain, R"({"v": false})") == "[ ]");
  for (const char* nothing : {R"({"v": null})", "{}", ""}) {
    CHECK(marked(word, nothing) == "[ ]");
    CHECK(marked(plain, nothing) == "[ ]");
  }
}

TEST_CASE("a check box is as wide as its type is large") {
  const Bound bound = bind_text(
      paragraph_of(R"([{"check": "/v", "style": {"size": "20pt"}}, "甲"])"), R"({"v": true})");
  CHECK(bound.paragraph().runs.at(0).blank == Length::pt(20));
  CHECK(bound.paragraph().runs.at(0).text.empty());
}

TEST_CASE("a box for true or false is not ticked by words: an error") {
  const Bound bound = bind_text(paragraph_of(R"({"check": "/v"})"), R"({"v": "是"})");
  CHECK_FALSE(bound.document);
  CHECK(bound.diagnostics.list().at(0).code == code::record_value);
  CHECK(bound.diagnostics.list().at(0).message.en == "true or false is wanted here");
}

TEST_CASE("a fill-in field is underlined over its width, whatever is in it") {
  const std::string field = R"(["甲", {"value": "/v", "underline": "6字"}, "乙"])";
  CHECK(marked(field, R"({"v": "一二"})") == "甲_一二__[1..6字]_乙");
  CHECK(marked(field, R"({"v": "ab12"})") == "甲_ab12__[1..6字]_乙");
  CHECK(marked(field, R"({"v": null})") == "甲_[6字]_乙");
  CHECK(marked(field, "") == "甲_[6字]_乙");
  CHECK(marked(R"(["甲", {"text": "一二", "underline": true}, "乙"])", "{}") == "甲_一二_乙");
}

TEST_CASE("words, blanks and dates are underlined as long as they are") {
  CHECK(marked(R"({"text": "甲", "underline": true})", "{}") == "_甲_");
  CHECK(marked(R"({"blank": "3字", "underline": true})", "{}") == "_[3字]_");
  CHECK(marked(R"({"value": "/v", "underline": true})", R"({"v": null})").empty());
  CHECK(marked(R"({"value": "/v", "format": "date", "underline": "12字"})", "{}") ==
        "_[4字]__年__[2字]__月__[2字]__日__[6..12字]_");
}

TEST_CASE("a fill-in field of several paragraphs has its room at the end of the last") {
  const Bound bound = bind_text(paragraph_of(R"({"value": "/v", "underline": "4字"})"),
                                R"({"v": ["一二三四五", "六"]})");
  CHECK(marked(bound.paragraph(0), *bound.document) == "_一二三四五_");
  CHECK(marked(bound.paragraph(1), *bound.document) == "_六__[1..4字]_");
}

TEST_CASE("a cell keeps what it says of page breaks and of too little room") {
  const Bound bound = bind_text(
      R"([{"table": {"columns": ["1*"], "rows":
          [[{"text": "a", "continued": "（续）", "fit": {"shrink": "小五"}}]]}}])",
      "{}");
  const Cell& cell = bound.table().rows.at(0).cells.at(0);
  CHECK(cell.continued == "（续）");
  CHECK(cell.fit == form::Fit::shrink);
  CHECK(cell.least_size == Length::pt(9));
}

TEST_CASE("the labels of a diagonal cell are one paragraph each") {
  const Bound bound = bind_text(
      R"([{"table": {"columns": ["1*"], "rows":
          [[{"diagonal": ["科目", {"value": "/v"}, "季度"]}]]}}])",
      R"({"v": ["金", "额"]})");
  const Cell& cell = bound.table().rows.at(0).cells.at(0);
  CHECK(shown(cell.diagonal, *bound.document) == "科目¶金\n额¶季度");
}

std::vector<int> repeats_of(const Table& table) {
  std::vector<int> repeats;
  for (const Row& row : table.rows) repeats.push_back(row.repeat_until);
  return repeats;
}

const std::string departments = R"([{"table": {
  "columns": ["1*", "1*"], "header": [["h", "i"]],
  "rows": [{"label": "L", "each": "/d", "header": [[{"value": "name"}]], "rows": [
    {"each": "p", "header": [["项目"]], "min": 1, "cells": [{"value": "."}]}, ["计"]]}]}}])";

TEST_CASE("headers of groups stand before the rows of each item and reach to its last row") {
  const Bound bound = bind_text(
      departments, R"({"d": [{"name": "甲", "p": ["a", "b"]}, {"name": "乙", "p": []}]})");
  REQUIRE(bound.document);
  CHECK(shown(bound.table(), *bound.document) ==
        "h | i\nL{10x1} | 甲\n项目\na\n项目\nb\n计\n乙\n项目\n\n计\n");
  CHECK(repeats_of(bound.table()) == std::vector<int>{-1, 6, 3, -1, 5, -1, -1, 10, 9, -1, -1});
  CHECK(bound.table().header_rows == 1);
  CHECK(bound.table().rows.at(1).cells.at(1).header);
  CHECK_FALSE(bound.table().rows.at(3).cells.at(0).header);
}

TEST_CASE("a group that fills the page has one blank row more, beside its labels") {
  const Bound bound = bind_text(
      R"([{"table": {"columns": ["1*", "1*", "1*"], "rows": [
          {"label": "L", "each": "/a", "min": 2, "fill": true, "keep-together": true,
           "cells": [{"value": "n"}, {"value": "/unit"}]}, ["x"]]}}])",
      R"({"unit": "局", "a": [{"n": "1"}, {"n": "2"}]})");
  REQUIRE(bound.document);
  CHECK(shown(bound.table(), *bound.document) == "L{3x1} | 1 | 局\n2 | 局\n | \nx\n");
  const std::vector<Row>& rows = bound.table().rows;
  CHECK_FALSE(rows.at(1).fill_page);
  CHECK_FALSE(rows.at(1).keep_with_next);
  CHECK(rows.at(2).fill_page);
  CHECK_FALSE(rows.at(3).fill_page);
}

TEST_CASE("the header of a group reaches over the rows that fill its page") {
  const Bound bound = bind_text(
      R"([{"table": {"columns": ["1*"], "rows": [
          {"header": [["h"]], "fill": true, "rows": [["a"], ["b"]]}]}}])",
      "{}");
  CHECK(shown(bound.table(), *bound.document) == "h\na\nb\na\n");
  CHECK(bound.table().rows.at(0).repeat_until == 3);
}

TEST_CASE("a group without items may still fill the page, with no header to repeat") {
  const Bound bound = bind_text(
      R"([{"table": {"columns": ["1*"], "rows": [
          {"each": "/a", "header": [["h"]], "fill": true, "cells": [{"value": "n"}]}]}}])",
      "{}");
  REQUIRE(bound.table().rows.size() == 1);
  CHECK(bound.table().rows.at(0).fill_page);
  CHECK(bound.table().rows.at(0).repeat_until == -1);
}

const std::string amounts = R"([{"table": {"columns": ["1*", "1*"],
  "rows": [{"each": "/a", "min": 3, "cells": [{"text": "x", "rowspan": "all"}, {"value": "n"}]}],
  "footer": [["小计", {"text": {"sum": "n", "over": "page"}}],
             ["累计", {"text": [{"sum": "n", "over": "table"}, {"sum": "n", "over": "page"}]}]]}}])";

TEST_CASE("footer rows stand last, know their sums, and no cell reaches into them") {
  const Bound bound = bind_text(amounts, R"({"a": [{"n": "1,234.50"}, {"n": -2.5}]})");
  REQUIRE(bound.document);
  const Table& table = bound.table();
  CHECK(table.footer_rows == 2);
  REQUIRE(table.rows.size() == 5);
  CHECK(table.rows.at(0).cells.at(0).row_span == 3);
  REQUIRE(table.sums.size() == 2);
  CHECK_FALSE(table.sums.at(0).running);
  CHECK(table.sums.at(1).running);
  CHECK(table.rows.at(3).cells.at(1).body.at(0).runs.at(0).sum == 0);
  CHECK(table.rows.at(4).cells.at(1).body.at(0).runs.at(0).sum == 1);
  CHECK(table.rows.at(4).cells.at(1).body.at(0).runs.at(1).sum == 0);
  CHECK(table.rows.at(0).addends == std::vector<std::string>{"1234.50", "1234.50"});
  CHECK(table.rows.at(1).addends == std::vector<std::string>{"-2.5", "-2.5"});
  CHECK(table.rows.at(2).addends == std::vector<std::string>{"", ""});
  CHECK(bound.diagnostics.list().empty());
}

TEST_CASE("fillers add nothing, other words warn once, and the form is made all the same") {
  const Bound bound = bind_text(amounts, R"({"a": [{"n": "—"}, {"n": "/"}, {"n": null}, {"n": ""},
                                                   {"n": "约3"}, {"n": "1,23"}, {"n": 1e3}]})");
  REQUIRE(bound.document);
  for (std::size_t row = 0; row < 7; ++row) {
    CHECK(bound.table().rows.at(row).addends.at(0).empty());
  }
  REQUIRE(bound.diagnostics.list().size() == 3);
  CHECK(bound.diagnostics.list().at(0).severity == Severity::warning);
  CHECK(bound.diagnostics.list().at(0).at.pointer == "/a/4/n");
  CHECK(bound.diagnostics.list().at(1).at.pointer == "/a/5/n");
  CHECK(bound.diagnostics.list().at(2).at.pointer == "/a/6/n");
}

TEST_CASE("an item of several rows adds to the sums once, and other lists not at all") {
  const Bound bound = bind_text(
      R"([{"table": {"columns": ["1*"],
          "rows": [{"each": "/a", "header": [["h"]], "rows": [[{"value": "n"}], ["b"]]},
                   {"each": "/words", "cells": [{"value": "."}]}],
          "footer": [[{"text": {"sum": "n", "over": "page"}}]]}}])",
      R"({"a": [{"n": "0.10"}], "words": ["w"]})");
  REQUIRE(bound.document);
  const std::vector<Row>& rows = bound.table().rows;
  CHECK(rows.at(0).addends.empty());
  CHECK(rows.at(1).addends == std::vector<std::string>{"0.10"});
  CHECK(rows.at(2).addends.empty());
  CHECK(rows.at(3).addends == std::vector<std::string>{""});
  CHECK(bound.diagnostics.list().empty());
}

TEST_CASE("items within items add what is theirs") {
  const Bound bound = bind_text(
      R"([{"table": {"columns": ["1*"],
          "rows": [{"each": "/a", "rows": [{"each": "b", "cells": [{"value": "n"}]}, ["计"]]}],
          "footer": [[{"text": {"sum": "n", "over": "page"}}]]}}])",
      R"({"a": [{"b": [{"n": 1}, {"n": 2}]}]})");
  REQUIRE(bound.document);
  const std::vector<Row>& rows = bound.table().rows;
  CHECK(rows.at(0).addends == std::vector<std::string>{"1"});
  CHECK(rows.at(1).addends == std::vector<std::string>{"2"});
  CHECK(rows.at(2).addends == std::vector<std::string>{""});
}

TEST_CASE("the limit of pages goes with the document") {
  const Bound bound = bind_template(
      R"({"form": {"id": "t", "title": "表"}, "pages": {"at-most": 2, "by": ["leading"]},
          "body": [{"paragraph": "a"}]})",
      "{}");
  CHECK(bound.document->budget.at_most == 2);
  CHECK(bound.document->budget.steps.at(0).leading);
}

}  // namespace
}  // namespace zhibiao::bind
