// paginate: a Flow -> PageSlices, which bands stand on which page and where.
//
// A page is filled until a band does not fit; then the last place is sought where a break does
// least harm (flow.h, Hold). Table headers are repeated at the top of each page that their table
// goes on to. A row may be split between lines of its cells, all cells in step. Every page takes at
// least one band or a part of one, so the work always ends. Knows no fonts, no columns, no rules.
#pragma once

#include <vector>

#include "base/diagnostic.h"
#include "layout/flow.h"

namespace zhibiao::layout {

// Lines [begin, end) of the body of one cell; the foot goes with the last part.
struct CellPart {
  std::size_t begin = 0, end = 0;
};

// The part of a split row that is on one page. `cells` runs parallel to the cells that begin in the
// row.
struct RowPart {
  std::vector<CellPart> cells;
  bool first = true, last = true;
};

struct Strip {
  std::uint32_t band = 0;
  Length top, height;      // from the top of the type area
  bool repeated = false;   // a header row again
  std::int32_t part = -1;  // index into PageSlice::parts; -1: the whole row
};

struct PageSlice {
  std::vector<Strip> strips;
  std::vector<RowPart> parts;
};

std::vector<PageSlice> paginate(const Flow& flow, Length body_height, Diagnostics& diagnostics);

}  // namespace zhibiao::layout
