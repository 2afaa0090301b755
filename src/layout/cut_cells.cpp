#include "layout/cut_cells.h"

#include <optional>

namespace zhibiao::layout {

namespace {

Length room_of(const CellText& text, Length fragment) {
  return fragment - text.padding.top - text.padding.bottom;
}

// By how much a cell's last fragment is too low for what is left.
Length missing_of(const bind::Cell& cell, const CellText& text, std::size_t lines, bool whole,
                  Length fragment) {
  const bool is_set_again = !text.flows() || cell.on_split == form::OnSplit::repeat;
  if (is_set_again && (whole || text.needed_height() <= fragment)) return {};
  if (!text.flows()) return text.needed_height() - fragment;
  const Length needed = height_of(text.body, lines, text.body.size()) + text.below_body();
  return max(needed - room_of(text, fragment), Length());
}

// The columns at which the cells begin that cover a row.
template <class Visit>
void for_each_owner(const Grid& grid, int row, const Visit& visit) {
  for (int column = 0; column < grid.columns;) {
    const std::uint32_t owner = grid.owner(row, column);
    column = grid.cells[owner].end_column();
    if (grid.cells[owner].row_span > 1) visit(owner);
  }
}

}  // namespace

std::size_t CutCells::skip_spare(std::size_t band) const {
  while (band < flow_.end_band() && flow_.band(band).kind == Band::Kind::spare_row) ++band;
  return band;
}

bool CutCells::covers_both(const TableFlow& table, std::uint32_t cell, std::size_t upper,
                           std::size_t lower) const {
  const Band& above = flow_.band(upper);
  const Band& below = flow_.band(lower);
  if (!above.is_row() || !below.is_row() || above.block != below.block) return false;
  const int column = table.grid.cells[cell].column;
  return table.grid.owner(above.index, column) == cell &&
         table.grid.owner(below.index, column) == cell;
}

// Where the cell's fragment begins that ends with the band `lower` at `top`, under the first
// `strips` of the page.
Length CutCells::top_of(const TableFlow& table, std::uint32_t cell, const PageSlice& page,
                        std::size_t strips, std::size_t lower, Length top) const {
  for (; strips > 0; --strips) {
    const Strip& above = page.strips[strips - 1];
    if (!covers_both(table, cell, above.band, lower)) break;
    top = above.top;
    lower = above.band;
  }
  return top;
}

template <class Visit>
void CutCells::for_each_ending(const PageSlice& page, std::size_t band, Length top, Length bottom,
                               const Visit& visit) const {
  const Band& row = flow_.band(band);
  if (open_.empty() || !row.is_row() || row.block != block_) return;
  const auto& table = std::get<TableFlow>(flow_.block(row.block));
  const auto& declared = table.table->rows[static_cast<std::size_t>(row.index)].height;
  if (declared.kind == form::RowHeight::Kind::exact) return;
  const std::size_t next = skip_spare(band + 1);
  for_each_owner(table.grid, row.index, [&](std::uint32_t owner) {
    const auto taken = open_.find(owner);
    const bool goes_on = next < flow_.end_band() && covers_both(table, owner, band, next);
    if (taken == open_.end() || goes_on) return;
    const Length from = top_of(table, owner, page, page.strips.size(), band, top);
    visit(*table.grid.cells[owner].cell, table.texts[owner], taken->second, bottom - from);
  });
}

Length CutCells::missing(const PageSlice& page, std::size_t band, Length top, Length bottom) const {
  Length most;
  for_each_ending(page, band, top, bottom,
                  [&](const bind::Cell& cell, const CellText& text, Taken taken, Length fragment) {
                    most = max(most, missing_of(cell, text, taken.lines, taken.whole, fragment));
                  });
  return most;
}

bool CutCells::gets_on(const PageSlice& page, std::size_t band, Length top, Length bottom) const {
  bool moves = false;
  for_each_ending(
      page, band, top, bottom,
      [&](const bind::Cell& cell, const CellText& text, Taken taken, Length fragment) {
        const bool lacks =
            missing_of(cell, text, taken.lines, taken.whole, fragment) > Length() && text.flows();
        moves = moves || (lacks && end_of_fitting(text.body, taken.lines, room_of(text, fragment)) >
                                       taken.lines);
      });
  return moves;
}

void CutCells::end_page(const PageSlice& page, std::size_t next_band, bool in_parts) {
  std::map<std::uint32_t, Taken> open;
  std::size_t count = page.strips.size();
  while (count > 0 && page.strips[count - 1].repeated) --count;  // the footer
  const std::size_t next = skip_spare(next_band);
  const bool inside = count > 0 && next < flow_.end_band() &&
                      flow_.band(page.strips[count - 1].band).is_row() && flow_.band(next).is_row();
  if (inside) {
    const Strip& last = page.strips[count - 1];
    const Band& row = flow_.band(last.band);
    const auto& table = std::get<TableFlow>(flow_.block(row.block));
    for_each_owner(table.grid, row.index, [&](std::uint32_t owner) {
      if (!in_parts && !covers_both(table, owner, last.band, next)) return;
      const CellText& text = table.texts[owner];
      const bool known = row.block == block_ && open_.contains(owner);
      Taken taken = known ? open_.at(owner) : Taken{};
      const Length top = top_of(table, owner, page, count - 1, last.band, last.top);
      const Length fragment = last.top + last.height - top;
      taken.whole = taken.whole || text.needed_height() <= fragment;
      taken.lines = end_of_fitting(text.body, taken.lines, room_of(text, fragment));
      open.emplace(owner, taken);
    });
    block_ = row.block;
  }
  open_ = std::move(open);
}

}  // namespace zhibiao::layout
