#include "layout/cell_roles.h"

#include <algorithm>

namespace zhibiao::layout {

namespace {

using Kind = CellRole::Kind;

bool shows_text(const bind::Cell& cell) {
  const auto has_runs = [](const bind::Paragraph& paragraph) { return !paragraph.runs.empty(); };
  return std::any_of(cell.body.begin(), cell.body.end(), has_runs) || !cell.diagonal.empty();
}

// For each row, how many rows above it count: those in which cells begin and that do not fill pages.
std::vector<int> count_rows_above(const bind::Table& table, const Grid& grid) {
  std::vector<int> above{0};
  for (int row = 0; row < grid.rows; ++row) {
    const auto index = static_cast<std::size_t>(row);
    const bool begins = grid.row_begin[index] < grid.row_begin[index + 1];
    const bool counts = begins && !table.rows[index].fill_page;
    above.push_back(above.back() + (counts ? 1 : 0));
  }
  return above;
}

class RoleFinder {
 public:
  RoleFinder(const bind::Table& table, const Grid& grid, int rows_before)
      : table_(table), grid_(grid), rows_before_(rows_before) {
    roles_.cells.resize(grid.cells.size());
    over_.resize(static_cast<std::size_t>(grid.columns));
  }

  CellRoles find() && {
    find_spans();
    for (int row = 0; row < grid_.rows; ++row) {
      for (std::uint32_t cell = begin_of(row); cell < begin_of(row + 1); ++cell) {
        role(cell).kind = kind_of(grid_.cells[cell]);
      }
    }
    find_rows_of_headings();
    for (std::uint32_t cell = 0; cell < grid_.cells.size(); ++cell) find_headings(cell);
    if (!nested_) forget_headings();
    const auto heads = [](const CellRole& role) { return role.kind != Kind::data; };
    roles_.is_table =
        grid_.columns > 1 && std::any_of(roles_.cells.begin(), roles_.cells.end(), heads);
    return std::move(roles_);
  }

 private:
  // The column headings that stand over the next row, of one column.
  struct Over {
    std::vector<std::uint32_t> cells;
    int end_row = 0;  // the row under the last of them
  };

  std::uint32_t begin_of(int row) const { return grid_.row_begin[static_cast<std::size_t>(row)]; }
  CellRole& role(std::uint32_t cell) { return roles_.cells[cell]; }

  void find_spans() {
    const std::vector<int> above = count_rows_above(table_, grid_);
    for (std::uint32_t index = 0; index < grid_.cells.size(); ++index) {
      const GridCell& cell = grid_.cells[index];
      CellRole& each = role(index);
      each.filler = table_.rows[static_cast<std::size_t>(cell.row)].fill_page;
      each.rows = std::max(above[static_cast<std::size_t>(cell.end_row())] -
                               above[static_cast<std::size_t>(cell.row)],
                           1);
      each.columns = cell.column_span;
      each.heading = cell.cell->heading;
      each.several = cell.cell->body.size() + cell.cell->foot.size() + cell.cell->diagonal.size() > 1;
    }
  }

  // A heading beside body rows heads them, wherever it begins.
  Kind kind_of(const GridCell& cell) const {
    switch (cell.cell->scope) {
      case form::HeadingScope::none:
        return Kind::data;
      case form::HeadingScope::row:
        return Kind::heads_row;
      case form::HeadingScope::column:
        return Kind::heads_column;
      case form::HeadingScope::by_place:
        break;
    }
    if (!cell.cell->header || !shows_text(*cell.cell)) return Kind::data;
    return cell.end_row() <= table_.header_rows ? Kind::heads_column : Kind::heads_row;
  }

  // A body row that has nothing but headings heads the rows below it.
  void find_rows_of_headings() {
    for (int row = table_.header_rows; row < grid_.rows; ++row) {
      bool all = begin_of(row) < begin_of(row + 1);
      int columns = 0;
      for (std::uint32_t cell = begin_of(row); cell < begin_of(row + 1); ++cell) {
        const bool by_place = grid_.cells[cell].cell->scope == form::HeadingScope::by_place;
        all = all && by_place && role(cell).kind == Kind::heads_row;
        columns += grid_.cells[cell].column_span;
      }
      if (!all || columns < grid_.columns) continue;
      for (std::uint32_t cell = begin_of(row); cell < begin_of(row + 1); ++cell) {
        role(cell).kind = Kind::heads_column;
      }
    }
  }

  // Cells come row by row, so that what stands over a cell has been seen.
  void find_headings(std::uint32_t index) {
    const GridCell& cell = grid_.cells[index];
    if (role(index).kind == Kind::heads_column) return add_over(index);
    if (role(index).kind == Kind::heads_row) return;
    std::vector<std::uint32_t> found;
    for (int column = cell.column; column < cell.end_column(); ++column) {
      for (const std::uint32_t heading : over_[static_cast<std::size_t>(column)].cells) {
        if (std::find(found.begin(), found.end(), heading) == found.end()) found.push_back(heading);
      }
    }
    std::sort(found.begin(), found.end());
    append_row_headings(cell, found);
    for (const std::uint32_t heading : found) {
      role(index).headings.push_back(place_of(grid_.cells[heading]));
    }
  }

  // Headings on headings are levels of one header; others begin a new one. Scopes cannot tell
  // levels, nor a second header, nor a heading in mid row.
  void add_over(std::uint32_t index) {
    const GridCell& cell = grid_.cells[index];
    nested_ = nested_ || cell.row > 0;
    for (int column = cell.column; column < cell.end_column(); ++column) {
      Over& over = over_[static_cast<std::size_t>(column)];
      if (over.end_row != cell.row) over.cells.clear();
      over.cells.push_back(index);
      over.end_row = cell.end_row();
    }
  }

  // The nearest headings at the left, past other data.
  void append_row_headings(const GridCell& cell, std::vector<std::uint32_t>& found) {
    const auto end = static_cast<std::ptrdiff_t>(found.size());
    bool met = false;
    for (int column = cell.column - 1; column >= 0;) {
      const std::uint32_t owner = grid_.owner(cell.row, column);
      const bool heads = role(owner).kind == Kind::heads_row;
      if (met && !heads) {
        nested_ = true;
        break;
      }
      if (heads) found.insert(found.begin() + end, owner);
      met = met || heads;
      column = grid_.cells[owner].column - 1;
    }
  }

  GridPlace place_of(const GridCell& cell) const {
    return {cell.row + (cell.row < table_.header_rows ? 0 : rows_before_), cell.column};
  }

  void forget_headings() {
    for (CellRole& each : roles_.cells) each.headings.clear();
  }

  const bind::Table& table_;
  const Grid& grid_;
  int rows_before_ = 0;
  CellRoles roles_;
  std::vector<Over> over_;  // by column
  bool nested_ = false;
};

}  // namespace

CellRoles find_roles(const bind::Table& table, const Grid& grid, int rows_before) {
  return RoleFinder(table, grid, rows_before).find();
}

}  // namespace zhibiao::layout
