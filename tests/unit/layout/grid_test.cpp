#include "layout/grid.h"

#include <doctest/doctest.h>

using namespace zhibiao;

namespace {

bind::Cell cell(int row_span = 1, int column_span = 1) {
  bind::Cell result;
  result.row_span = row_span;
  result.column_span = column_span;
  return result;
}

bind::Table table(std::size_t columns, std::vector<std::vector<bind::Cell>> rows) {
  bind::Table result;
  result.columns.resize(columns);
  for (auto& cells : rows) {
    bind::Row row;
    row.cells = std::move(cells);
    result.rows.push_back(std::move(row));
  }
  return result;
}

}  // namespace

TEST_CASE("the header of 支出和结余, three rows deep, tiles its eight columns") {
  const bind::Table header = table(
      8, {{cell(3), cell(3), cell(1, 4), cell(1, 2)},
          {cell(2), cell(1, 2), cell(2), cell(2), cell(2)},
          {cell(), cell()}});
  Diagnostics diagnostics;
  const auto grid = layout::build_grid(header, diagnostics);
  REQUIRE(grid);
  CHECK(grid->cells.size() == 11);
  CHECK(grid->cells.at(grid->owner(2, 3)).column == 3);
  CHECK(grid->cells.at(grid->owner(2, 0)).row == 0);
  CHECK(grid->cells.at(grid->owner(2, 7)).row == 1);
}

TEST_CASE("a slot that no cell covers is reported with its row and column") {
  Diagnostics diagnostics;
  CHECK_FALSE(layout::build_grid(table(3, {{cell(), cell()}}), diagnostics));
  REQUIRE(diagnostics.list().size() == 1);
  CHECK(diagnostics.list()[0].code == code::cell_missing);
  CHECK(diagnostics.list()[0].message.en ==
        "row 1 of the table has no cell from column 3 on (the table has 3 columns)");
}

TEST_CASE("cells past the last column, past the last row, and over one another are reported") {
  Diagnostics past_column, past_row, overlap;
  CHECK_FALSE(layout::build_grid(table(2, {{cell(), cell(1, 2)}}), past_column));
  CHECK(past_column.list().at(0).code == code::cell_overlap);
  CHECK_FALSE(layout::build_grid(table(1, {{cell(2)}}), past_row));
  CHECK(past_row.list().at(0).code == code::cell_overlap);
  // Row 1 holds column 2 down to row 2; row 2's first cell is two columns wide.
  CHECK_FALSE(
      layout::build_grid(table(3, {{cell(), cell(2), cell()}, {cell(1, 2), cell()}}), overlap));
  CHECK(overlap.list().at(0).code == code::cell_overlap);
}
