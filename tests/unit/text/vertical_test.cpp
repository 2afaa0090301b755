#include "text/vertical.h"

#include <doctest/doctest.h>

#include "unit/text/set_text.h"

using namespace zhibiao;
using namespace zhibiao::text;

namespace {

form::Style vertical_style() {
  form::Style style = test_style();
  style.vertical = true;
  return style;
}

std::vector<Line> columns_of(const std::string& text, const form::Style& style, int hundredths) {
  return break_vertical(shape_text(text, style), em(style, hundredths));
}

// The glyph that a character's own font gives it in a line.
std::uint32_t level_glyph(const std::string& text) {
  return shape_text(text, test_style()).glyphs.at(0).glyph;
}

std::uint32_t upright_glyph(const std::string& text) {
  return shape_text(text, vertical_style()).glyphs.at(0).glyph;
}

}  // namespace

TEST_CASE("characters stand one em below the other in the middle of the column") {
  const form::Style style = vertical_style();
  const auto columns = columns_of("联系人", style, 1'000);
  REQUIRE(columns.size() == 1);
  REQUIRE(columns[0].glyphs.size() == 3);
  for (int index = 0; index < 3; ++index) {
    const PlacedGlyph& glyph = columns[0].glyphs[static_cast<std::size_t>(index)];
    CHECK(glyph.x == -em(style, 50));
    CHECK(glyph.y == em(style, 88 + 100 * index));
    CHECK(glyph.advance == em(style));
  }
  CHECK(columns[0].left == Length());
  CHECK(columns[0].right == em(style, 300));
}

TEST_CASE("brackets, marks, and dashes have vertical forms and keep their text") {
  for (const std::string mark : {"（", "）", "《", "》", "“", "，", "。", "、", "—", "……"}) {
    CHECK_MESSAGE(upright_glyph(mark) != level_glyph(mark), mark);
  }
  CHECK(upright_glyph("国") == level_glyph("国"));
  const ShapedParagraph paragraph = shape_text("（一），。", vertical_style());
  std::string text;
  for (const Glyph& glyph : paragraph.glyphs) {
    text += paragraph.text.substr(glyph.text_begin, glyph.text_end - glyph.text_begin);
  }
  CHECK(text == "（一），。");
  for (const Cluster& cluster : paragraph.clusters) CHECK(cluster.advance == Length::pt(10));
}

TEST_CASE("a dash of two characters takes two ems of the column") {
  const form::Style style = vertical_style();
  const auto columns = columns_of("甲——乙", style, 1'000);
  CHECK(columns[0].right == em(style, 400));
  CHECK(columns[0].glyphs.back().y == em(style, 388));
}

TEST_CASE("a number of two digits stands across the column in one em") {
  const form::Style style = vertical_style();
  const auto columns = columns_of("第12期", style, 1'000);
  REQUIRE(columns[0].glyphs.size() == 4);
  const auto& glyphs = columns[0].glyphs;
  CHECK(glyphs[1].y == em(style, 188));
  CHECK(glyphs[2].y == em(style, 188));
  CHECK(glyphs[1].x == -em(style, 50));
  CHECK(glyphs[2].x == Length());
  CHECK(glyphs[3].y == em(style, 288));
}

TEST_CASE("a number of three digits stands across the column at two thirds of the size") {
  const form::Style style = vertical_style();
  const ShapedParagraph paragraph = shape_text("第123期", style);
  const auto columns = break_vertical(paragraph, em(style, 1'000));
  REQUIRE(columns[0].glyphs.size() == 5);
  const auto& glyphs = columns[0].glyphs;
  const Length size = paragraph.runs.at(glyphs[1].run).size;
  CHECK(size == mul_div(style.size, 2, 3));
  const Length middle_to_baseline = mul_div(size, 38, 100);
  Length at = -em(style, 50);
  for (std::size_t index = 1; index <= 3; ++index) {
    const auto near = [](Length a, Length b) { return max(a - b, b - a) <= Length::from_emu(4); };
    CHECK(near(glyphs[index].x, at));
    CHECK(near(glyphs[index].y, em(style, 150) + middle_to_baseline));
    CHECK(paragraph.text.substr(glyphs[index].text_begin, 1) == std::to_string(index));
    at += size / 2;
  }
  CHECK(glyphs[4].y == em(style, 288));
  CHECK(paragraph.runs.at(glyphs[4].run).size == style.size);
}

TEST_CASE("one digit is centred; longer numbers and words stand one under the other") {
  const form::Style style = vertical_style();
  CHECK(columns_of("5", style, 1'000)[0].glyphs[0].x == -em(style, 25));
  for (const std::string number : {"2024", "A12", "A123", "3.14"}) {
    const auto columns = columns_of(number, style, 1'000);
    REQUIRE(columns[0].glyphs.size() == number.size());
    for (std::size_t index = 0; index < number.size(); ++index) {
      CHECK(columns[0].glyphs[index].y == em(style, 88 + 100 * static_cast<int>(index)));
    }
  }
}

TEST_CASE("a full column and a line end begin the next one, and marks begin none") {
  const form::Style style = vertical_style();
  CHECK(columns_of("一二三四五", style, 300).size() == 2);
  CHECK(columns_of("一\n二", style, 1'000).size() == 2);
  const ShapedParagraph paragraph = shape_text("一二三，四五六", style);
  const auto texts = line_texts(paragraph, break_vertical(paragraph, em(style, 300)));
  CHECK(texts == std::vector<std::string>{"一二", "三，四", "五六"});
}

TEST_CASE("a distributed label fills its column") {
  form::Style style = vertical_style();
  style.align = form::Align::distribute;
  const auto columns = columns_of("姓名", style, 500);
  CHECK(columns[0].glyphs[0].y == em(style, 88));
  CHECK(columns[0].glyphs[1].y == em(style, 488));
}
