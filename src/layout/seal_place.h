// seal_place: where signatures and seals go on the pages.
//
// In: a sign-off block's cell with its lines in place; or the number of pages. Out: boxes. The seal
// of a sign-off block stands over the date, which is a little under its centre (GB/T 9704-2012,
// 7.3.5.1: 居中下压, 署名和成文日期居印章中心偏下位置). Draws nothing.
#pragma once

#include <cstddef>
#include <vector>

#include "layout/layout.h"

namespace zhibiao::layout {

// `inner`: the cell's box without its padding; `foot_lines`: the number of lines of its foot, which
// are its last.
void place_signing(const bind::Signing& signing, const Rect& inner, std::size_t foot_lines,
                   CellFragment& cell);

// 骑缝章: the slice of each page, in order; none on a page that has none. Seals are shared by at
// most `most_pages` pages each, as evenly as can be.
std::vector<std::optional<PlacedPicture>> cut_edge_seal(const bind::EdgeSeal& edge,
                                                        const std::vector<Size>& pages);

}  // namespace zhibiao::layout
