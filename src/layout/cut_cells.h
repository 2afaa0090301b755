// CutCells: how much of the cells over several rows the pages so far have taken.
//
// In: the flow, and each page when it is full. Out: what is left of such a cell, and by how much its
// last row must grow for that. Text that flows over page breaks loses at each the part of a line that
// was left of the page, and a padding; how often a cell is cut is known only here, so its last row
// makes up for it. Cells that no page cuts are none of its business. Places nothing.
#pragma once

#include <cstdint>
#include <map>

#include "layout/flow.h"
#include "layout/paginate.h"

namespace zhibiao::layout {

class CutCells {
 public:
  // `flow` outlives this.
  explicit CutCells(const Flow& flow) : flow_(flow) {}

  // What is missing below `bottom` if `band`, or all that is left of it, stands from `top` to `bottom`
  // under the strips of `page` and ends cells that earlier pages have begun. 0 for a row of exact
  // height.
  Length missing(const PageSlice& page, std::size_t band, Length top, Length bottom) const;
  // Whether something is missing, and a part of the row down to `bottom` would take a line of it.
  bool gets_on(const PageSlice& page, std::size_t band, Length top, Length bottom) const;
  // The page is full and the next begins with `next_band`; `in_parts`: with the rest of a row whose
  // first part is here.
  void end_page(const PageSlice& page, std::size_t next_band, bool in_parts);

 private:
  struct Taken {
    std::size_t lines = 0;
    bool whole = false;  // a page had room for the whole text: it is set again, not cut
  };

  // Calls visit(cell, its text, what is taken of it, height of its fragment) for each.
  template <class Visit>
  void for_each_ending(const PageSlice& page, std::size_t band, Length top, Length bottom,
                       const Visit& visit) const;
  bool covers_both(const TableFlow& table, std::uint32_t cell, std::size_t upper,
                   std::size_t lower) const;
  Length top_of(const TableFlow& table, std::uint32_t cell, const PageSlice& page, std::size_t strips,
                std::size_t lower, Length top) const;
  std::size_t skip_spare(std::size_t band) const;

  const Flow& flow_;
  std::uint32_t block_ = 0;              // the table that the page before ends within
  std::map<std::uint32_t, Taken> open_;  // by cell of it
};

}  // namespace zhibiao::layout
