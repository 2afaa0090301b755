// paginate: a Flow -> PageSlices, which bands stand on which page and where.
//
// A page is filled until a band does not fit; then the last place is sought where a break does
// least harm (flow.h, Hold). Table headers are repeated at the top of each page that their table
// goes on to. A row may be split between lines of its cells, all cells in step. Every page takes at
// least one band or a part of one, so the work always ends. Knows no fonts, no columns, no rules.
//
// Pages come one at a time, so that a long section needs not be there as a whole: what a page shows
// hangs on the bands up to one page further on, no more.
#pragma once

#include <memory>
#include <optional>
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
  std::uint32_t band = 0;  // its number in the flow
  Length top, height;      // from the top of the type area
  bool repeated = false;   // a header row again
  std::int32_t part = -1;  // index into PageSlice::parts; -1: the whole row
};

struct PageSlice {
  std::vector<Strip> strips;
  std::vector<RowPart> parts;
};

class Paginator {
 public:
  Paginator(const Flow& flow, Length body_height, Diagnostics& diagnostics);
  ~Paginator();
  Paginator(const Paginator&) = delete;
  Paginator& operator=(const Paginator&) = delete;

  // Whether the flow is long enough for the next page to be what it would be if the whole section
  // were there, when its last `unsettled` bands may still change.
  bool sees_far_enough(std::size_t unsettled) const;
  // The next page; nullopt when the flow has come to its end.
  std::optional<PageSlice> next_page();
  // The band that the page after that begins with; Flow::end_band() at the end.
  std::size_t next_band() const;

 private:
  class Filler;
  std::unique_ptr<Filler> filler_;
};

// All pages of a flow that is whole.
std::vector<PageSlice> paginate(const Flow& flow, Length body_height, Diagnostics& diagnostics);

}  // namespace zhibiao::layout
