#include "text/mark.h"

#include <algorithm>

namespace zhibiao::text {

namespace {

// What the feature halt would cut, judged by the ink.
HalfWidth cut_beside_ink(Kind kind, const Ink& ink, int advance, int em) {
  const int blank_left = std::max(ink.left, 0);
  const int blank_right = std::max(advance - ink.right, 0);
  const int half = em / 2, quarter = em / 4;
  if (kind == Kind::opening && blank_left >= half) return {half, 0};
  if (kind != Kind::opening && kind != Kind::interpunct && blank_right >= half) return {0, half};
  if (blank_left >= quarter && blank_right >= quarter) return {quarter, quarter};
  if (kind == Kind::opening) return {std::min(blank_left, half), 0};
  return {0, std::min(blank_right, half)};
}

}  // namespace

MarkCuts find_cuts(Kind kind, std::uint32_t glyph, const Face& face, Length size) {
  const int em = static_cast<int>(face.facts().units_per_em);
  const int advance = face.advance(glyph);
  const bool full_width = advance * 10 >= em * 9;
  if (!full_width) return {};
  const std::optional<HalfWidth> stated = face.half_width(glyph);
  const HalfWidth cut = stated ? *stated : cut_beside_ink(kind, face.ink(glyph), advance, em);
  return {mul_div(size, cut.left, em), mul_div(size, cut.right, em)};
}

}  // namespace zhibiao::text
