// split_row: how much of a table row's text goes on this page.
//
// In: a row's cells with the lines that earlier pages have taken, and the height at hand. Out: the
// lines of each cell that fit, and the height of that part. Values flow on; labels (the form's own
// words) are set again in each part. Nothing is drawn, nothing is decided about pages.
#pragma once

#include <optional>
#include <vector>

#include "layout/flow.h"
#include "layout/paginate.h"

namespace zhibiao::layout {

// What earlier pages took of a row. Empty: nothing, the row is whole.
struct RowProgress {
  std::vector<std::size_t> lines;  // of each cell that begins in the row: the first still to come
  Length height;                   // of the parts so far

  bool empty() const { return lines.empty(); }
  void clear() { *this = {}; }
};

struct SplitRow {
  RowPart part;
  Length height;
  RowProgress rest;  // what the next page begins with; empty: nothing is left
};

// Height of what is left of the row from `progress` on, as one part: as much as its text needs, and
// as much as the parts so far lack of the row's height, on which cells over several rows rely.
Length height_of_rest(const TableFlow& flow, int row, const RowProgress& progress);

// The part of the row that fits `room`. nullopt when no part fits: a label or, under orphan and
// widow control (`strict`), the first lines need more room. Not strict: single lines may be parted.
std::optional<SplitRow> split_row(const TableFlow& flow, int row, const RowProgress& progress,
                                  Length room, bool strict);

// A part as high as `room` of a row whose own text fits it: what goes on to the next page is blank, or
// text of cells over several rows. nullopt when its text does not fit.
std::optional<SplitRow> split_blank(const TableFlow& flow, int row, const RowProgress& progress,
                                    Length room);

// All that is left of the row, as one part.
SplitRow take_rest(const TableFlow& flow, int row, const RowProgress& progress);

}  // namespace zhibiao::layout
