#include <doctest/doctest.h>

#include "layout/cell_text.h"
#include "own_fonts.h"

using namespace zhibiao;
using namespace zhibiao::layout;
using zhibiao::layout::testing::fonts;

namespace {

// 12 pt on 18 pt.
std::vector<form::Style> styles_at(Length size) {
  std::vector<form::Style> styles(1);
  styles[0].size = size;
  styles[0].leading = size * 3 / 2;
  styles[0].padding = {Length::mm(1), Length::mm(1), Length::mm(1), Length::mm(1)};
  return styles;
}

bind::Cell cell_of(const std::string& text, form::Fit fit) {
  bind::Cell cell;
  bind::Paragraph paragraph;
  paragraph.runs.push_back({text, 0, {}, {}});
  cell.body.push_back(std::move(paragraph));
  cell.fit = fit;
  cell.least_size = Length::pt(6);
  return cell;
}

struct SetCell {
  CellText text;
  Diagnostics diagnostics;
  Length size() const { return text.body.front().paragraph->style.size; }
};

SetCell set(const bind::Cell& cell, Length size, Length width, Length height) {
  SetCell result;
  const std::vector<form::Style> styles = styles_at(size);
  TextContext context{styles, fonts(), result.diagnostics};
  result.text = set_cell(cell, width, height, context);
  return result;
}

const Length full = Length::pt(12), half_point = Length::pt(1) / 2;

std::string words(int count) {
  std::string text;
  for (int at = 0; at < count; ++at) text += at % 9 == 8 ? "（2023年）" : "征收补偿";
  return text;
}

}  // namespace

TEST_CASE("text that fits keeps its size") {
  const SetCell set_text =
      set(cell_of(words(3), form::Fit::shrink), full, Length::mm(60), Length::mm(10));
  CHECK(set_text.size() == full);
  CHECK_FALSE(set_text.diagnostics.has_errors());
}

TEST_CASE("a cell whose rows state no height does not shrink") {
  CHECK(set(cell_of(words(90), form::Fit::shrink), full, Length::mm(60), Length()).size() == full);
}

TEST_CASE("text shrinks to the largest size, in half points, whose lines fit") {
  int shrunk = 0;
  for (int count = 1; count < 40; ++count) {
    for (const int width : {30, 47, 80}) {
      for (const int height : {9, 22}) {
        const Length wide = Length::mm(width), high = Length::mm(height);
        const SetCell found = set(cell_of(words(count), form::Fit::shrink), full, wide, high);
        if (found.diagnostics.has_errors()) continue;
        CHECK(found.text.needed_height() <= high);
        if (found.size() == full) continue;
        ++shrunk;
        for (Length larger = found.size() + half_point; larger <= full; larger += half_point) {
          const SetCell at_larger = set(cell_of(words(count), form::Fit::grow), larger, wide, high);
          CHECK_MESSAGE(at_larger.text.needed_height() > high, count, " in ", width, " x ", height,
                        " fits at ", larger.emu());
        }
      }
    }
  }
  CHECK(shrunk > 50);
}

TEST_CASE("text that does not fit at the least size is set at it and is an error") {
  const SetCell found =
      set(cell_of(words(200), form::Fit::shrink), full, Length::mm(30), Length::mm(9));
  CHECK(found.size() == Length::pt(6));
  REQUIRE(found.diagnostics.error_count() == 1);
  CHECK(found.diagnostics.list().front().code == code::text_overflow);
}

TEST_CASE("the least size is kept, though it is no whole number of half points below the full") {
  bind::Cell cell = cell_of(words(200), form::Fit::shrink);
  cell.least_size = Length::pt(6) + Length::from_emu(3'000);
  const SetCell found = set(cell, full, Length::mm(30), Length::mm(9));
  CHECK(found.size() >= cell.least_size);
}

TEST_CASE("a cell that one character does not fit shrinks until it does, without a word") {
  bind::Cell cell = cell_of("征收", form::Fit::shrink);
  const SetCell found = set(cell, full, Length::mm(5), Length::mm(30));
  CHECK(found.size() < full);
  CHECK(found.size() <= Length::mm(3));
  CHECK_FALSE(found.diagnostics.has_errors());
}

TEST_CASE("what shrinking tries is not reported, what it comes to is") {
  // HanaMin has the rare ideograph: one note, however many sizes are tried.
  const SetCell found = set(cell_of("\xF0\xA0\x80\x80" + words(20), form::Fit::shrink), full,
                            Length::mm(47), Length::mm(22));
  CHECK(found.size() < full);
  CHECK(found.diagnostics.list().size() == 1);
}
