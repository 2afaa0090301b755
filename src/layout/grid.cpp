#include "layout/grid.h"

#include <algorithm>
#include <set>

namespace zhibiao::layout {

namespace {

constexpr std::uint32_t no_cell = 0xFFFFFFFF;

// Where in the template the row stands; each such place is reported once.
using ReportedRows = std::set<std::pair<std::uint32_t, std::string_view>>;

class Filler {
 public:
  Filler(const bind::Table& table, Diagnostics& diagnostics)
      : table_(table), diagnostics_(diagnostics) {
    grid_.rows = static_cast<int>(table.rows.size());
    grid_.columns = static_cast<int>(table.columns.size());
    grid_.owners.assign(
        static_cast<std::size_t>(grid_.rows) * static_cast<std::size_t>(grid_.columns), no_cell);
  }

  std::optional<Grid> fill() {
    const std::size_t errors_before = diagnostics_.error_count();
    for (int row = 0; row < grid_.rows; ++row) {
      grid_.row_begin.push_back(static_cast<std::uint32_t>(grid_.cells.size()));
      place_cells_of(row);
      check_row_is_full(row);
    }
    grid_.row_begin.push_back(static_cast<std::uint32_t>(grid_.cells.size()));
    if (diagnostics_.error_count() > errors_before) return std::nullopt;
    return std::move(grid_);
  }

 private:
  std::uint32_t& slot(int row, int column) {
    return grid_.owners.at(static_cast<std::size_t>(row) * static_cast<std::size_t>(grid_.columns) +
                           static_cast<std::size_t>(column));
  }

  const bind::Row& row_at(int row) const { return table_.rows.at(static_cast<std::size_t>(row)); }

  bool is_new(int row, std::string_view kind) {
    return reported_.insert({row_at(row).origin.in_template.span().begin, kind}).second;
  }

  void place_cells_of(int row) {
    int column = 0;
    for (const bind::Cell& cell : row_at(row).cells) {
      while (column < grid_.columns && slot(row, column) != no_cell) ++column;
      if (column + cell.column_span > grid_.columns) {
        report_past_last_column(row, column, cell);
        return;
      }
      place(cell, row, column);
      column += cell.column_span;
    }
  }

  void place(const bind::Cell& cell, int row, int column) {
    const int rows_left = grid_.rows - row;
    if (cell.row_span > rows_left) report_past_last_row(row, cell);
    const GridCell placed{&cell, row, column, std::min(cell.row_span, rows_left), cell.column_span};
    const auto index = static_cast<std::uint32_t>(grid_.cells.size());
    for (int r = row; r < placed.end_row(); ++r) {
      for (int c = column; c < placed.end_column(); ++c) {
        if (slot(r, c) != no_cell) report_overlap(row, c, cell, grid_.cells.at(slot(r, c)));
        slot(r, c) = index;
      }
    }
    grid_.cells.push_back(placed);
  }

  void check_row_is_full(int row) {
    for (int column = 0; column < grid_.columns; ++column) {
      if (slot(row, column) != no_cell) continue;
      if (!is_new(row, "missing")) return;
      diagnostics_.error(
          code::cell_missing, row_at(row).origin.in_template.location(),
          message("表格第 {} 行从第 {} 列起没有单元格（共 {} 列）",
                  "row {} of the table has no cell from column {} on (the table has {} columns)",
                  row + 1, column + 1, grid_.columns),
          message("补上单元格，或加大 colspan；空格写作 \"\"",
                  "add the missing cells or widen a colspan; an empty cell is written \"\""));
      return;
    }
  }

  void report_past_last_column(int row, int column, const bind::Cell& cell) {
    if (!is_new(row, "past-column")) return;
    diagnostics_.error(
        code::cell_overlap, cell.origin.in_template.location(),
        message("单元格超出表格：第 {} 行第 {} 列起跨 {} 列，而表格只有 {} 列",
                "cell goes past the table: row {}, column {}, {} columns wide, but the table has "
                "{} columns",
                row + 1, column + 1, cell.column_span, grid_.columns),
        message("减少该行单元格或 colspan；上方的 rowspan 也占用本行的列",
                "remove cells of this row or lower a colspan; a rowspan from above takes columns "
                "of this row too"));
  }

  void report_past_last_row(int row, const bind::Cell& cell) {
    if (!is_new(row, "past-row")) return;
    diagnostics_.error(
        code::cell_overlap, cell.origin.in_template.location(),
        message("rowspan {} 超出表格末行：从第 {} 行起只剩 {} 行",
                "rowspan {} goes past the last row: from row {} on there are {} rows",
                cell.row_span, row + 1, grid_.rows - row),
        message("改小 rowspan，或写 \"all\" 表示直到末行",
                "lower the rowspan, or write \"all\" for \"to the last row\""));
  }

  void report_overlap(int row, int column, const bind::Cell& cell, const GridCell& other) {
    if (!is_new(row, "overlap")) return;
    Diagnostic& diagnostic = diagnostics_.error(
        code::cell_overlap, cell.origin.in_template.location(),
        message("单元格覆盖第 {} 行第 {} 列，该处已被第 {} 行第 {} 列的单元格（{} 行 × {} 列）占用",
                "cell covers row {}, column {}, already covered by the cell of row {}, column {} "
                "({} rows by {} columns)",
                row + 1, column + 1, other.row + 1, other.column + 1, other.row_span,
                other.column_span),
        message("改小其中一个的 colspan 或 rowspan", "lower a colspan or rowspan of one of them"));
    diagnostic.notes.push_back(
        {message("另一个单元格", "the other cell"), other.cell->origin.in_template.location()});
  }

  const bind::Table& table_;
  Diagnostics& diagnostics_;
  Grid grid_;
  ReportedRows reported_;
};

}  // namespace

std::optional<Grid> build_grid(const bind::Table& table, Diagnostics& diagnostics) {
  return Filler(table, diagnostics).fill();
}

}  // namespace zhibiao::layout
