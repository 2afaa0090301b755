// resolve_borders: which rules a page shows, each drawn once.
//
// In: the cell boxes of one page and what each wants at its four edges. Out: joined, straight
// segments, none over another, long enough to close every corner squarely. Where two cells share an
// edge one wish wins (Edge::rank, then the wider rule). Knows nothing of tables: neighbours meet by
// their coordinates.
#pragma once

#include <vector>

#include "layout/layout.h"

namespace zhibiao::layout {

// A wish for one edge of one box.
struct Edge {
  // What a cell says of its own edge wins over the frame of the table, and that over its inner
  // rules.
  enum class Rank : std::uint8_t { inner, outer, stated };
  Point from, to;  // left to right or top to bottom
  form::Rule rule;
  Rank rank = Rank::inner;
};

std::vector<RuleSegment> resolve_borders(const std::vector<Edge>& edges);

}  // namespace zhibiao::layout
