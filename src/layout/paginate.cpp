#include "layout/paginate.h"

#include <algorithm>

#include "layout/cut_cells.h"
#include "layout/split_row.h"

namespace zhibiao::layout {

namespace {

// Blank that a page may show at its foot before a row is split rather than moved: a sixth of the
// page.
constexpr std::int64_t tolerated_blank = 6;

}  // namespace

// Fills one page after the other.
class Paginator::Filler {
 public:
  Filler(const Flow& flow, Length body_height, Diagnostics& diagnostics)
      : flow_(flow),
        body_height_(body_height),
        diagnostics_(diagnostics),
        cut_cells_(flow),
        next_(flow.first_band) {}

  std::optional<PageSlice> next_page() {
    while (next_ < end()) {
      slice_ = {};
      fill_page();
      cut_cells_.end_page(slice_, next_, !progress_.empty());
      after_break_ = true;
      if (slice_.strips.empty()) continue;
      ++page_count_;
      return std::move(slice_);
    }
    return std::nullopt;
  }

  // A page's bands, and a page's more that decide where it is best cut.
  bool sees_far_enough(std::size_t unsettled) const {
    std::size_t settled = end();
    for (std::size_t held = 0; settled > next_ && held < unsettled; --settled) {
      if (!is_spare(settled - 1)) ++held;
    }
    Length height;
    for (std::size_t index = progress_.empty() ? next_ : next_ + 1; index < settled; ++index) {
      if (!is_spare(index)) height += band(index).height;
      if (height > body_height_ * 2) return true;
    }
    return false;
  }

  std::size_t next_band() const { return next_; }

 private:
  // ---- Bands ------------------------------------------------------------------------------------

  std::size_t end() const { return flow_.end_band(); }

  const Band& band(std::size_t index) const { return flow_.band(index); }

  bool is_spare(std::size_t index) const { return band(index).kind == Band::Kind::spare_row; }

  std::size_t skip_spare(std::size_t index) const {
    while (index < end() && is_spare(index)) ++index;
    return index;
  }

  const TableFlow* table_of(const Band& band) const {
    return band.is_row() ? &std::get<TableFlow>(flow_.block(band.block)) : nullptr;
  }

  // The rows that a page shows again when it begins with `index`.
  std::vector<int> repeated_before(std::size_t index) const {
    const TableFlow* table = table_of(band(index));
    const bool inside = table != nullptr && band(index).index >= table->table->header_rows;
    return inside ? table->repeated_above(band(index).index) : std::vector<int>();
  }

  Length height_repeated_before(std::size_t index) const {
    Length height;
    for (const int row : repeated_before(index)) {
      height += table_of(band(index))->heights[static_cast<std::size_t>(row)];
    }
    return height;
  }

  // Room that must stay free under a row for the footer of its table.
  Length reserve_under(const Band& band) const {
    const TableFlow* table = table_of(band);
    return table != nullptr && band.index < table->first_footer_row() ? table->footer_height
                                                                      : Length();
  }

  bool may_split(const Band& band) const {
    const TableFlow* table = table_of(band);
    if (table == nullptr || !table->is_body(band.index)) return false;
    const bind::Row& row = table->table->rows[static_cast<std::size_t>(band.index)];
    return row.may_split && row.height.kind != form::RowHeight::Kind::exact;
  }

  // ---- Filling ----------------------------------------------------------------------------------

  Length bottom() const {
    return slice_.strips.empty() ? Length()
                                 : slice_.strips.back().top + slice_.strips.back().height;
  }

  bool is_bare() const { return slice_.strips.size() == own_strips_begin_; }

  // Only the top of a page that a break made swallows gaps and spaces.
  Length gap_before(const Band& band) const {
    return is_bare() && after_break_ ? Length() : band.gap_before;
  }

  Length height_of(const Band& band) const {
    if (band.kind == Band::Kind::space && is_bare() && after_break_) return Length();
    return progress_.empty() ? band.height : height_of_rest(*table_of(band), band.index, progress_);
  }

  // With what cells over several rows that end here still need.
  Length grown_height_of(const Band& band, Length top) const {
    const Length height = height_of(band);
    return height + cut_cells_.missing(slice_, next_, top, top + height);
  }

  void fill_page() {
    next_ = skip_spare(next_);
    if (next_ == end()) return;
    place_repeated_header();
    own_strips_begin_ = slice_.strips.size();
    for (; next_ < end(); next_ = skip_spare(next_)) {
      const Band& band = flow_.band(next_);
      if (band.kind == Band::Kind::page_break) {
        ++next_;
        if (!is_bare()) break;
        continue;
      }
      const Length top = bottom() + gap_before(band);
      if (band.kind == Band::Kind::fill_row) {
        place_fill_rows(band, top);
        continue;
      }
      if (top + grown_height_of(band, top) + reserve_under(band) > body_height_) {
        end_page(top);
        place_footer();
        break;
      }
      place_whole(top);
    }
    stretch_fills();
  }

  // Blank rows down to the foot of the page, less what the rest of the table needs.
  void place_fill_rows(const Band& band, Length top) {
    const TableFlow& table = *table_of(band);
    const Length height = table.heights[static_cast<std::size_t>(band.index)];
    Length rest;
    for (int row = band.index + 1; row < table.grid.rows; ++row) {
      rest += flow_.band(next_ + static_cast<std::size_t>(row - band.index)).height;
    }
    if (top + rest > body_height_) rest = table.footer_height;
    for (; height > Length() && top + height + rest <= body_height_; top += height) {
      slice_.strips.push_back({static_cast<std::uint32_t>(next_), top, height, false, -1});
    }
    ++next_;
  }

  // The footer of a table that goes on on the next page.
  void place_footer() {
    if (slice_.strips.empty() || next_ >= end()) return;
    const std::uint32_t last = slice_.strips.back().band;
    const TableFlow* table = table_of(band(last));
    const bool goes_on =
        band(skip_spare(next_)).block == band(last).block || (table != nullptr && table->goes_on);
    if (table == nullptr || !goes_on) return;
    for (int row = table->first_footer_row(); row < table->grid.rows; ++row) {
      const auto index = last + static_cast<std::uint32_t>(row - band(last).index);
      slice_.strips.push_back({index, bottom(), band(index).height, true, -1});
    }
  }

  void place_repeated_header() {
    if (!after_break_) return;
    const std::size_t first_row_band = next_ - static_cast<std::size_t>(band(next_).index);
    for (const int row : repeated_before(next_)) {
      const auto index = static_cast<std::uint32_t>(first_row_band + static_cast<std::size_t>(row));
      slice_.strips.push_back({index, bottom(), band(index).height, true, -1});
    }
  }

  // The next band, or all that is left of it.
  void place_whole(Length top) {
    Strip strip{static_cast<std::uint32_t>(next_), top, grown_height_of(band(next_), top), false,
                -1};
    if (!progress_.empty()) {
      const SplitRow rest = take_rest(*table_of(band(next_)), band(next_).index, progress_);
      strip.part = static_cast<std::int32_t>(slice_.parts.size());
      slice_.parts.push_back(rest.part);
      progress_.clear();
    }
    slice_.strips.push_back(strip);
    ++next_;
  }

  void stretch_fills() {
    std::vector<std::int64_t> weights;
    for (const Strip& strip : slice_.strips) weights.push_back(is_fill(band(strip.band)) ? 1 : 0);
    if (std::find(weights.begin(), weights.end(), 1) == weights.end()) return;
    const std::vector<Length> extra = share(body_height_ - bottom(), weights);
    Length shift;
    for (std::size_t index = 0; index < slice_.strips.size(); ++index) {
      slice_.strips[index].top += shift;
      slice_.strips[index].height += extra[index];
      shift += extra[index];
    }
  }

  bool is_fill(const Band& band) const {
    return band.kind == Band::Kind::space && std::get<SpaceFlow>(flow_.block(band.block)).fill;
  }

  // ---- Ending a page ----------------------------------------------------------------------------

  // The next band does not fit. Tries what does least harm first; each step gives up one more wish.
  void end_page(Length top) {
    const std::optional<std::size_t> welcome = find_break(Hold::none);
    if (welcome && blank_after(*welcome) * tolerated_blank <= body_height_)
      return cut_after(*welcome);
    if (may_split(band(next_)) && split(top, true)) return;
    if (welcome) return cut_after(*welcome);
    if (const auto loose = find_break(Hold::loose)) return cut_after(*loose);
    if (may_split(band(next_)) && split(top, false)) return;
    for (const Hold hold : {Hold::kept, Hold::structural, Hold::solid}) {
      const auto torn = find_break(hold);
      if (!torn) continue;
      report_relaxed(slice_.strips[*torn].band);
      return cut_after(*torn);
    }
    if (table_of(band(next_)) != nullptr && split(top, false)) return report_relaxed(next_);
    place_too_tall(top);
  }

  Length blank_after(std::size_t strip) const {
    return body_height_ - slice_.strips[strip].top - slice_.strips[strip].height;
  }

  // The last strip of this page after which a break does no more harm than `allowed`, if what
  // follows it up to the next such place fits a page of its own: else moving it there would win
  // nothing.
  std::optional<std::size_t> find_break(Hold allowed) const {
    for (std::size_t strip = slice_.strips.size(); strip > own_strips_begin_; --strip) {
      if (hold_after(strip - 1) > allowed) continue;
      if (allowed == Hold::solid || fits_one_page(slice_.strips[strip - 1].band + 1U, allowed)) {
        return strip - 1;
      }
      return std::nullopt;
    }
    return std::nullopt;
  }

  bool fits_one_page(std::size_t first, Hold allowed) const {
    first = skip_spare(first);
    if (first == end()) return true;
    Length height = height_repeated_before(first);
    for (std::size_t index = first; index < end(); index = skip_spare(index + 1)) {
      if (band(index).kind == Band::Kind::page_break) return true;
      if (index > first) height += band(index).gap_before;
      height += band(index).height;
      if (height + reserve_under(band(index)) > body_height_) return may_split(band(index));
      if (band(index).hold <= allowed) return true;
    }
    return true;
  }

  Hold hold_after(std::size_t strip) const {
    const Band& above = band(slice_.strips[strip].band);
    const TableFlow* table = table_of(above);
    if (table == nullptr || above.index + 1 >= table->first_footer_row()) return above.hold;
    const Length bottom = slice_.strips[strip].top + slice_.strips[strip].height;
    return tears_label(*table, above, strip, bottom, Length()) ? std::max(above.hold, Hold::kept)
                                                               : above.hold;
  }

  // Would a break leave a cell over several rows too low, here or after it, for its text? `bottom`
  // is where this page's part ends; `rest` is what is left of the row `above` when that row is
  // split.
  bool tears_label(const TableFlow& table, const Band& above, std::size_t last_strip, Length bottom,
                   Length rest) const {
    const int next_row = above.index + 1;
    for (int column = 0; column < table.grid.columns;) {
      const std::uint32_t owner = table.grid.owner(above.index, column);
      const GridCell& cell = table.grid.cells[owner];
      column = cell.end_column();
      const bool crosses = cell.row_span > 1 && (cell.end_row() > next_row || rest > Length());
      if (!crosses) continue;
      if (cell.cell->on_split == form::OnSplit::go_on) continue;
      const Length needed = table.texts[owner].needed_height();
      if (needed > body_height_) continue;
      const int first_after = rest > Length() ? above.index : next_row;
      const Length after = height_repeated_beside(table, cell, first_after) + rest +
                           table.height_of_rows(next_row, cell.end_row());
      const Length here = bottom - top_on_page(cell, above.block, last_strip);
      if (needed > here || needed > after) return true;
    }
    return false;
  }

  // Of the rows that a page beginning with `row` shows again, the height of those that the cell
  // covers.
  static Length height_repeated_beside(const TableFlow& table, const GridCell& cell, int row) {
    Length height;
    for (const int repeated : table.repeated_above(row)) {
      if (repeated >= cell.row) height += table.heights[static_cast<std::size_t>(repeated)];
    }
    return height;
  }

  // Where the fragment of `cell` on this page begins.
  Length top_on_page(const GridCell& cell, std::uint32_t block, std::size_t last_strip) const {
    Length top = slice_.strips[last_strip].top;
    for (std::size_t strip = last_strip + 1; strip > 0; --strip) {
      const Band& row = band(slice_.strips[strip - 1].band);
      if (row.block != block || row.index < cell.row) break;
      top = slice_.strips[strip - 1].top;
    }
    return top;
  }

  void cut_after(std::size_t strip) {
    next_ = slice_.strips[strip].band + 1U;
    slice_.strips.resize(strip + 1);
  }

  bool split(Length top, bool strict) {
    const Band& row = band(next_);
    const TableFlow& table = *table_of(row);
    std::optional<SplitRow> split =
        split_row(table, row.index, progress_, body_height_ - top - reserve_under(row), strict);
    return split && place_part(top, std::move(*split), strict);
  }

  // Parts a row whose own text all fits the page, as long as the next page has less to do.
  bool split_blank(Length top) {
    const Band& row = band(next_);
    const TableFlow* table = table_of(row);
    if (table == nullptr || !may_split(row)) return false;
    const Length bottom = body_height_ - reserve_under(row);
    const bool less_blank = bottom > top && top + height_of(row) > bottom;
    if (!less_blank && !cut_cells_.gets_on(slice_, next_, top, bottom)) return false;
    auto split = layout::split_blank(*table, row.index, progress_, bottom - top);
    return split && place_part(top, std::move(*split), false);
  }

  bool place_part(Length top, SplitRow split, bool strict) {
    const Band& row = band(next_);
    const TableFlow& table = *table_of(row);
    const Strip strip{static_cast<std::uint32_t>(next_), top, split.height, false,
                      static_cast<std::int32_t>(slice_.parts.size())};
    slice_.strips.push_back(strip);
    const Length rest = height_of_rest(table, row.index, split.rest);
    if (strict && tears_label(table, row, slice_.strips.size() - 1, top + split.height, rest)) {
      slice_.strips.pop_back();
      return false;
    }
    slice_.parts.push_back(std::move(split.part));
    progress_ = std::move(split.rest);
    return true;
  }

  // No text can be parted any more and the page is bare: a row parts between its blank, any other
  // band stands on the page all the same.
  void place_too_tall(Length top) {
    if (split_blank(top)) return;
    diagnostics_.error(
        code::text_overflow, location_of(next_),
        message("这一行比整页还高，又不能拆分", "this is taller than a page and cannot be split"),
        message("降低行高或字号", "use a lower height or a smaller size"));
    place_whole(top);
  }

  Location location_of(std::size_t index) const {
    const TableFlow* table = table_of(band(index));
    if (table == nullptr) return {};
    return table->table->rows[static_cast<std::size_t>(band(index).index)]
        .origin.in_template.location();
  }

  void report_relaxed(std::size_t index) {
    diagnostics_.warning(
        code::keep_relaxed, location_of(index),
        message("同页要求无法满足：相连的内容超过一页（第 {} 页后断开）",
                "what must stay together is longer than a page; it was parted after page {}",
                page_count_ + 1),
        message("减少 keep-with-next、keep-with-previous 或 keep-together",
                "ask for less keep-with-next, keep-with-previous, or keep-together"));
  }

  const Flow& flow_;
  const Length body_height_;
  Diagnostics& diagnostics_;
  CutCells cut_cells_;
  std::size_t page_count_ = 0;
  PageSlice slice_;                   // the page being filled
  std::size_t own_strips_begin_ = 0;  // after the repeated header
  std::size_t next_;                  // the band to be placed next
  RowProgress progress_;              // what earlier pages took of it
  bool after_break_ = false;          // false on the section's first page
};

Paginator::Paginator(const Flow& flow, Length body_height, Diagnostics& diagnostics)
    : filler_(std::make_unique<Filler>(flow, body_height, diagnostics)) {}

Paginator::~Paginator() = default;

bool Paginator::sees_far_enough(std::size_t unsettled) const {
  return filler_->sees_far_enough(unsettled);
}

std::optional<PageSlice> Paginator::next_page() {
  return filler_->next_page();
}

std::size_t Paginator::next_band() const {
  return filler_->next_band();
}

std::vector<PageSlice> paginate(const Flow& flow, Length body_height, Diagnostics& diagnostics) {
  Paginator paginator(flow, body_height, diagnostics);
  std::vector<PageSlice> pages;
  while (std::optional<PageSlice> page = paginator.next_page()) pages.push_back(std::move(*page));
  return pages;
}

}  // namespace zhibiao::layout
