// cell_roles: what each cell of a table is to a reader that does not see it: which cells head which.
//
// In: a table and its Grid. Out: for each cell whether it is a heading (TH) and of what, over how
// many rows it goes, and which headings a reader should name before it (ISO 32000-1, 14.8.5.7;
// ISO 14289-1, 7.5). Blank rows that fill a page are of no account. Knows no places on the page.
#pragma once

#include <cstdint>
#include <vector>

#include "layout/grid.h"

namespace zhibiao::layout {

// A cell by its first row and column.
struct GridPlace {
  int row = 0, column = 0;
  bool operator==(const GridPlace&) const = default;
};

struct CellRole {
  enum class Kind : std::uint8_t { data, heads_row, heads_column };
  Kind kind = Kind::data;
  bool filler = false;         // of a blank row that fills the page
  bool several = false;        // it has more than one paragraph
  int rows = 1, columns = 1;   // spans, without rows that no cell begins in
  int heading = 0;             // 1..6: its text is a heading of that level
  // Outer headings of columns first, then those of the row from left to right. Empty where the
  // kinds of the headings say as much.
  std::vector<GridPlace> headings;
};

struct CellRoles {
  std::vector<CellRole> cells;  // parallel to Grid::cells
  bool is_table = false;        // false: boxes around text, one column or without any heading
};

// Whether each paragraph of the cell is an element by itself.
inline bool divides_paragraphs(const CellRole& role, const CellRoles& roles) {
  return role.heading == 0 && (role.several || !roles.is_table);
}

// `rows_before` is added to the rows of headings below the header.
CellRoles find_roles(const bind::Table& table, const Grid& grid, int rows_before);

}  // namespace zhibiao::layout
