#include "bind/bind.h"

#include <doctest/doctest.h>

#include "unit/bind/bound.h"

namespace zhibiao::bind {
namespace {

const std::string conditional =
    R"([{"paragraph": "有", "when": "/v"}, {"paragraph": "无", "unless": "/v"}])";

TEST_CASE("when and unless: 0, false and blank-looking text are there; null and empty are not") {
  for (const char* record :
       {R"({"v": 0})", R"({"v": false})", R"({"v": "0"})", R"({"v": [null]})"}) {
    CAPTURE(record);
    const Bound bound = bind_text(conditional, record);
    CHECK(shown(bound.paragraph(), *bound.document) == "有");
    CHECK(bound.document->sections.at(0).blocks.size() == 1);
  }
  for (const char* record :
       {R"({"v": null})", R"({"v": ""})", R"({"v": []})", R"({"v": {}})", "{}", ""}) {
    CAPTURE(record);
    const Bound bound = bind_text(conditional, record);
    CHECK(shown(bound.paragraph(), *bound.document) == "无");
  }
}

TEST_CASE("a section without anything to show makes no empty page") {
  const Bound bound = bind_text(
      R"([{"section": [{"paragraph": "封面"}], "when": "/cover"}, {"section": [{"prose": "/text"}]},
          {"section": [{"paragraph": "正文"}]}])",
      R"({"cover": null})");
  REQUIRE(bound.document);
  REQUIRE(bound.document->sections.size() == 1);
  CHECK(shown(bound.paragraph(), *bound.document) == "正文");
}

TEST_CASE("a form on which nothing is shown at all is an error, not an empty file") {
  const Bound bound = bind_text(R"([{"prose": "/text"}])", "{}");
  CHECK_FALSE(bound.document);
  CHECK(bound.diagnostics.error_count() == 1);
}

TEST_CASE("all faults of a record are reported in one run") {
  const Bound bound = bind_text(
      R"([{"paragraph": {"value": "/a"}}, {"paragraph": {"value": "/b", "format": "date"}},
          {"prose": "/c"}])",
      R"({"a": {}, "b": "2024年", "c": {"d": 1}})");
  CHECK_FALSE(bound.document);
  CHECK(bound.diagnostics.error_count() == 3);
}

TEST_CASE("a content of several paragraphs keeps its block's ties at its two ends") {
  const Bound bound = bind_text(
      R"([{"paragraph": "前"}, {"paragraph": {"value": "/v"}, "keep-with-next": true,
          "keep-with-previous": 1}])",
      R"({"v": ["一", "二", "三"]})");
  CHECK(bound.block(1).keep_with_previous == 1);
  CHECK_FALSE(bound.block(1).keep_with_next);
  CHECK(bound.block(2).keep_with_previous == 0);
  CHECK(bound.block(3).keep_with_next);
}

TEST_CASE("a heading holds to what follows it") {
  const Bound bound =
      bind_text(R"([{"paragraph": "标题", "heading": 1}, {"paragraph": "正文"}])", "{}");
  CHECK(bound.paragraph(0).heading == 1);
  CHECK(bound.block(0).keep_with_next);
  CHECK_FALSE(bound.block(1).keep_with_next);
}

const std::string signoff = R"({"form": {"id": "t", "title": "表"},
  "styles": {"default": {"size": "五号"}},
  "body": [{"signoff": {"title": "部门（单位）意见：", "opinion": {"value": "/opinion"},
    "label": "负责人（签章）：", "date": {"value": "/date", "format": "date"}, "seal": "42mm",
    "min-height": "60mm", "label-inset": "6字", "date-inset": "1字", "field": "unit_head"}}]})";

TEST_CASE(
    "sign-off: one cell that never splits, title and opinion above, label and date at the foot") {
  const Bound bound = bind_template(signoff, R"({"opinion": "同意。", "date": "2024-04-15"})");
  const Table& table = bound.table();
  CHECK(shown(table, *bound.document) ==
        "部门（单位）意见：¶同意。 / 负责人（签章）：¶2024年4月15日\n");
  CHECK(table.columns.size() == 1);
  REQUIRE(table.signing);
  CHECK(table.signing->line->name == "unit_head");
  CHECK(table.signing->line->tooltip == "负责人（签章）");
  CHECK_FALSE(table.signing->place);
  const Row& row = table.rows.at(0);
  CHECK_FALSE(row.may_split);
  CHECK(row.height.kind == form::RowHeight::Kind::at_least);
  CHECK(row.height.length == Length::mm(60));
  CHECK(row.cells.at(0).free_height == Length::mm(42));
}

TEST_CASE("tooltips of fields: as stated, else the label, else the title, else the name") {
  const auto signing = [](const std::string& members) {
    const Bound bound = bind_text("[{\"signoff\": {\"seal\": \"42mm\", " + members + "}}]", "{}");
    REQUIRE(bound.table().signing);
    return *bound.table().signing;
  };
  CHECK(
      signing(R"("label": "负责人：", "field": {"name": "a", "tooltip": "签名"})").line->tooltip ==
      "签名");
  CHECK(signing(R"("title": "单位意见：", "field": "a")").line->tooltip == "单位意见");
  CHECK(signing(R"("field": "a")").line->tooltip == "a");
  const Signing both = signing(R"("label": "负责人：", "field": "a", "seal-field": "b")");
  CHECK(both.place->tooltip == "负责人（盖章处）");
  CHECK(both.place_size == Length::mm(42));
  CHECK(both.has_label);
  CHECK_FALSE(both.has_title);
}

TEST_CASE("a sign-off that states no field and no seal has nothing to sign") {
  CHECK_FALSE(bind_text(R"([{"signoff": {"title": "意见："}}])", "{}").table().signing);
}

TEST_CASE("sign-off: label and date stand flush right, each its inset from the edge") {
  const Bound bound = bind_template(signoff, R"({"date": "2024-04-15"})");
  const Cell& cell = bound.table().rows.at(0).cells.at(0);
  const form::Style& label = bound.document->styles.at(cell.foot.at(0).style);
  const form::Style& date = bound.document->styles.at(cell.foot.at(1).style);
  CHECK(label.align == form::Align::right);
  CHECK(label.right_indent == label.size * 6);
  CHECK(date.align == form::Align::right);
  CHECK(date.right_indent == date.size);
  CHECK(bound.document->styles.at(cell.style).vertical_align == form::VerticalAlign::top);
}

TEST_CASE("sign-off: without data the date is room for handwriting and there is no opinion") {
  const Bound bound = bind_template(signoff, "");
  CHECK(shown(bound.table(), *bound.document) ==
        "部门（单位）意见： / 负责人（签章）：¶[4字]年[2字]月[2字]日\n");
}

}  // namespace
}  // namespace zhibiao::bind
