// imposition: pages of a document -> sides of sheets, in the order of print.
//
// Knows numbers and sizes alone. Out: for each side of a sheet which page stands where on it.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include "base/geometry.h"

namespace zhibiao::pdf {

// 骑马钉: sheets with two pages on each side, which folded and stapled along the fold make a
// booklet. For each side the page on its left half and that on its right, counted from 0; nothing:
// blank. Pages are made up to a multiple of four.
using Spread = std::array<std::optional<std::size_t>, 2>;
std::vector<Spread> booklet_sides(std::size_t pages);

// Where a page goes on half a sheet: the six numbers of a matrix (ISO 32000-1, 8.3.4), of which the
// last two are lengths.
struct Placement {
  std::array<int, 4> turn{1, 0, 0, 1};
  Length x, y;
};

// In the middle of the half whose lower left corner is (`left`, 0). A page that lies across it is
// turned a quarter to the left. Nothing is made smaller.
Placement place_on_half(Size page, Size half, Length left);

}  // namespace zhibiao::pdf
