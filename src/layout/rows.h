// solve_rows: the heights of a table's rows, without regard to pages.
//
// In: the grid, the set text of each cell, and what the rows declare (auto, at least, exact). Out:
// one Length a row. A cell over several rows gets its room from all of them: what is missing is
// shared equally among the rows that may grow. Because pages play no part, a row is as high with a
// page break near it as without.
#pragma once

#include <vector>

#include "base/diagnostic.h"
#include "layout/cell_text.h"
#include "layout/grid.h"

namespace zhibiao::layout {

// `texts` runs parallel to grid.cells. Text that is higher than its exact rows is an error.
std::vector<Length> solve_rows(const bind::Table& table, const Grid& grid,
                               const std::vector<CellText>& texts, Diagnostics& diagnostics);

}  // namespace zhibiao::layout
