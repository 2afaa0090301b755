// Figures as formats write them: 大写金额, thousands, percentages, dates in their three states.
#include <doctest/doctest.h>

#include "bind/amount.h"
#include "bind/date.h"
#include "bind/format.h"
#include "unit/bind/bound.h"

namespace zhibiao::bind {
namespace {

std::string in_words(std::string_view text, std::string_view ending = "整") {
  const auto figure = read_decimal(text);
  REQUIRE(figure);
  const auto words = amount_in_words(*figure, ending);
  return words ? *words : "error: " + words.error().en;
}

struct Amount {
  std::string_view figure, words;
};

TEST_CASE("amounts are written by the rules of the 支付结算办法") {
  constexpr Amount amounts[] = {
      // its own examples
      {"1,409.50", "壹仟肆佰零玖元伍角"},
      {"6,007.14", "陆仟零柒元壹角肆分"},
      {"1,680.32", "壹仟陆佰捌拾元零叁角贰分"},
      {"107,000.53", "壹拾万柒仟元零伍角叁分"},
      {"16,409.02", "壹万陆仟肆佰零玖元零贰分"},
      {"325.04", "叁佰贰拾伍元零肆分"},
      // 整 after 元 only
      {"0", "零元整"},
      {"0.00", "零元整"},
      {"-0.00", "零元整"},
      {"1", "壹元整"},
      {"1.00", "壹元整"},
      {"1.5", "壹元伍角"},
      {"1.55", "壹元伍角伍分"},
      {"1.05", "壹元零伍分"},
      // no 元
      {"0.5", "伍角"},
      {"0.05", "伍分"},
      {"0.55", "伍角伍分"},
      {".5", ""},
      // 壹 before 拾, zeros inside and at the end
      {"10", "壹拾元整"},
      {"11", "壹拾壹元整"},
      {"100", "壹佰元整"},
      {"101", "壹佰零壹元整"},
      {"110", "壹佰壹拾元整"},
      {"1001", "壹仟零壹元整"},
      {"1010", "壹仟零壹拾元整"},
      {"1100", "壹仟壹佰元整"},
      {"10.05", "壹拾元零伍分"},
      {"10.50", "壹拾元零伍角"},
      {"0000123", "壹佰贰拾叁元整"},
      // over the groups
      {"10000", "壹万元整"},
      {"10001", "壹万零壹元整"},
      {"10100", "壹万零壹佰元整"},
      {"11000", "壹万壹仟元整"},
      {"107000", "壹拾万柒仟元整"},
      {"100000001", "壹亿零壹元整"},
      {"100010000", "壹亿零壹万元整"},
      {"110000000", "壹亿壹仟万元整"},
      {"100001000", "壹亿零壹仟元整"},
      {"66886300", "陆仟陆佰捌拾捌万陆仟叁佰元整"},
      {"1000000000000", "壹万亿元整"},
      {"1000000000001", "壹万亿零壹元整"},
      {"1000100000000", "壹万零壹亿元整"},
      {"1001000000000", "壹万零壹拾亿元整"},
      {"1234567890123.45", "壹万贰仟叁佰肆拾伍亿陆仟柒佰捌拾玖万零壹佰贰拾叁元肆角伍分"},
      {"9999999999999999.99",
       "玖仟玖佰玖拾玖万玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分"},
      // below zero
      {"-10", "负壹拾元整"},
      {"-0.01", "负壹分"},
      // zeros that say nothing
      {"10.500", "壹拾元零伍角"},
  };
  for (const Amount& amount : amounts) {
    if (amount.words.empty()) {
      CHECK_FALSE(read_decimal(amount.figure));
    } else {
      CHECK_MESSAGE(in_words(amount.figure) == amount.words, amount.figure);
    }
  }
  CHECK(in_words("7", "正") == "柒元正");
  CHECK(in_words("7.10", "正") == "柒元壹角");
}

TEST_CASE("less than a 分 and more than 万亿 have no words") {
  CHECK(in_words("0.001") == "error: the amount 0.001 has less than a 分");
  CHECK(in_words("10000000000000000") == "error: the amount 10000000000000000 is beyond 万亿");
}

struct Figure {
  form::Format format;
  std::optional<int> decimals;
  std::string_view text, shown;  // shown "!": no figure
};

TEST_CASE("figures are grouped and rounded half away from zero, exactly") {
  using form::Format;
  const Figure figures[] = {
      {Format::number, {}, "0", "0"},
      {Format::number, {}, "999", "999"},
      {Format::number, {}, "1000", "1,000"},
      {Format::number, {}, "1234567.5", "1,234,567.5"},
      {Format::number, {}, "1,234.50", "1,234.50"},
      {Format::number, {}, "-1234", "-1,234"},
      {Format::number, {}, "+1234", "1,234"},
      {Format::number, {}, "007", "7"},
      {Format::number, 2, "6688.63", "6,688.63"},
      {Format::number, 2, "6688.6", "6,688.60"},
      {Format::number, 2, "0.005", "0.01"},
      {Format::number, 2, "1.005", "1.01"},  // in binary 1.00499...
      {Format::number, 2, "-1.005", "-1.01"},
      {Format::number, 2, "-0.004", "0.00"},
      {Format::number, 2, "0.994", "0.99"},
      {Format::number, 2, "999.995", "1,000.00"},
      {Format::number, 0, "0.5", "1"},
      {Format::number, 0, "9.5", "10"},
      {Format::number, 3, "123456789012345678901234567890.0005",
       "123,456,789,012,345,678,901,234,567,890.001"},
      {Format::number, 2, "—", "—"},
      {Format::number, 2, "/", "/"},
      {Format::number, 2, " 12 ", "12.00"},
      {Format::number, 2, "12万", "!"},
      {Format::number, 2, "1e3", "!"},
      {Format::number, 2, "1,23", "!"},
      {Format::number, 2, "1,234,5", "!"},
      {Format::number, 2, ",123", "!"},
      {Format::number, 2, "1.", "!"},
      {Format::number, 2, ".5", "!"},
      {Format::number, 2, "1.2.3", "!"},
      {Format::number, 2, "--1", "!"},
      {Format::percent, {}, "0.983", "98.3%"},
      {Format::percent, {}, "1", "100%"},
      {Format::percent, {}, "0.98", "98%"},
      {Format::percent, {}, "0.005", "0.5%"},
      {Format::percent, 1, "0.9834", "98.3%"},
      {Format::percent, 1, "0.9835", "98.4%"},
      {Format::percent, 2, "-0.1", "-10.00%"},
      {Format::percent, 1, "98.35%", "98.4%"},
      {Format::percent, {}, "98.3％", "98.3%"},
      {Format::percent, 1, "—", "—"},
      {Format::percent, 1, "很高", "!"},
  };
  for (const Figure& each : figures) {
    form::Field field;
    field.format = each.format;
    field.decimals = each.decimals;
    const auto shown = format_figure(field, each.text);
    CHECK_MESSAGE((shown ? *shown : "!") == each.shown, each.text);
  }
}

TEST_CASE("a date has three states: arabic, Han, and blank") {
  const struct {
    Date date;
    std::string_view arabic, han;
  } dates[] = {
      {{2020, 5, 1}, "2020年5月1日", "二〇二〇年五月一日"},
      {{2024, 10, 10}, "2024年10月10日", "二〇二四年十月十日"},
      {{2024, 11, 19}, "2024年11月19日", "二〇二四年十一月十九日"},
      {{1999, 12, 20}, "1999年12月20日", "一九九九年十二月二十日"},
      {{2000, 1, 31}, "2000年1月31日", "二〇〇〇年一月三十一日"},
  };
  for (const auto& each : dates) {
    const auto whole = [](std::string_view words) {
      return std::vector<DatePart>{{std::string(words), 0}};
    };
    CHECK(write_date(each.date, "{y}年{m}月{d}日") == whole(each.arabic));
    CHECK(write_date(each.date, "{Y}年{M}月{D}日") == whole(each.han));
  }
  const std::vector<DatePart> blank{{"", 4}, {"年", 0}, {"", 2}, {"月", 0}, {"", 3}, {"日", 0}};
  CHECK(write_date({}, "{Y}年{M}月{D}日") == blank);
}

TEST_CASE("a date that is known in part leaves room for the rest") {
  const auto month = read_partial_date("2024-04"), year = read_partial_date("2024");
  REQUIRE(month);
  REQUIRE(year);
  const std::vector<DatePart> without_day{{"2024年4月", 0}, {"", 2}, {"日", 0}};
  CHECK(write_date(*month, "{y}年{m}月{d}日") == without_day);
  const std::vector<DatePart> year_alone{{"二〇二四年", 0}, {"", 2}, {"月", 0}, {"", 3}, {"日", 0}};
  CHECK(write_date(*year, "{Y}年{M}月{D}日") == year_alone);
  CHECK(*read_partial_date("2024-04-15") == Date{2024, 4, 15});
  for (const char* text : {"2024-13", "2024-4", "0000", "24", "2024-04-31", "2024/04", "abcd"}) {
    CHECK_FALSE(read_partial_date(text));
  }
  CHECK_FALSE(read_date("2024-04"));
}

TEST_CASE("what stands for a date that does not apply is shown, and a figure without commas") {
  const Bound bound = bind_text(R"([{"paragraph": {"value": "/on", "format": "date"}},
                    {"paragraph": {"value": "/sum", "format": "number", "grouping": false}}])",
                                R"({"on": "—", "sum": "1,234,567.5"})");
  REQUIRE(bound.document);
  CHECK(shown(bound.paragraph(0), *bound.document) == "—");
  CHECK(shown(bound.paragraph(1), *bound.document) == "1234567.5");
}

TEST_CASE("what is no figure is an error at its place, with the place in the template") {
  const Bound bound = bind_text(
      R"([{"paragraph": {"value": "/a", "format": "amount"}}, {"paragraph": {"value": "/b", "format": "number"}},
          {"paragraph": {"value": "/c", "format": "amount"}}])",
      R"({"a": "若干", "b": ["1", "2"], "c": 0.001})");
  CHECK_FALSE(bound.document);
  REQUIRE(bound.diagnostics.error_count() == 3);
  CHECK(bound.diagnostics.list()[0].at.pointer == "/a");
  CHECK(bound.diagnostics.list()[0].message.en == "\"若干\" is no figure");
  CHECK(bound.diagnostics.list()[0].notes.at(0).at->pointer == "/body/0/paragraph");
  CHECK(bound.diagnostics.list()[1].message.en == "one figure is wanted here");
  CHECK(bound.diagnostics.list()[2].message.en == "the amount 0.001 has less than a 分");
}

}  // namespace
}  // namespace zhibiao::bind
