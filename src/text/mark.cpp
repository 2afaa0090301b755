#include "text/mark.h"

#include <algorithm>

namespace zhibiao::text {

MarkCuts find_cuts(Kind kind, std::uint32_t glyph, const Face& face, Length size) {
  const int em = static_cast<int>(face.facts().units_per_em);
  const int advance = face.advance(glyph);
  const bool full_width = advance * 10 >= em * 9;
  if (!full_width) return {};
  const Ink ink = face.ink(glyph);
  const int blank_left = std::max(ink.left, 0);
  const int blank_right = std::max(advance - ink.right, 0);
  const int half = em / 2, quarter = em / 4;
  const auto cut = [&](int left, int right) {
    return MarkCuts{mul_div(size, left, em), mul_div(size, right, em)};
  };
  if (kind == Kind::opening && blank_left >= half) return cut(half, 0);
  if (kind != Kind::opening && kind != Kind::interpunct && blank_right >= half) return cut(0, half);
  if (blank_left >= quarter && blank_right >= quarter) return cut(quarter, quarter);
  if (kind == Kind::opening) return cut(std::min(blank_left, half), 0);
  return cut(0, std::min(blank_right, half));
}

}  // namespace zhibiao::text
