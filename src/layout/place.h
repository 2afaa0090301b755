// place: page slices -> pages, every line, box, and rule with its coordinates.
//
// In: a section's Flow and its PageSlices. Out: Pages. A cell over several rows becomes one
// fragment a page, closed on four sides and ending on a row rule; its text is set again in each
// (on-split repeat) or flows on. Moves lines out of the Flow. Sets the figures of footer rows,
// which only now are known. Page numbers are added later (layout/furniture).
#pragma once

#include <vector>

#include "layout/layout.h"
#include "layout/paginate.h"

namespace zhibiao::layout {

std::vector<Page> place(Flow flow, const std::vector<PageSlice>& slices,
                        const form::PageSetup& setup, TextContext& context);

}  // namespace zhibiao::layout
