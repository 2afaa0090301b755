// What official grids ask of rows, cells and pieces beyond the plain table: fill-in fields, check
// boxes, headers of groups, sums, diagonal cells, a limit of pages.
#include <doctest/doctest.h>

#include "unit/form/template_text.h"

namespace zhibiao::form {
namespace {

ReadResult read_table_text(const std::string& members, const std::string& schema = {}) {
  return read_body_text(R"({"table": {"columns": ["1*"], )" + members + "}}", schema);
}

ReadResult read_cell_text(const std::string& cell, const std::string& schema = {}) {
  return read_table_text(R"("rows": [[)" + cell + "]]", schema);
}

const Table& table_of(const ReadResult& result) {
  REQUIRE_MESSAGE(result.form.has_value(), result.faults());
  return std::get<Table>(result.form->sections.at(0).blocks.at(0).what);
}

const Cell& cell_of(const ReadResult& result) {
  return std::get<Row>(table_of(result).rows.at(0)).cells.at(0);
}

// The messages alone.
std::string messages(const ReadResult& result) {
  CHECK_FALSE(result.form);
  std::string all;
  for (const Diagnostic& fault : result.diagnostics.list()) {
    all += fmt::format("{} {}\n", fault.code.name, fault.message.en);
  }
  return all;
}

TEST_CASE("a value may have a limit of characters") {
  const ReadResult result = read_cell_text(R"({"value": "/a", "max-chars": 200})");
  CHECK(std::get<Field>(cell_of(result).content.at(0).what).max_chars == 200);
  const ReadResult silent = read_cell_text(R"({"value": "/a"})");
  CHECK(std::get<Field>(cell_of(silent).content.at(0).what).max_chars == 0);
  CHECK(read_cell_text(R"({"value": "/a", "max-chars": 0})").faults().starts_with("3:"));
  CHECK(messages(read_cell_text(R"({"text": "a", "max-chars": 9})")).starts_with("unknown-key"));
}

TEST_CASE("a label may say that it goes on, unless its text itself goes on") {
  CHECK(cell_of(read_cell_text(R"({"text": "a", "continued": "（续）"})")).continued == "（续）");
  const ReadResult bad =
      read_cell_text(R"({"text": "a", "on-split": "continue", "continued": "（续）"})");
  CHECK(messages(bad) ==
        "bad-value \"on-split\": \"continue\" repeats no text to put \"continued\" behind\n");
}

TEST_CASE("text without room grows, shrinks to a stated size, or is an error") {
  CHECK(cell_of(read_cell_text(R"({"fit": "grow"})")).fit == Fit::grow);
  CHECK(cell_of(read_cell_text(R"({"fit": "split"})")).fit == Fit::grow);
  CHECK(cell_of(read_cell_text(R"({"fit": "error"})")).fit == Fit::error);
  const ReadResult shrink = read_cell_text(R"({"fit": {"shrink": "小五"}})");
  CHECK(cell_of(shrink).fit == Fit::shrink);
  CHECK(cell_of(shrink).least_size == Length::pt(9));
  CHECK(messages(read_cell_text(R"({"fit": {"shrink": "四号"}})")) ==
        "bad-value the least size is larger than the type size of the cell\n");
  CHECK(messages(read_cell_text(R"({"fit": {}})")).starts_with("missing-key"));
  CHECK(messages(read_cell_text(R"({"fit": "shrink"})")).starts_with("bad-value"));
}

TEST_CASE("a group has header rows and rows that fill the page") {
  const ReadResult result = read_table_text(
      R"("rows": [{"each": "/a", "header": [[{"value": "name"}]], "fill": true,
                   "cells": [{"value": "n"}]}])");
  const Group& group = std::get<Group>(table_of(result).rows.at(0));
  CHECK(group.header.size() == 1);
  CHECK_FALSE(std::get<Field>(group.header.at(0).cells.at(0).content.at(0).what).path.absolute);
  CHECK(group.fill_page);
  const ReadResult bad = read_table_text(
      R"("rows": [{"fill": true, "rows": [{"each": "/a", "cells": [{"value": "n"}]}]}])");
  CHECK(messages(bad) == "bad-value the group has no row of its own to fill with\n");
}

TEST_CASE("the header of a group is checked against the items of the group") {
  const ReadResult bad = read_table_text(
      R"("rows": [{"each": "/a", "header": [[{"value": "nam"}]], "cells": [{"value": "name"}]}])",
      R"({"properties": {"a": {"type": "array", "items": {"properties": {"name": {}}}}}})");
  CHECK(messages(bad) == "binding-unknown the record has no \"nam\" (in \"nam\")\n");
}

TEST_CASE("a check box is ticked by a word or by true") {
  const ReadResult result =
      read_cell_text(R"({"text": [{"check": "/a", "equals": "是"}, {"check": "/b"}]})");
  const Content& content = cell_of(result).content;
  CHECK(std::get<CheckBox>(content.at(0).what).path.keys.at(0) == "a");
  CHECK(std::get<CheckBox>(content.at(0).what).equals == "是");
  CHECK(std::get<CheckBox>(content.at(1).what).equals.empty());
  CHECK(messages(read_cell_text(R"({"text": {"check": "/b"}})",
                                R"({"properties": {"a": {"type": "string"}}})"))
            .starts_with("binding-unknown"));
  CHECK(messages(read_cell_text(R"({"text": {"check": "/a", "equals": ""}})")) ==
        "bad-value \"equals\" is empty\n");
  CHECK(messages(read_cell_text(R"({"text": {"check": "/a", "text": "x"}})"))
            .starts_with("bad-value only one of"));
  CHECK(messages(read_cell_text(R"({"text": {"check": "/a", "underline": true}})"))
            .starts_with("unknown-key"));
}

TEST_CASE("words, values and blanks are underlined, over a stated width or as they are") {
  const ReadResult result = read_cell_text(
      R"({"text": [{"value": "/a", "underline": "16字", "style": {"size": "10pt"}},
                   {"text": "b", "underline": true}, {"blank": "2字", "underline": "3mm"}, "c",
                   {"text": "d", "underline": false}]})");
  const Content& content = cell_of(result).content;
  CHECK(content.at(0).underline == Length::pt(160));
  CHECK(content.at(1).underline == Length());
  CHECK(content.at(2).underline == Length::mm(3));
  CHECK_FALSE(content.at(3).underline);
  CHECK_FALSE(content.at(4).underline);
  CHECK(cell_of(read_cell_text(R"({"value": "/a", "underline": "8mm"})")).content.at(0).underline ==
        Length::mm(8));
  CHECK(messages(read_cell_text(R"({"text": {"blank": "1字", "underline": 3}})"))
            .starts_with("wrong-type"));
  CHECK(messages(read_cell_text(R"({"text": {"blank": "1字", "underline": "-3mm"}})"))
            .starts_with("bad-value"));
}

const std::string items = R"("rows": [{"each": "/a", "cells": [{"value": "n"}]}], )";

TEST_CASE("a footer sums fields of the items, over the page or the table") {
  const ReadResult result =
      read_table_text(items + R"("footer": [[{"text": ["计", {"sum": "x/y", "over": "page"}]}],
                            [{"text": {"sum": "n", "over": "table"}}]])");
  const Table& table = table_of(result);
  REQUIRE(table.footer.size() == 2);
  const Sum& page = std::get<Sum>(table.footer.at(0).cells.at(0).content.at(1).what);
  CHECK(page.path.keys == std::vector<std::string>{"x", "y"});
  CHECK_FALSE(page.running);
  CHECK(std::get<Sum>(table.footer.at(1).cells.at(0).content.at(0).what).running);
}

TEST_CASE("faults of sums are reported") {
  const std::string schema = R"({"properties": {
    "a": {"type": "array", "items": {"properties": {"n": {}, "amount": {"type": "number"}}}}}})";
  const auto fault = [&](const std::string& piece) {
    return messages(read_table_text(items + R"("footer": [[{"text": )" + piece + "}]]", schema));
  };
  CHECK(fault(R"({"sum": "amuont", "over": "page"})") ==
        "binding-unknown the record has no \"amuont\" (in \"amuont\")\n");
  CHECK(fault(R"({"sum": "/a", "over": "page"})") ==
        "bad-value \"sum\" adds up a field of the items of this table's \"each\"\n");
  CHECK(fault(R"({"sum": "amount"})").starts_with("missing-key"));
  CHECK(fault(R"({"sum": "amount", "over": "row"})").starts_with("bad-value"));
  CHECK(messages(read_cell_text(R"({"text": {"sum": "n", "over": "page"}})")) ==
        "bad-value a \"sum\" stands in a table's \"footer\" alone\n");
  CHECK(messages(read_table_text(
                     R"("rows": [["x"]], "footer": [[{"text": {"sum": "n", "over": "page"}}]])"))
            .starts_with("bad-value \"sum\" adds up"));
}

TEST_CASE("a sum may name a field that only one of several lists has") {
  const ReadResult result = read_table_text(
      R"("rows": [{"each": "/a", "cells": [{"value": "n"}]}, {"each": "/b", "cells": [{"value": "m"}]}],
         "footer": [[{"text": {"sum": "m", "over": "page"}}]])",
      R"({"properties": {"a": {"type": "array", "items": {"properties": {"n": {}}}},
                         "b": {"type": "array", "items": {"properties": {"m": {}}}}}})");
  CHECK(result.faults() == "");
}

TEST_CASE("rules are solid, dashed or dotted") {
  const ReadResult result = read_cell_text(
      R"({"rules": {"top": {"line": "dashed", "width": "1pt"}, "left": {"line": "dotted"}, "right": "1pt"}})");
  const CellRules& rules = cell_of(result).rules;
  CHECK(rules.top->line == Rule::Line::dashed);
  CHECK(rules.left->line == Rule::Line::dotted);
  CHECK(rules.right->line == Rule::Line::solid);
  CHECK(cell_of(read_cell_text(R"({"rules": {"line": "dashed"}})")).rules.bottom->line ==
        Rule::Line::dashed);
  CHECK(messages(read_cell_text(R"({"rules": {"line": "dash"}})")).starts_with("bad-value"));
}

TEST_CASE("a style may be vertical, and one like it horizontal again") {
  const ReadResult result = read_members(
      R"("styles": {"v": {"writing": "vertical"}, "h": {"like": "v", "writing": "horizontal"}},
         "body": [{"paragraph": "a", "style": "v"}, {"paragraph": "a", "style": "h"}])");
  REQUIRE_MESSAGE(result.form.has_value(), result.faults());
  const auto style = [&](std::size_t block) {
    const Paragraph& paragraph =
        std::get<Paragraph>(result.form->sections.at(0).blocks.at(block).what);
    return result.form->styles.at(paragraph.style);
  };
  CHECK(style(0).vertical);
  CHECK_FALSE(style(1).vertical);
}

TEST_CASE("a diagonal cell has two or three labels and no text") {
  const ReadResult result = read_cell_text(R"({"diagonal": ["科目", {"value": "/a"}, "季度"]})");
  const Cell& cell = cell_of(result);
  REQUIRE(cell.diagonal.size() == 3);
  CHECK(std::holds_alternative<Field>(cell.diagonal.at(1).at(0).what));
  CHECK(cell.content.empty());
  CHECK(messages(read_cell_text(R"({"diagonal": ["a"]})")) ==
        "bad-value a diagonal cell has two or three labels, not 1\n");
  CHECK(messages(read_cell_text(R"({"diagonal": ["a", "b"], "text": "c"})"))
            .starts_with("bad-value only one of"));
  CHECK(messages(read_cell_text(R"({"diagonal": "a"})")).starts_with("wrong-type"));
}

TEST_CASE("a form may have a limit of pages and say what it gives up for it") {
  const ReadResult result = read_members(
      R"("pages": {"at-most": 6, "by": ["leading", "size to 小五", {"size": "8pt"}]},
         "body": [{"paragraph": "a"}])");
  REQUIRE_MESSAGE(result.form.has_value(), result.faults());
  const PageBudget& budget = result.form->budget;
  CHECK(budget.at_most == 6);
  REQUIRE(budget.steps.size() == 3);
  CHECK(budget.steps.at(0).leading);
  CHECK_FALSE(budget.steps.at(1).leading);
  CHECK(budget.steps.at(1).least_size == Length::pt(9));
  CHECK(budget.steps.at(2).least_size == Length::pt(8));
}

TEST_CASE("faults of the limit of pages are reported") {
  const auto fault = [](const std::string& pages) {
    return messages(read_members(R"("pages": )" + pages + R"(, "body": [{"paragraph": "a"}])"));
  };
  CHECK(fault(R"({"by": ["leading"]})").starts_with("missing-key"));
  CHECK(fault(R"({"at-most": 0})").starts_with("bad-value"));
  CHECK(fault(R"({"at-most": 2, "by": ["lead"]})") ==
        "bad-value \"lead\" saves no room; write \"leading\" or \"size to 小五\"\n");
  CHECK(fault(R"({"at-most": 2, "by": ["size to 小九"]})").starts_with("bad-value"));
  CHECK(fault(R"({"at-most": 2, "by": [3]})").starts_with("wrong-type"));
  CHECK(fault(R"({"at-most": 2, "steps": []})").starts_with("unknown-key"));
}

}  // namespace
}  // namespace zhibiao::form
