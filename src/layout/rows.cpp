#include "layout/rows.h"

#include <algorithm>
#include <numeric>

namespace zhibiao::layout {

namespace {

using Kind = form::RowHeight::Kind;

const form::RowHeight& declared(const bind::Table& table, int row) {
  return table.rows.at(static_cast<std::size_t>(row)).height;
}

bool may_grow(const bind::Table& table, int row) {
  return declared(table, row).kind != Kind::exact;
}

std::string in_points(Length length) {
  const std::int64_t tenths = (length.emu() + 635) / 1'270;
  return fmt::format("{}.{} pt", tenths / 10, tenths % 10);
}

void report_overflow(const GridCell& placed, Length needed, Length height,
                     Diagnostics& diagnostics) {
  const bind::Cell& cell = *placed.cell;
  const bool from_record = cell.origin.in_record.exists();
  const json::Value place = from_record ? cell.origin.in_record : cell.origin.in_template;
  Diagnostic& diagnostic = diagnostics.error(
      code::text_overflow, place.location(),
      message("文字放不进固定高度的单元格：需要 {}，只有 {}",
              "the text does not fit its cell of exact height: it needs {}, the cell has {}",
              in_points(needed), in_points(height)),
      message("删减文字，或在模板中把行高 exact 改为 at least",
              "shorten the text, or change the row's height from \"exact\" to \"at least\" in the "
              "template"));
  if (from_record) {
    diagnostic.notes.push_back({message("模板中的单元格", "the cell in the template"),
                                cell.origin.in_template.location()});
  }
}

// Heights from the declarations and from the cells that stand in one row only.
std::vector<Length> heights_of_single_rows(const bind::Table& table, const Grid& grid,
                                           const std::vector<CellText>& texts) {
  std::vector<Length> heights(static_cast<std::size_t>(grid.rows));
  for (int row = 0; row < grid.rows; ++row) {
    heights[static_cast<std::size_t>(row)] = declared(table, row).length;
  }
  for (std::size_t index = 0; index < grid.cells.size(); ++index) {
    const GridCell& cell = grid.cells[index];
    if (cell.row_span > 1 || !may_grow(table, cell.row)) continue;
    Length& height = heights[static_cast<std::size_t>(cell.row)];
    height = max(height, texts[index].needed_height());
  }
  return heights;
}

void grow_rows_under(const bind::Table& table, const GridCell& cell, Length needed,
                     std::vector<Length>& heights) {
  Length sum;
  std::vector<std::int64_t> weights;
  for (int row = cell.row; row < cell.end_row(); ++row) {
    sum += heights[static_cast<std::size_t>(row)];
    weights.push_back(may_grow(table, row) ? 1 : 0);
  }
  const bool any = std::accumulate(weights.begin(), weights.end(), std::int64_t{0}) > 0;
  if (sum >= needed || !any) return;
  const std::vector<Length> shares = share(needed - sum, weights);
  for (std::size_t index = 0; index < shares.size(); ++index) {
    heights[static_cast<std::size_t>(cell.row) + index] += shares[index];
  }
}

// Cells over several rows, short spans first: a long span then finds the rows already grown.
void grow_for_spans(const bind::Table& table, const Grid& grid, const std::vector<CellText>& texts,
                    std::vector<Length>& heights) {
  std::vector<std::size_t> spanning;
  for (std::size_t index = 0; index < grid.cells.size(); ++index) {
    if (grid.cells[index].row_span > 1) spanning.push_back(index);
  }
  std::stable_sort(spanning.begin(), spanning.end(), [&grid](std::size_t a, std::size_t b) {
    return grid.cells[a].row_span < grid.cells[b].row_span;
  });
  for (const std::size_t index : spanning) {
    grow_rows_under(table, grid.cells[index], texts[index].needed_height(), heights);
  }
}

void check_exact_rows(const bind::Table& table, const Grid& grid,
                      const std::vector<CellText>& texts, const std::vector<Length>& heights,
                      Diagnostics& diagnostics) {
  for (std::size_t index = 0; index < grid.cells.size(); ++index) {
    const GridCell& cell = grid.cells[index];
    bool exact = true;
    Length height;
    for (int row = cell.row; row < cell.end_row() && exact; ++row) {
      exact = !may_grow(table, row);
      height += heights[static_cast<std::size_t>(row)];
    }
    const Length needed = texts[index].needed_height();
    if (cell.cell->fit == form::Fit::shrink) continue;  // said when it was set (layout/cell_text)
    if (exact && needed > height && !texts[index].body.empty()) {
      report_overflow(cell, needed, height, diagnostics);
    }
  }
}

}  // namespace

std::vector<Length> solve_rows(const bind::Table& table, const Grid& grid,
                               const std::vector<CellText>& texts, Diagnostics& diagnostics) {
  std::vector<Length> heights = heights_of_single_rows(table, grid, texts);
  grow_for_spans(table, grid, texts, heights);
  check_exact_rows(table, grid, texts, heights, diagnostics);
  return heights;
}

}  // namespace zhibiao::layout
