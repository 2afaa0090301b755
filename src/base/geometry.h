// Points, sizes, rectangles, and insets of Length. The origin is the page's top left corner and y
// grows downwards everywhere; the flip to PDF's upward y lives in pdf/content.cpp alone.
#pragma once

#include "base/length.h"

namespace zhibiao {

struct Point {
  Length x, y;
  constexpr bool operator==(const Point&) const = default;
};

struct Size {
  Length width, height;
  constexpr bool operator==(const Size&) const = default;
};

struct Insets {
  Length top, right, bottom, left;
  constexpr bool operator==(const Insets&) const = default;
};

struct Rect {
  Length x, y, width, height;
  constexpr bool operator==(const Rect&) const = default;
  constexpr Length right() const { return x + width; }
  constexpr Length bottom() const { return y + height; }
};

constexpr Rect inset(const Rect& rect, const Insets& by) {
  return {rect.x + by.left, rect.y + by.top, rect.width - by.left - by.right,
          rect.height - by.top - by.bottom};
}

}  // namespace zhibiao
