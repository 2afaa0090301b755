#include "bind/table.h"

#include <doctest/doctest.h>

#include "unit/bind/bound.h"

namespace zhibiao::bind {
namespace {

const std::string institutions = R"([{"table": {
  "columns": ["1*", "1*"],
  "header": [["机构", "合计"]],
  "rows": [{"each": "/income", "min": 3, "cells": [{"value": "name"}, {"value": "total"}]}]}}])";

TEST_CASE("each: one row an item, and blank rows up to the least number") {
  const Bound bound =
      bind_text(institutions,
                R"({"income": [{"name": "局机关", "total": "6688.63"}, {"name": "二级机构"}]})");
  CHECK(shown(bound.table(), *bound.document) ==
        "机构 | 合计\n局机关 | 6688.63\n二级机构 | \n | \n");
  CHECK(bound.diagnostics.list().empty());
}

TEST_CASE("each: more items than the least number all get their row") {
  const Bound bound = bind_text(
      institutions, R"({"income": [{"name": "1"}, {"name": "2"}, {"name": "3"}, {"name": "4"}]})");
  CHECK(bound.table().rows.size() == 5);
}

TEST_CASE("each: null, a missing list and an empty list keep the blank rows") {
  for (const char* record : {R"({"income": null})", "{}", R"({"income": []})", ""}) {
    CAPTURE(record);
    const Bound bound = bind_text(institutions, record);
    CHECK(shown(bound.table(), *bound.document) == "机构 | 合计\n | \n | \n | \n");
  }
}

TEST_CASE("each: a null item is a blank row, not a missing one") {
  const Bound bound =
      bind_text(institutions, R"({"income": [null, {"name": "a"}, null, null, null]})");
  CHECK(shown(bound.table(), *bound.document) == "机构 | 合计\n | \na | \n | \n | \n | \n");
}

TEST_CASE("each over something that is no list is an error at both places") {
  const Bound bound = bind_text(institutions, R"({"income": "6688.63"})");
  CHECK_FALSE(bound.document);
  REQUIRE(bound.diagnostics.error_count() == 1);
  const Diagnostic& fault = bound.diagnostics.list().front();
  CHECK(fault.code == code::record_value);
  CHECK(fault.at.pointer == "/income");
  CHECK(fault.message.en == "an array is wanted here, found a string");
  REQUIRE(fault.notes.size() == 1);
  CHECK(fault.notes.front().at->file == "template.json");
}

TEST_CASE("only header cells and labels are headings") {
  const Bound bound = bind_text(
      R"([{"table": {"columns": ["1*", "1*"], "header": [["甲", "乙"]],
          "rows": [{"label": "标签", "rows": [[{"value": "/x"}]]}]}}])",
      R"({"x": "值"})");
  const Table& table = bound.table();
  CHECK(table.header_rows == 1);
  CHECK(table.rows.at(0).cells.at(1).header);
  CHECK(table.rows.at(1).cells.at(0).header);
  CHECK_FALSE(table.rows.at(1).cells.at(1).header);
}

const std::string indicators = R"([{"table": {
  "columns": ["1*", "1*", "1*", "1*"],
  "header": [[{"text": "指标", "rowspan": "all"}, "一级", "二级", "三级"]],
  "rows": [
    {"label": "产出", "rows": [
      {"label": "数量", "each": "/quantity", "min": 2, "cells": [{"value": "name"}]},
      {"label": "质量", "each": "/quality", "cells": [{"value": "name"}]}]},
    {"label": "效益", "rows": [
      {"label": "经济", "each": "/economy", "min": 1, "cells": [{"value": "name"}]}]}]}}])";

TEST_CASE("nested labels span the rows that their groups made, blank ones included") {
  const Bound bound = bind_text(
      indicators, R"({"quantity": [{"name": "a"}], "quality": [{"name": "b"}, {"name": "c"}]})");
  CHECK(shown(bound.table(), *bound.document) ==
        "指标{6x1} | 一级 | 二级 | 三级\n"
        "产出{4x1} | 数量{2x1} | a\n"
        "\n"
        "质量{2x1} | b\n"
        "c\n"
        "效益 | 经济 | \n");
}

TEST_CASE("a group that makes no rows has no label") {
  const Bound bound = bind_text(indicators, R"({"quantity": [{"name": "a"}, {"name": "b"}]})");
  CHECK(shown(bound.table(), *bound.document) ==
        "指标{4x1} | 一级 | 二级 | 三级\n产出{2x1} | 数量{2x1} | a\nb\n效益 | 经济 | \n");
}

TEST_CASE("each in each: names are those of the innermost item, and labels of the item around") {
  const Bound bound = bind_text(
      R"([{"table": {"columns": ["1*", "1*", "1*"], "rows": [
          {"each": "/groups", "rows": [
            {"label": {"value": "name"}, "each": "items", "min": 1,
             "cells": [{"value": "."}, {"value": "/unit"}]}]}]}}])",
      R"({"unit": "局", "groups": [{"name": "甲", "items": ["a", "b"]}, {"name": "乙"}]})");
  CHECK(shown(bound.table(), *bound.document) == "甲{2x1} | a | 局\nb | 局\n乙 |  | 局\n");
}

TEST_CASE("a group kept together holds its rows to one another, the last one to nothing") {
  const Bound bound = bind_text(
      R"([{"table": {"columns": ["1*"], "rows": [
          {"keep-together": true, "rows": [["a"], ["b"], ["c"]]}, ["d"]]}}])",
      "{}");
  const std::vector<Row>& rows = bound.table().rows;
  CHECK(rows.at(0).keep_with_next);
  CHECK(rows.at(1).keep_with_next);
  CHECK_FALSE(rows.at(2).keep_with_next);
  CHECK_FALSE(rows.at(2).may_split);
  CHECK(rows.at(3).may_split);
}

TEST_CASE("a cell knows where its text comes from in the record and in the template") {
  const Bound bound = bind_text(institutions, R"({"income": [{"name": "局机关"}]})");
  const Origin& origin = bound.table().rows.at(1).cells.at(0).origin;
  CHECK(origin.in_record.pointer() == "/income/0/name");
  CHECK(origin.in_template.pointer() == "/body/0/table/rows/0/cells/0");
}

}  // namespace
}  // namespace zhibiao::bind
