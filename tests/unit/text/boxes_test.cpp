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

namespace {

// A fill-in field: the words underlined, filled up to `least`.
std::vector<bind::Run> field(const std::string& text, Length least) {
  bind::Run blank = room(least, true);
  blank.pads = 1;
  return {words(text, true), blank};
}

Length underlined(const std::string& text, Length least, const form::Style& style) {
  auto runs = field(text, least);
  runs.insert(runs.begin(), words("姓名"));
  return break_lines(shape_runs(std::move(runs), style), em(style, 5'000))
      .front()
      .boxes.at(0)
      .width;
}

}  // namespace

TEST_CASE("a fill-in field is as wide as stated, whatever its characters measure") {
  const form::Style style = test_style();
  const Length least = em(style, 1'000);
  for (const std::string text :
       {"张三", "WWWW", "iiii", "2023年12月", "6688.63", "（甲）“乙”。", "A·B", " "}) {
    CHECK_MESSAGE(underlined(text, least, style) == least, text);
  }
  form::Style gap = style;
  gap.han_latin_gap = em(style, 25);
  CHECK(underlined("于2023年A级", least, gap) == least);
}

TEST_CASE("a text wider than its field is underlined as far as it goes") {
  const form::Style style = test_style();
  CHECK(underlined("一二三四五六", em(style, 500), style) == em(style, 600));
  CHECK(underlined("一二三四五", em(style, 500), style) == em(style, 500));
}

TEST_CASE("a line never ends within a field that it could hold") {
  const form::Style style = test_style();
  std::vector<bind::Run> runs{words("负责人姓名")};
  for (bind::Run& run : field("张三丰", em(style, 600))) runs.push_back(std::move(run));
  runs.push_back(words("联系电话"));
  const auto paragraph = shape_runs(runs, style);
  for (const int width : {600, 700, 800, 900, 1'000}) {
    const auto lines = break_lines(paragraph, em(style, width));
    REQUIRE_MESSAGE(lines[0].boxes.empty(), width);
    REQUIRE(lines[1].boxes.size() == 1);
    CHECK(lines[1].boxes[0].width == em(style, 600));
  }
}

TEST_CASE("a field wider than any line parts within its text, not before its blank") {
  const form::Style style = test_style();
  const auto paragraph = shape_runs(field("一二三四五六七八", em(style, 1'000)), style);
  const auto lines = break_lines(paragraph, em(style, 500));
  REQUIRE(lines.size() >= 2);
  CHECK(lines.back().glyphs.size() >= 1);
  Length all;
  for (const Line& line : lines) all += line.boxes.at(0).width;
  CHECK(all == em(style, 1'000));
}

TEST_CASE("only the last line of a field with line breaks is filled up") {
  const form::Style style = test_style();
  const auto paragraph = shape_runs(field("一二三四\n五", em(style, 400)), style);
  const auto lines = break_lines(paragraph, em(style, 2'000));
  REQUIRE(lines.size() == 2);
  CHECK(lines[1].boxes.at(0).width == em(style, 400));
}
