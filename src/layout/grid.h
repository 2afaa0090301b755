// build_grid: which cell covers which slot of a table, by the rules of HTML tables.
//
// In: a Table whose rows list the cells that begin in them. Out: a Grid in which every slot names
// exactly one cell. A slot covered twice, left empty, or outside the table is an error with the
// place of the row in the template. Knows no sizes.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/diagnostic.h"
#include "bind/document.h"

namespace zhibiao::layout {

struct GridCell {
  const bind::Cell* cell = nullptr;
  int row = 0, column = 0, row_span = 1, column_span = 1;
  int end_row() const { return row + row_span; }
  int end_column() const { return column + column_span; }
};

struct Grid {
  int rows = 0, columns = 0;
  std::vector<GridCell> cells;           // row by row, left to right
  std::vector<std::uint32_t> row_begin;  // rows + 1 entries: the cells that begin in row r
  std::vector<std::uint32_t> owners;     // rows * columns: index of the cell that covers the slot

  std::uint32_t owner(int row, int column) const {
    return owners.at(static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) +
                     static_cast<std::size_t>(column));
  }
};

// nullopt exactly when an error was added. `table` must outlive the result. A fault that repeats in
// each row made from one template row is reported once.
std::optional<Grid> build_grid(const bind::Table& table, Diagnostics& diagnostics);

}  // namespace zhibiao::layout
