#include <doctest/doctest.h>

#include "unit/form/template_text.h"

namespace zhibiao::form {
namespace {

const Table& table_of(const ReadResult& result) {
  REQUIRE_MESSAGE(result.form.has_value(), result.faults());
  return std::get<Table>(result.form->sections.at(0).blocks.at(0).what);
}

ReadResult read_table_text(const std::string& members) {
  return read_body_text("{\"table\": {" + members + "}}");
}

std::string text_of(const Cell& cell) {
  std::string all;
  for (const Piece& piece : cell.content) {
    if (const auto* literal = std::get_if<Literal>(&piece.what)) all += literal->text;
    if (const auto* field = std::get_if<Field>(&piece.what)) {
      all += field->path.absolute ? "</" : "<";
      for (const std::string& key : field->path.keys) all += key + ">";
    }
  }
  return all;
}

TEST_CASE("a table has its columns, header, rows and looks") {
  const ReadResult result = read_table_text(R"(
    "columns": ["20%", "30mm", "2*"], "width": "100mm", "align": "center", "joined": true,
    "row-height": "at least 8mm", "rules": {"inner": "0.75pt", "outer": {"width": "2pt", "color": "#ff0000"}},
    "header": [["a", {"text": "b", "colspan": 2}]],
    "rows": [[{"value": "/x", "rowspan": "all", "on-split": "continue", "fit": "error"}, "", "d"],
             {"cells": ["e", "f"], "height": "exact 5mm", "split": false, "keep-with-next": true}])");
  const Table& table = table_of(result);
  CHECK(table.columns.size() == 3);
  CHECK(table.width == Length::mm(100));
  CHECK(table.align == Align::center);
  CHECK(table.joined);
  CHECK(table.rules.inner.width == Length::from_emu(9'525));
  CHECK(table.rules.outer == Rule{Length::pt(2), Color::rgb(255, 0, 0)});
  CHECK(table.header.at(0).cells.at(1).column_span == 2);
  const Row& first = std::get<Row>(table.rows.at(0));
  CHECK(first.height.kind == RowHeight::Kind::at_least);
  CHECK(first.may_split);
  CHECK(text_of(first.cells.at(0)) == "</x>");
  CHECK(first.cells.at(0).row_span == 0);
  CHECK(first.cells.at(0).on_split == OnSplit::go_on);
  CHECK(first.cells.at(0).fit == Fit::error);
  CHECK(first.cells.at(1).content.empty());
  const Row& second = std::get<Row>(table.rows.at(1));
  CHECK(second.height.kind == RowHeight::Kind::exact);
  CHECK(second.height.length == Length::mm(5));
  CHECK_FALSE(second.may_split);
  CHECK(second.keep_with_next);
}

TEST_CASE("rules are half a point inside and one point outside where a table is silent") {
  const ReadResult plain = read_table_text(R"("columns": ["1*"], "rows": [["x"]])");
  CHECK(table_of(plain).rules.inner.width == Length::from_emu(6'350));
  CHECK(table_of(plain).rules.outer.width == Length::pt(1));
  const ReadResult none = read_table_text(R"("columns": ["1*"], "rules": "none", "rows": [["x"]])");
  CHECK(table_of(none).rules.inner.width == Length());
  CHECK(table_of(none).rules.outer.width == Length());
}

TEST_CASE("a cell rules all its edges or some") {
  const ReadResult result = read_table_text(
      R"("columns": ["1*"], "rows": [[{"rules": "none"}], [{"rules": {"bottom": "0.5pt", "top": "none"}}],
         [{"rules": {"width": "1pt"}}]])");
  const auto rules = [&](std::size_t row) {
    return std::get<Row>(table_of(result).rows.at(row)).cells.at(0).rules;
  };
  CHECK(rules(0).left->width == Length());
  CHECK(rules(0).bottom->width == Length());
  CHECK(rules(1).bottom->width == Length::from_emu(6'350));
  CHECK(rules(1).top->width == Length());
  CHECK_FALSE(rules(1).left);
  CHECK(rules(2).right->width == Length::pt(1));
}

TEST_CASE("groups nest, with labels, least rows and styles handed down") {
  const ReadResult result =
      read_members(R"("styles": {"a": {"size": "20pt"}, "b": {"size": "30pt"}},
   "body": [{"table": {"columns": ["1*", "1*", "1*", "1*"], "style": "a", "rows": [
     {"labels": ["L1", {"value": "/top"}], "rows": [
       {"label": "M", "each": "/list", "min": 3, "keep-together": true, "split": false, "style": "b",
        "cells": [{"value": "name"}, {"value": ".", "style": "a"}]},
       ["x", "y"]]}]}}])");
  const Group& outer = std::get<Group>(table_of(result).rows.at(0));
  CHECK_FALSE(outer.each);
  CHECK(outer.labels.size() == 2);
  CHECK(text_of(outer.labels.at(1)) == "</top>");
  const Group& inner = std::get<Group>(outer.rows.at(0));
  CHECK(inner.each->keys == std::vector<std::string>{"list"});
  CHECK(inner.min == 3);
  CHECK(inner.keep_together);
  const Row& row = std::get<Row>(inner.rows.at(0));
  CHECK_FALSE(row.may_split);
  CHECK(text_of(row.cells.at(0)) == "<name>");
  const Path& item = std::get<Field>(row.cells.at(1).content.at(0).what).path;
  CHECK_FALSE(item.absolute);
  CHECK(item.keys.empty());
  const auto size = [&](const Cell& cell) { return result.form->styles.at(cell.style).size; };
  CHECK(size(outer.labels.at(0)) == Length::pt(20));
  CHECK(size(row.cells.at(0)) == Length::pt(30));
  CHECK(size(row.cells.at(1)) == Length::pt(20));
  CHECK(std::get<Row>(outer.rows.at(1)).cells.size() == 2);
}

TEST_CASE("columns that cannot fit are named") {
  const auto faults = [](const std::string& columns) {
    return read_table_text("\"columns\": " + columns + ", \"rows\": [[\"x\"]]").faults();
  };
  CHECK(faults(R"(["50%", "30%", "20%"])").empty());
  CHECK(faults(R"(["33.3333%", "33.3333%", "33.3334%"])").empty());
  CHECK(faults(R"(["156mm"])").empty());
  CHECK(faults(R"(["50%", "30%", "20.01%", "5%"])") ==
        "3:38 columns-too-wide /body/0/table/columns/2: with column 3 (20.01%) the percentages add "
        "up "
        "to 100.01%, over 100%\n");
  CHECK(
      faults(R"(["100mm", "56.1mm"])") ==
      "3:33 columns-too-wide /body/0/table/columns/1: with column 2 (56.1mm) the columns are wider "
      "than the table, 156mm\n");
  CHECK(faults(R"(["1*", "100mm", "50%"])") ==
        "3:39 columns-too-wide /body/0/table/columns/2: with column 3 (50%) the columns are wider "
        "than the table, 156mm\n");
  CHECK(faults(R"(["156mm", "1*"])") ==
        "3:33 columns-too-wide /body/0/table/columns/1: with column 2 (1*) the columns are wider "
        "than "
        "the table, 156mm\n");
  CHECK(read_table_text(R"("width": "157mm", "columns": ["1*"], "rows": [["x"]])").faults() ==
        "3:21 columns-too-wide /body/0/table/width: the table is wider than the text area of the "
        "page\n");
}

TEST_CASE("faults of a table are all reported in the order of the text") {
  const ReadResult result = read_table_text(
      "\"columns\": [\"1*\", 30],\n \"colums\": 1,\n \"rows\": [\n"
      "  [{\"text\": \"a\", \"colspan\": 0}, 5],\n"
      "  [{\"text\": \"a\", \"value\": \"/b\"}],\n"
      "  {\"height\": \"8mm\"},\n"
      "  {\"min\": 2, \"cells\": []},\n"
      "  {\"label\": {\"text\": \"a\", \"rowspan\": 2}, \"rows\": [], \"cells\": []},\n"
      "  {\"each\": \"/a\", \"cels\": []},\n"
      "  [{\"text\": \"a\", \"rowspan\": \"al\", \"fit\": \"shrink\"}]\n ]");
  CHECK_FALSE(result.form);
  CHECK(result.faults() ==
        "3:30 bad-value /body/0/table/columns/1: the number 30 has no unit\n"
        "4:2 unknown-key /body/0/table/colums: unknown key \"colums\"\n"
        "6:29 bad-value /body/0/table/rows/0/0/colspan: 0 is not a whole number from 1 to 1000\n"
        "6:33 wrong-type /body/0/table/rows/0/1: a cell: text or an object is wanted here, found a "
        "number\n"
        "7:13 bad-value /body/0/table/rows/1/0/text: only one of \"text\" and \"value\" may stand "
        "here\n"
        "8:3 missing-key /body/0/table/rows/2: \"cells\" is missing\n"
        "8:14 bad-value /body/0/table/rows/2/height: \"8mm\" is not a row height such as \"auto\", "
        "\"at least 8mm\" or \"exact 8mm\"\n"
        "9:11 bad-value /body/0/table/rows/3/min: \"min\" goes with \"each\"\n"
        "10:38 bad-value /body/0/table/rows/4/label/rowspan: a label spans the rows that its group "
        "makes\n"
        "10:50 bad-value /body/0/table/rows/4/rows: only one of \"cells\" and \"rows\" may stand "
        "here\n"
        "11:3 missing-key /body/0/table/rows/5: \"cells\" is missing\n"
        "11:18 unknown-key /body/0/table/rows/5/cels: unknown key \"cels\"\n"
        "12:29 wrong-type /body/0/table/rows/6/0/rowspan: a number of rows or \"all\" is wanted "
        "here, "
        "found a string\n"
        "12:42 bad-value /body/0/table/rows/6/0/fit: unknown value \"shrink\"\n");
}

}  // namespace
}  // namespace zhibiao::form
