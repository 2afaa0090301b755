// Rules at their joints, measured in pictures at 300 dpi.
#include <doctest/doctest.h>

#include <algorithm>

#include "renderer.h"

namespace zhibiao::pdf {

namespace {

using test::Picture;

// A box of 60 x 40 mm with a cross: frame 1 pt, inner rules 0.5 pt. Where two rules of the frame
// make a corner each reaches the far side of the other; inner rules end on the middle of the frame.
paint::DisplayList crossed_box(Length left, Length top) {
  const Length outer = Length::pt(1), inner = Length::from_emu(6'350), half = outer / 2;
  const Length right = left + Length::mm(60), bottom = top + Length::mm(40);
  const Length middle = left + Length::mm(23), centre = top + Length::mm(17);
  const auto across = [&](Length y, Length width, Length reach) {
    return paint::Stroke{{left - reach, y}, {right + reach, y}, width, black};
  };
  const auto down = [&](Length x, Length width, Length reach) {
    return paint::Stroke{{x, top - reach}, {x, bottom + reach}, width, black};
  };
  return {{sample::a4({paint::Mark{}, across(top, outer, half), across(bottom, outer, half),
                       down(left, outer, half), down(right, outer, half),
                       across(centre, inner, Length()), down(middle, inner, Length())})}};
}

struct Box {
  int top, bottom, left, right;
};

bool is_inked(const Picture& picture, int row, int column) {
  return picture.at(row, column) < 64;
}

// The box between pixels that are ink through and through: measured across its sides, away from all
// joints, so that a corner that sticks out or stays open shows.
Box inked_box(const Picture& picture, int row, int column) {
  Box box{0, picture.height - 1, 0, picture.width - 1};
  while (!is_inked(picture, box.top, column)) ++box.top;
  while (!is_inked(picture, box.bottom, column)) --box.bottom;
  while (!is_inked(picture, row, box.left)) ++box.left;
  while (!is_inked(picture, row, box.right)) --box.right;
  return box;
}

// Is each pixel of the rectangle dark?
bool all_dark(const Picture& picture, const Box& box) {
  for (int row = box.top; row <= box.bottom; ++row) {
    for (int column = box.left; column <= box.right; ++column) {
      if (!picture.dark(row, column)) return false;
    }
  }
  return true;
}

// Dark pixels outside the box.
int dark_outside(const Picture& picture, const Box& box) {
  int count = 0;
  for (int row = 0; row < picture.height; ++row) {
    for (int column = 0; column < picture.width; ++column) {
      const bool inside =
          row >= box.top && row <= box.bottom && column >= box.left && column <= box.right;
      count += !inside && picture.dark(row, column) ? 1 : 0;
    }
  }
  return count;
}

// Rows inside the frame that are dark from one side of the box to the other, without a gap.
int whole_rows(const Picture& picture, const Box& box, int frame) {
  int count = 0;
  for (int row = box.top + frame; row <= box.bottom - frame; ++row) {
    count += all_dark(picture, {row, row, box.left, box.right}) ? 1 : 0;
  }
  return count;
}

int whole_columns(const Picture& picture, const Box& box, int frame) {
  int count = 0;
  for (int column = box.left + frame; column <= box.right - frame; ++column) {
    count += all_dark(picture, {box.top, box.bottom, column, column}) ? 1 : 0;
  }
  return count;
}

void check_frame(const Picture& picture, const Box& box) {
  constexpr int thick = 2;  // 3 pixels at least of a rule of 4.2 are wholly ink
  CHECK(all_dark(picture, {box.top, box.top + thick, box.left, box.right}));
  CHECK(all_dark(picture, {box.bottom - thick, box.bottom, box.left, box.right}));
  CHECK(all_dark(picture, {box.top, box.bottom, box.left, box.left + thick}));
  CHECK(all_dark(picture, {box.top, box.bottom, box.right - thick, box.right}));
  // Half-covered pixels of an anti-aliased edge may be dark, one beside the box; two are a fault.
  CHECK(dark_outside(picture, {box.top - 1, box.bottom + 1, box.left - 1, box.right + 1}) == 0);
}

}  // namespace

TEST_CASE("at 300 dpi the corners of a box are square and closed, and inner rules meet the frame") {
  constexpr int dpi = 300, beyond_frame = 6;
  const sample::Renderers renderers(dpi);
  for (const int shift : {0, 12'345, 23'456, 34'567}) {  // the box stands between the pixels
    const Length left = Length::mm(20) + Length::from_emu(shift);
    const Length top = Length::mm(30) + left / 7;
    const Bytes file = sample::finished(sample::built(crossed_box(left, top)));
    for (const std::string& name : renderers.names()) {
      CAPTURE(name);
      CAPTURE(shift);
      const Picture picture = renderers.draw(name, file);
      const auto pixel = [](Length length) {
        return static_cast<int>(mul_div(length, dpi, Length::pt(72).emu()).emu());
      };
      const Box box = inked_box(picture, pixel(top + Length::mm(8)), pixel(left + Length::mm(8)));
      check_frame(picture, box);
      const int rows = whole_rows(picture, box, beyond_frame);
      const int columns = whole_columns(picture, box, beyond_frame);
      CHECK(rows >= 2);  // 0.5 pt is 2.1 pixels
      CHECK(rows <= 3);
      CHECK(columns >= 2);
      CHECK(columns <= 3);
    }
  }
}

}  // namespace zhibiao::pdf
