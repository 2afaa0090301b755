// GlyphOutline: the outline of a glyph as a plain value: closed contours of lines and cubic curves.
//
// In: nothing. Out: what pdf/charstring_reader reads and pdf/charstring_writer writes. Exact: font
// units in 65536ths, the precision of a Type 2 charstring (Adobe Technical Note 5177, 3.2).
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace zhibiao::pdf {

using Fixed = std::int64_t;  // 65536ths of a font unit
inline constexpr Fixed fixed_one = 65'536;

struct Vector {
  Fixed x = 0, y = 0;

  Vector& operator+=(Vector other) {
    x += other.x;
    y += other.y;
    return *this;
  }
  friend Vector operator+(Vector a, Vector b) { return {a.x + b.x, a.y + b.y}; }
  friend Vector operator-(Vector a, Vector b) { return {a.x - b.x, a.y - b.y}; }
  bool operator==(const Vector&) const = default;
};

// A line: `end` alone. A curve: its two control points and its end. Each is the way from the point
// before it.
struct Segment {
  bool curve = false;
  Vector first, second, end;

  Vector whole() const { return curve ? first + second + end : end; }
  bool operator==(const Segment&) const = default;
};

// Closed by a line from the last point to the first, where these differ.
struct Contour {
  Vector start;                    // from the glyph's origin
  std::size_t begin = 0, end = 0;  // its segments in GlyphOutline::segments
};

struct GlyphOutline {
  std::vector<Contour> contours;
  std::vector<Segment> segments;
};

}  // namespace zhibiao::pdf
