#include <doctest/doctest.h>

#include "unit/text/set_text.h"

using namespace zhibiao;
using namespace zhibiao::text;

namespace {

using Mark = bind::Run::Mark;

bind::Run words(const std::string& text, bool underlined = false) {
  bind::Run run;
  run.text = text;
  run.underlined = underlined;
  return run;
}

bind::Run room(Length width, bool underlined) {
  bind::Run run;
  run.blank = width;
  run.underlined = underlined;
  return run;
}

bind::Run check_box(Length width, Mark mark) {
  bind::Run run;
  run.blank = width;
  run.mark = mark;
  return run;
}

ShapedParagraph shape_runs(std::vector<bind::Run> runs, const form::Style& style) {
  bind::Paragraph paragraph;
  paragraph.runs = std::move(runs);
  Diagnostics diagnostics;
  ShapedParagraph shaped = shape(paragraph, {style}, test_fonts(), diagnostics);
  CHECK_FALSE(diagnostics.has_errors());
  return shaped;
}

}  // namespace

TEST_CASE("an underline reaches over the text and the blank of neighbouring underlined runs") {
  const form::Style style = test_style();
  const auto paragraph = shape_runs(
      {words("姓名"), words("张三", true), room(em(style, 300), true), words("男")}, style);
  const Line line = break_lines(paragraph, em(style, 2'000)).front();
  REQUIRE(line.boxes.size() == 1);
  CHECK(line.boxes[0].kind == PlacedBox::Kind::underline);
  CHECK(line.boxes[0].x == em(style, 200));
  CHECK(line.boxes[0].width == em(style, 500));
}

TEST_CASE("underlined runs with plain text between them have rules of their own") {
  const form::Style style = test_style();
  const auto paragraph = shape_runs({words("甲", true), words("和"), words("乙", true)}, style);
  const Line line = break_lines(paragraph, em(style, 2'000)).front();
  REQUIRE(line.boxes.size() == 2);
  CHECK(line.boxes[0].width == em(style));
  CHECK(line.boxes[1].x == em(style, 200));
}

TEST_CASE("a long underlined text is underlined on each of its lines") {
  const form::Style style = test_style();
  const auto paragraph = shape_runs({words("一二三四五六七八", true)}, style);
  const auto lines = break_lines(paragraph, em(style, 500));
  REQUIRE(lines.size() == 2);
  REQUIRE(lines[0].boxes.size() == 1);
  REQUIRE(lines[1].boxes.size() == 1);
  CHECK(lines[0].boxes[0].width == em(style, 500));
  CHECK(lines[1].boxes[0].x == Length());
  CHECK(lines[1].boxes[0].width == em(style, 300));
}

TEST_CASE("spaces at a line's end are underlined as far as the line has room") {
  const form::Style style = test_style();
  const auto paragraph = shape_runs({words("一二\xE3\x80\x80\xE3\x80\x80", true)}, style);
  CHECK(break_lines(paragraph, em(style, 500)).front().boxes.at(0).width == em(style, 400));
  CHECK(break_lines(paragraph, em(style, 350)).front().boxes.at(0).width == em(style, 350));
}

TEST_CASE("an underline and the glyphs over it are stretched together") {
  form::Style style = test_style();
  style.align = form::Align::distribute;
  const auto paragraph = shape_runs({words("甲"), words("乙丙", true), words("丁")}, style);
  const Line line = break_lines(paragraph, em(style, 700)).front();
  REQUIRE(line.boxes.size() == 1);
  CHECK(line.boxes[0].x == line.glyphs[1].x);
  CHECK(line.boxes[0].x + line.boxes[0].width == line.glyphs[2].x + line.glyphs[2].advance);
  CHECK(line.boxes[0].width == em(style, 300));
}

TEST_CASE("an underlined blank at a line's end keeps its stated width") {
  form::Style style = test_style();
  style.align = form::Align::justify;
  const auto paragraph =
      shape_runs({words("年龄"), room(em(style, 300), true), words("身份证明")}, style);
  const auto lines = break_lines(paragraph, em(style, 560));
  REQUIRE(lines.size() == 2);
  REQUIRE(lines[0].boxes.size() == 1);
  CHECK(lines[0].boxes[0].width == em(style, 300));
}

TEST_CASE("check boxes take an em each and say whether they are ticked") {
  const form::Style style = test_style();
  const auto paragraph = shape_runs({check_box(em(style), Mark::box), words("是"),
                                     check_box(em(style), Mark::ticked_box), words("否")},
                                    style);
  const Line line = break_lines(paragraph, em(style, 2'000)).front();
  REQUIRE(line.boxes.size() == 2);
  CHECK(line.boxes[0].kind == PlacedBox::Kind::box);
  CHECK(line.boxes[0].x == Length());
  CHECK(line.boxes[1].kind == PlacedBox::Kind::ticked_box);
  CHECK(line.boxes[1].x == em(style, 200));
  CHECK(line.boxes[1].width == em(style));
  CHECK(line.right == em(style, 400));
}

TEST_CASE("a line never ends between a check box and its label, be there a space or not") {
  const form::Style style = test_style();
  for (const std::string label : {"是否", " 是否", "A", "1", "（是）"}) {
    const auto paragraph =
        shape_runs({words("一二三四"), check_box(em(style), Mark::box), words(label)}, style);
    for (const int width : {500, 520, 540}) {
      const auto lines = break_lines(paragraph, em(style, width));
      CHECK_MESSAGE(lines[0].boxes.empty(), label, " at ", width);
      CHECK(lines[1].boxes.size() == 1);
    }
  }
}

TEST_CASE("a line may end before a check box, behind numbers too") {
  const form::Style style = test_style();
  const auto paragraph =
      shape_runs({check_box(em(style), Mark::box), words("12"), check_box(em(style), Mark::box),
                  words("34"), check_box(em(style), Mark::box), words("56")},
                 style);
  CHECK(break_lines(paragraph, em(style, 300)).size() == 3);
}
