#include "bind/fill.h"

#include <doctest/doctest.h>

#include "unit/bind/bound.h"

namespace zhibiao::bind {
namespace {

// What a one-cell table with this cell shows.
std::string cell_shows(const std::string& cell, const std::string& record) {
  const Bound bound =
      bind_text(R"([{"table": {"columns": ["1*"], "rows": [[)" + cell + "]]}}]", record);
  REQUIRE(bound.document);
  return shown(bound.table().rows.at(0).cells.at(0).body, *bound.document);
}

TEST_CASE("a value is shown as the record has it") {
  CHECK(cell_shows(R"({"value": "/v"})", R"({"v": 6688.630})") == "6688.630");
  CHECK(cell_shows(R"({"value": "/v"})", R"({"v": 0})") == "0");
  CHECK(cell_shows(R"({"value": "/v"})", R"({"v": "0.00"})") == "0.00");
  CHECK(cell_shows(R"({"value": "/v"})", R"({"v": "—"})") == "—");
  CHECK(cell_shows(R"({"value": "/v"})", R"({"v": true})") == "是");
  CHECK(cell_shows(R"({"value": "/v"})", R"({"v": false})") == "否");
}

TEST_CASE("null, nothing, empty text and white space are blank, and show what the template says") {
  for (const char* record : {R"({"v": null})", "{}", R"({"v": ""})", R"({"v": "  \n "})",
                             R"({"v": []})", R"({"v": ["", null]})"}) {
    CAPTURE(record);
    CHECK(cell_shows(R"({"value": "/v"})", record).empty());
    CHECK(cell_shows(R"({"value": "/v", "empty": "—"})", record) == "—");
  }
}

TEST_CASE("line ends and lists make paragraphs, lines without text none") {
  CHECK(cell_shows(R"({"value": "/v"})", R"({"v": "一\n\n二\r\n三\u2028四"})") == "一¶二¶三¶四");
  CHECK(cell_shows(R"({"value": "/v"})", R"({"v": ["一", "", "二\n三", 4]})") == "一¶二¶三¶4");
}

TEST_CASE("words around a field of several paragraphs go with its first and its last one") {
  CHECK(cell_shows(R"({"text": ["甲：", {"value": "/v"}, "。"]})", R"({"v": ["一", "二"]})") ==
        "甲：一¶二。");
}

TEST_CASE("a line end in a literal stays a line end within the paragraph") {
  CHECK(cell_shows(R"("年度主要工作\n内容")", "{}") == "年度主要工作\n内容");
}

TEST_CASE("an object or a list of lists is no text: an error with both places") {
  const Bound bound = bind_text(
      R"([{"table": {"columns": ["1*"], "rows": [[{"value": "/a"}], [{"value": "/b"}]]}}])",
      R"({"a": {"x": 1}, "b": ["1", ["2"]]})");
  CHECK_FALSE(bound.document);
  REQUIRE(bound.diagnostics.error_count() == 2);
  CHECK(bound.diagnostics.list()[0].at.pointer == "/a");
  CHECK(bound.diagnostics.list()[0].message.en == "text is wanted here, found an object");
  CHECK(bound.diagnostics.list()[0].notes.at(0).at->pointer == "/body/0/table/rows/0/0");
  CHECK(bound.diagnostics.list()[1].at.pointer == "/b/1");
}

TEST_CASE("a path through text is an error, a path through null is blank") {
  CHECK(cell_shows(R"({"value": "/unit/name"})", R"({"unit": null})").empty());
  const Bound bound =
      bind_text(R"([{"paragraph": {"value": "/unit/name"}}])", R"({"unit": "征收中心"})");
  CHECK_FALSE(bound.document);
  CHECK(bound.diagnostics.list().at(0).message.en ==
        "this is a string, but the template looks for \"name\" in it");
}

TEST_CASE("dates are written without leading zeros") {
  const std::string cell = R"({"value": "/d", "format": "date"})";
  CHECK(cell_shows(cell, R"({"d": "2024-04-05"})") == "2024年4月5日");
  CHECK(cell_shows(R"({"value": "/d", "format": "date", "pattern": "{d}/{m}/{y}"})",
                   R"({"d": "2024-12-31"})") == "31/12/2024");
}

TEST_CASE("a date without a value is room for handwriting between 年, 月 and 日") {
  const std::string cell = R"({"value": "/d", "format": "date"})";
  CHECK(cell_shows(cell, R"({"d": null})") == "[4字]年[2字]月[2字]日");
  CHECK(cell_shows(cell, "") == "[4字]年[2字]月[2字]日");
  CHECK(cell_shows(R"({"value": "/d", "format": "date", "empty": "/"})", "{}") == "/");
}

TEST_CASE("dates in other forms and days that do not exist are errors with the cure") {
  const std::string body = R"([{"paragraph": {"value": "/d", "format": "date"}}])";
  const auto fault = [&](const std::string& date) {
    const Bound bound = bind_text(body, R"({"d": )" + date + "}");
    CHECK_FALSE(bound.document);
    return bound.diagnostics.list().at(0).message.en;
  };
  CHECK(fault(R"("2024年4月15日")") ==
        "\"2024年4月15日\" is no date in the form year-month-day; write 2024-04-15");
  CHECK(fault(R"("2023-02-29")") == "the calendar has no day 2023-02-29");
  CHECK(fault(R"("四月")") == "\"四月\" is no date in the form year-month-day");
  CHECK(fault("20240415") == "one date is wanted here");
  CHECK(fault(R"(["2024-04-15", "2024-04-16"])") == "one date is wanted here");
}

TEST_CASE("surplus spaces are dropped with one warning a place, however often it is shown") {
  const Bound bound =
      bind_text(R"([{"paragraph": {"value": "/v"}}, {"paragraph": {"value": "/v"}}])",
                R"({"v": "　　完成  征收\t任务 "})");
  CHECK(shown(bound.paragraph(1), *bound.document) == "完成 征收 任务");
  REQUIRE(bound.diagnostics.list().size() == 1);
  const Diagnostic& warning = bound.diagnostics.list().front();
  CHECK(warning.severity == Severity::warning);
  CHECK(warning.code == code::spaces_collapsed);
  CHECK(warning.at.pointer == "/v");
  CHECK(warning.message.en == "5 surplus spaces were dropped");
}

TEST_CASE("zero-width and control characters are removed with a warning") {
  const Bound bound =
      bind_text(R"([{"paragraph": {"value": "/v"}}])", R"({"v": "征\u200b收\u0007中\ufeff心"})");
  CHECK(shown(bound.paragraph(), *bound.document) == "征收中心");
  REQUIRE(bound.diagnostics.list().size() == 1);
  CHECK(bound.diagnostics.list()[0].code == code::control_removed);
  CHECK(bound.diagnostics.list()[0].message.en ==
        "3 control characters without a shape were removed");
}

TEST_CASE("a blank of stated width holds no text") {
  CHECK(cell_shows(R"({"text": ["第", {"blank": "3字"}, "页"]})", "{}") == "第[3字]页");
}

TEST_CASE("a piece may have its own style, the rest keeps the cell's") {
  const Bound bound = bind_template(
      R"({"form": {"id": "t", "title": "表"}, "styles": {"bold": {"font": "黑体"}},
          "body": [{"paragraph": ["甲", {"text": "乙", "style": "bold"}]}]})",
      "{}");
  const Paragraph& paragraph = bound.paragraph();
  CHECK(paragraph.runs.at(0).style == paragraph.style);
  CHECK(bound.document->styles.at(paragraph.runs.at(1).style).font == "黑体");
}

}  // namespace
}  // namespace zhibiao::bind
