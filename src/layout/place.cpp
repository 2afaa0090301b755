#include "layout/place.h"

#include <algorithm>
#include <deque>
#include <limits>
#include <map>

#include "layout/borders.h"
#include "layout/count_texts.h"
#include "layout/seal_place.h"
#include "layout/sums.h"

namespace zhibiao::layout {

namespace {

// The rows of one table that stand on one page, whole or in part.
struct TableOnPage {
  std::uint32_t block = 0;
  std::vector<const Strip*> strips;             // top to bottom; rows ascend
  bool frame_above = true, frame_below = true;  // false: joined to the table above or below
  bool goes_on_from_above = false;              // the part above is of the same table
};

// Where a fragment of a cell over several rows is, until all its fragments are known.
struct FragmentRef {
  std::size_t page = 0, fragment = 0;
};

// ---- Text in a box
// --------------------------------------------------------------------------------

Length offset_of(form::VerticalAlign align, Length spare) {
  if (align == form::VerticalAlign::middle) return spare / 2;
  return align == form::VerticalAlign::bottom ? spare : Length();
}

// Sets lines [begin, end) with the first line box at `top`. `keep`: the lines will be set again.
void set_lines_at(std::vector<TextLine>& lines, std::size_t begin, std::size_t end, Point top,
                  bool keep, std::vector<PlacedLine>& placed) {
  Length y = top.y;
  for (std::size_t index = begin; index < end; ++index) {
    TextLine& line = lines[index];
    if (index > begin) y += line.gap_before;
    const Point origin{top.x, y + line.baseline};
    placed.push_back({origin, line.paragraph, keep ? line.line : std::move(line.line)});
    y += line.height;
  }
}

// Columns from right to left, centred in the box as one block.
void set_columns(const CellText& text, const std::vector<TextLine>& columns,
                 form::VerticalAlign align, CellFragment& fragment) {
  const Rect inner = inset(fragment.box, text.padding);
  Length width, length;
  for (const TextLine& column : columns) {
    width += column.height;
    length = max(length, column.line.right);
  }
  Length right = inner.x + (inner.width + width) / 2;
  const Length spare = max(inner.height - length, Length());
  const Length top = inner.y + offset_of(align, spare);
  for (const TextLine& column : columns) {
    const Point origin{right - column.height / 2, top};
    fragment.lines.push_back({origin, column.paragraph, column.line});
    right -= column.height;
  }
}

struct CellLines {
  CellPart part;
  bool with_foot = true;
  bool keep = false;
  bool again = false;  // the label as later pages show it
};

// Labels of a 斜线表头: the first at the lower left, the last at the upper right, one between them
// in the middle.
void set_diagonal_labels(CellText& text, CellFragment& fragment) {
  const Rect inner = inset(fragment.box, text.padding);
  const std::size_t count = text.diagonal.size();
  for (std::size_t index = 0; index < count; ++index) {
    std::vector<TextLine>& label = text.diagonal[index];
    Length width;
    for (const TextLine& line : label) width = max(width, line.line.right - line.line.left);
    const Length height = height_of(label, 0, label.size());
    const auto steps = static_cast<std::int64_t>(count) - 1;
    const auto step = static_cast<std::int64_t>(index);
    const Point top{inner.x + mul_div(inner.width - width, step, steps) - label.front().line.left,
                    inner.y + mul_div(inner.height - height, steps - step, steps)};
    set_lines_at(label, 0, label.size(), top, true, fragment.lines);
  }
}

// Two labels: one line from corner to corner. Three: two lines from the upper left corner to the
// middles of the far sides.
void append_diagonals(const CellText& text, const Rect& box, const form::Rule& rule,
                      std::vector<RuleSegment>& diagonals) {
  const Point corner{box.x, box.y};
  if (text.diagonal.size() == 2) {
    diagonals.push_back({corner, {box.right(), box.bottom()}, rule.width, rule.color, rule.line});
  }
  if (text.diagonal.size() != 3) return;
  for (const Point end :
       {Point{box.x + box.width / 2, box.bottom()}, Point{box.right(), box.y + box.height / 2}}) {
    diagonals.push_back({corner, end, rule.width, rule.color, rule.line});
  }
}

void set_text(CellText& text, form::VerticalAlign align, const CellLines& lines,
              CellFragment& fragment) {
  const Rect inner = inset(fragment.box, text.padding);
  if (!text.diagonal.empty()) return set_diagonal_labels(text, fragment);
  if (!text.columns.empty()) {
    const bool again = lines.again && !text.columns_again.empty();
    return set_columns(text, again ? text.columns_again : text.columns, align, fragment);
  }
  std::vector<TextLine>& body = lines.again ? text.again : text.body;
  const Length height = height_of(body, lines.part.begin, lines.part.end);
  const Length below = lines.with_foot ? max(text.foot_height, text.free_height) : Length();
  const Length spare = max(inner.height - height - below, Length());
  const Point top{inner.x, inner.y + offset_of(align, spare)};
  set_lines_at(body, lines.part.begin, lines.part.end, top, lines.keep, fragment.lines);
  if (!lines.with_foot) return;
  const Point foot{inner.x, inner.bottom() - text.foot_height};
  set_lines_at(text.foot, 0, text.foot.size(), foot, lines.keep, fragment.lines);
}

// ---- One table on one page
// ------------------------------------------------------------------------

class TablePlacer {
 public:
  TablePlacer(Flow& bands, TableFlow& flow, const form::PageSetup& setup, TextContext& context)
      : bands_(bands), flow_(flow), setup_(setup), context_(context), sums_(*flow.sums) {}

  void place(const TableOnPage& on_page, const PageSlice& slice, std::size_t page_index, Page& page,
             std::vector<Edge>& edges) {
    on_page_ = &on_page;
    slice_ = &slice;
    page_index_ = page_index;
    add_up(on_page, slice);
    for (std::size_t strip = 0; strip < on_page.strips.size(); ++strip) {
      for (int column = 0; column < flow_.grid.columns;) {
        const std::uint32_t owner = flow_.grid.owner(row_of(strip), column);
        const GridCell& cell = flow_.grid.cells[owner];
        column = cell.end_column();
        const bool goes_on = strip > 0 && goes_over(owner, strip - 1, cell);
        if (!goes_on) place_cell(owner, strip, page, edges);
      }
    }
  }

  // The first page with a cell that goes on; none: no cell does.
  std::optional<std::size_t> waiting_since() const {
    std::optional<std::size_t> page;
    for (const auto& [cell, refs] : spanning_) {
      page = std::min(page.value_or(refs.front().page), refs.front().page);
    }
    return page;
  }

  // Text of the cells over several rows that have all their fragments, since the next page begins
  // with `next_row`. `pages` are those from `first_page` on.
  void set_spanning_text(int next_row, std::deque<Page>& pages, std::size_t first_page) {
    std::erase_if(spanning_, [&](const auto& entry) {
      const auto& [cell, refs] = entry;
      if (shown_until(flow_.grid.cells[cell]) > next_row) return false;
      std::vector<CellFragment*> fragments;
      for (const FragmentRef& ref : refs) {
        fragments.push_back(&pages[ref.page - first_page].cells[ref.fragment]);
      }
      set_text_over(cell, fragments);
      return true;
    });
  }

 private:
  // The figures of this page's footer: a split row counts on the page where it begins.
  void add_up(const TableOnPage& on_page, const PageSlice& slice) {
    if (!on_page.goes_on_from_above) sums_.start_page();
    for (const Strip* strip : on_page.strips) {
      const bool begins =
          strip->part < 0 || slice.parts[static_cast<std::size_t>(strip->part)].first;
      const int row = bands_.band(strip->band).index;
      if (!begins || strip->repeated) continue;
      sums_.add(flow_.table->rows[static_cast<std::size_t>(row)].addends);
    }
  }

  // The row before which a cell may have fragments; group headers are shown again.
  int shown_until(const GridCell& cell) const {
    const int repeated = flow_.table->rows[static_cast<std::size_t>(cell.row)].repeat_until;
    return std::max(cell.end_row(), repeated + 1);
  }

  int row_of(std::size_t strip) const { return bands_.band(on_page_->strips[strip]->band).index; }

  // Does the cell cover the strip and the next? Rows that follow one another on the page need not
  // do so in the table: a repeated header stands over rows of its middle, and a blank row that
  // fills the page follows itself.
  bool goes_over(std::uint32_t index, std::size_t strip, const GridCell& cell) const {
    const bool same_row = row_of(strip) == row_of(strip + 1);
    return flow_.grid.owner(row_of(strip), cell.column) == index &&
           flow_.grid.owner(row_of(strip + 1), cell.column) == index &&
           !(same_row && cell.row_span == 1);
  }

  void place_cell(std::uint32_t index, std::size_t first_strip, Page& page,
                  std::vector<Edge>& edges) {
    const GridCell& cell = flow_.grid.cells[index];
    std::size_t last_strip = first_strip;
    while (last_strip + 1 < on_page_->strips.size() && goes_over(index, last_strip, cell)) {
      ++last_strip;
    }
    CellFragment fragment = box_of(cell, first_strip, last_strip);
    append_edges(cell, fragment.box, first_strip, last_strip, edges);
    append_diagonals(flow_.texts[index], fragment.box, flow_.table->rules.inner, page.diagonals);
    if (cell.row >= flow_.first_footer_row()) {
      set_footer_text(cell, fragment);
    } else if (cell.row_span == 1 || cell.end_row() <= flow_.table->header_rows) {
      const CellLines lines = lines_of(index, *on_page_->strips[first_strip]);
      const std::size_t foot = flow_.texts[index].foot.size();
      set_text(flow_.texts[index], style_of(cell).vertical_align, lines, fragment);
      if (const auto& signing = flow_.table->signing) {
        place_signing(*signing, inset(fragment.box, flow_.texts[index].padding), foot, fragment);
      }
      // A label that a split row shows again.
      if (fragment.continued && lines.part.begin == 0) fragment.repeated = true;
    } else {
      spanning_[index].push_back({page_index_, page.cells.size()});
    }
    page.cells.push_back(std::move(fragment));
  }

  CellFragment box_of(const GridCell& cell, std::size_t first_strip, std::size_t last_strip) const {
    const Strip& first = *on_page_->strips[first_strip];
    const Strip& last = *on_page_->strips[last_strip];
    const Length left = setup_.margin.left + flow_.left;
    const Length x = left + flow_.edges[static_cast<std::size_t>(cell.column)];
    const Length right = left + flow_.edges[static_cast<std::size_t>(cell.end_column())];
    CellFragment fragment;
    fragment.block = flow_.block;
    fragment.row = cell.row + (cell.row < flow_.table->header_rows ? 0 : flow_.rows_before);
    fragment.column = cell.column;
    fragment.row_span = cell.row_span;
    fragment.column_span = cell.column_span;
    fragment.box = {x, setup_.margin.top + first.top, right - x,
                    last.top + last.height - first.top};
    fragment.fill = style_of(cell).fill;
    const bool later_part = first.part >= 0 && !part_of(first).first;
    fragment.repeated = first.repeated;
    fragment.continued = row_of(first_strip) > cell.row || later_part;
    fragment.roles = flow_.roles;
    fragment.cell = static_cast<std::uint32_t>(&cell - flow_.grid.cells.data());
    return fragment;
  }

  void set_footer_text(const GridCell& cell, CellFragment& fragment) {
    const bind::Cell filled = fill_sums(*cell.cell, sums_);
    if (!fragment.repeated) count_cell(filled, fragment.role(), *fragment.roles, context_.shown);
    CellText text = set_cell(filled, flow_.width_of(cell), Length(), context_);
    const std::size_t size = text.body.size();
    set_text(text, style_of(cell).vertical_align, {{0, size}, true, false, false}, fragment);
  }

  const RowPart& part_of(const Strip& strip) const {
    return slice_->parts[static_cast<std::size_t>(strip.part)];
  }

  CellLines lines_of(std::uint32_t index, const Strip& strip) const {
    const GridCell& cell = flow_.grid.cells[index];
    const std::size_t size = flow_.texts[index].body.size();
    const bind::Row& row_of_cell = flow_.table->rows[static_cast<std::size_t>(cell.row)];
    const bool set_again = cell.row < flow_.table->header_rows || row_of_cell.repeat_until >= 0 ||
                           row_of_cell.fill_page;
    if (strip.part < 0) return {{0, size}, true, set_again, false};
    const RowPart& row = part_of(strip);
    const CellPart part =
        row.cells[index - flow_.grid.row_begin[static_cast<std::size_t>(cell.row)]];
    const bool ends_here = part.end == size && (part.begin < size || row.first);
    const bool again = !row.first && part.begin == 0 && flow_.texts[index].says_more_again();
    if (again) return {{0, flow_.texts[index].again.size()}, false, true, true};
    return {part, ends_here, true, false};
  }

  const form::Style& style_of(const GridCell& cell) const {
    return context_.styles.at(cell.cell->style);
  }

  // ---- Edges ------------------------------------------------------------------------------------

  Edge edge(Point from, Point to, const std::optional<form::Rule>& stated, bool outer) const {
    if (stated) return {from, to, *stated, Edge::Rank::stated};
    const form::TableRules& rules = flow_.table->rules;
    return {from, to, outer ? rules.outer : rules.inner,
            outer ? Edge::Rank::outer : Edge::Rank::inner};
  }

  void append_edges(const GridCell& cell, const Rect& box, std::size_t first_strip,
                    std::size_t last_strip, std::vector<Edge>& edges) const {
    const form::CellRules& stated = cell.cell->rules;
    const bool top_outer = first_strip == 0 && on_page_->frame_above;
    const bool bottom_outer = last_strip + 1 == on_page_->strips.size() && on_page_->frame_below;
    const Point top_left{box.x, box.y}, top_right{box.right(), box.y};
    const Point bottom_left{box.x, box.bottom()}, bottom_right{box.right(), box.bottom()};
    edges.push_back(edge(top_left, top_right, stated.top, top_outer));
    edges.push_back(edge(bottom_left, bottom_right, stated.bottom, bottom_outer));
    edges.push_back(edge(top_left, bottom_left, stated.left, cell.column == 0));
    edges.push_back(
        edge(top_right, bottom_right, stated.right, cell.end_column() == flow_.grid.columns));
  }

  // ---- Cells over several rows
  // --------------------------------------------------------------------

  void set_text_over(std::uint32_t index, const std::vector<CellFragment*>& fragments) {
    CellText& text = flow_.texts[index];
    const GridCell& cell = flow_.grid.cells[index];
    const CellLines whole{{0, text.body.size()}, true, fragments.size() > 1, false};
    const CellLines again{{0, text.again.size()}, false, true, true};
    const auto fits = [&text](const CellFragment* fragment) {
      return text.needed_height() <= fragment->box.height;
    };
    const bool fits_somewhere = std::any_of(fragments.begin(), fragments.end(), fits);
    const bool repeats = !text.flows() || cell.cell->on_split == form::OnSplit::repeat;
    if (fragments.size() == 1 || (repeats && fits_somewhere)) {
      bool shown = false;
      for (CellFragment* fragment : fragments) {
        if (fragments.size() > 1 && !fits(fragment)) continue;
        const bool says_more = shown && text.says_more_again();
        set_text(text, style_of(cell).vertical_align, says_more ? again : whole, *fragment);
        fragment->repeated = fragment->repeated || shown;
        shown = true;
      }
      return;
    }
    if (!text.flows()) return report_cut(cell);
    const bool spread = cell.cell->on_split == form::OnSplit::center_each;
    flow_text_over(cell, text, spread, fragments);
  }

  // The lines run on from fragment to fragment: as many in each as it holds or, spread, as its
  // share of the whole height says, but so that the fragments after it hold the rest.
  void flow_text_over(const GridCell& cell, CellText& text, bool spread,
                      const std::vector<CellFragment*>& fragments) {
    const std::vector<std::size_t> least_ends = find_least_ends(text, fragments);
    Length total, so_far;
    for (const CellFragment* fragment : fragments) total += fragment->box.height;
    const auto lines = static_cast<std::int64_t>(text.body.size());
    std::size_t begin = 0;
    for (std::size_t index = 0; index < fragments.size(); ++index) {
      CellFragment& fragment = *fragments[index];
      const bool last = index + 1 == fragments.size();
      so_far += fragment.box.height;
      const auto share_end = static_cast<std::size_t>(
          mul_div(Length::from_emu(lines), so_far.emu(), total.emu()).emu());
      const std::size_t wanted =
          spread ? std::max({begin, share_end, least_ends[index]}) : text.body.size();
      std::size_t end = begin;
      while (end < wanted &&
             height_of(text.body, begin, end + 1) <= room_in(text, fragment, last)) {
        ++end;
      }
      if (end < least_ends[index]) return report_cut(cell);
      set_text(text, style_of(cell).vertical_align, {{begin, end}, last, false, false}, fragment);
      begin = end;
    }
  }

  // For each fragment the line before which it may not end: those after it hold no more.
  static std::vector<std::size_t> find_least_ends(const CellText& text,
                                                  const std::vector<CellFragment*>& fragments) {
    std::vector<std::size_t> ends(fragments.size());
    std::size_t begin = text.body.size();
    for (std::size_t index = fragments.size(); index > 0; --index) {
      ends[index - 1] = begin;
      const std::size_t end = begin;
      const Length room = room_in(text, *fragments[index - 1], index == fragments.size());
      while (begin > 0 && height_of(text.body, begin - 1, end) <= room) --begin;
    }
    return ends;
  }

  // For lines; the last fragment has the foot too.
  static Length room_in(const CellText& text, const CellFragment& fragment, bool last) {
    return inset(fragment.box, text.padding).height - (last ? text.below_body() : Length());
  }

  // Rows of exact height, which do not grow (layout/cut_cells).
  void report_cut(const GridCell& cell) {
    const bind::Origin& origin = cell.cell->origin;
    context_.diagnostics.error(
        code::text_overflow,
        (origin.in_record.exists() ? origin.in_record : origin.in_template).location(),
        message(
            "跨行单元格在分页处断开后，文字放不下",
            "the text of this cell over several rows does not fit once page breaks cut the cell"),
        message(
            "删减文字，或在模板中把末行的行高 exact 改为 at least",
            "shorten the text, or change the last row's height from \"exact\" to \"at least\" in "
            "the template"));
  }

  const Flow& bands_;
  TableFlow& flow_;
  const form::PageSetup& setup_;
  TextContext& context_;
  Sums& sums_;  // of the footer rows
  std::map<std::uint32_t, std::vector<FragmentRef>> spanning_;
  // The page in hand.
  const TableOnPage* on_page_ = nullptr;
  const PageSlice* slice_ = nullptr;
  std::size_t page_index_ = 0;
};

// ---- Pages
// ------------------------------------------------------------------------------------------

const TableFlow& table_at(const Flow& flow, std::uint32_t block) {
  return std::get<TableFlow>(flow.block(block));
}

std::vector<TableOnPage> tables_on(const PageSlice& slice, const Flow& flow) {
  std::vector<TableOnPage> tables;
  const Strip* previous = nullptr;
  for (const Strip& strip : slice.strips) {
    const Band& band = flow.band(strip.band);
    const bool after_row = previous != nullptr && flow.band(previous->band).is_row();
    if (band.is_row()) {
      const bool same = after_row && flow.band(previous->band).block == band.block;
      if (!same) {
        const TableFlow& table = table_at(flow, band.block);
        const bool goes_on = after_row && table.continues;
        const bool joined = goes_on || (after_row && table.table->joined && !table.continues);
        if (joined) tables.back().frame_below = false;
        tables.push_back({band.block, {}, !joined, true, goes_on});
      }
      tables.back().strips.push_back(&strip);
    }
    previous = &strip;
  }
  return tables;
}

void place_paragraphs(const PageSlice& slice, Flow& flow, const form::PageSetup& setup,
                      Page& page) {
  for (const Strip& strip : slice.strips) {
    const Band& band = flow.band(strip.band);
    if (band.kind != Band::Kind::line) continue;
    auto& paragraph = std::get<ParagraphFlow>(flow.block(band.block));
    if (page.paragraphs.empty() || page.paragraphs.back().block != paragraph.block) {
      page.paragraphs.push_back(
          {paragraph.block, paragraph.heading, paragraph.list, {}, band.index > 0});
    }
    const auto line = static_cast<std::size_t>(band.index);
    const Point top{setup.margin.left, setup.margin.top + strip.top};
    set_lines_at(paragraph.lines, line, line + 1, top, false, page.paragraphs.back().lines);
  }
}

}  // namespace

class Placer::State {
 public:
  State(Flow& flow, const form::PageSetup& setup, TextContext& context)
      : flow_(flow), setup_(setup), context_(context) {}

  void place(const PageSlice& slice, std::size_t next_band) {
    Page page;
    page.size = setup_.size;
    std::vector<Edge> edges;
    const std::size_t page_index = first_page_ + pages_.size();
    for (const TableOnPage& on_page : tables_on(slice, flow_)) {
      auto& table = std::get<TableFlow>(flow_.block(on_page.block));
      auto [placer, added] = placers_.try_emplace(on_page.block, flow_, table, setup_, context_);
      placer->second.place(on_page, slice, page_index, page, edges);
    }
    place_paragraphs(slice, flow_, setup_, page);
    page.rules = resolve_borders(edges);
    pages_.push_back(std::move(page));
    finish_before(next_band);
  }

  std::vector<Page> take_finished() {
    std::size_t end = first_page_ + pages_.size();
    for (const auto& [block, placer] : placers_) {
      end = std::min(end, placer.waiting_since().value_or(end));
    }
    std::vector<Page> finished;
    for (; first_page_ < end; ++first_page_) {
      finished.push_back(std::move(pages_.front()));
      pages_.pop_front();
    }
    return finished;
  }

 private:
  // Sets the text of cells whose last row stands before `band`.
  void finish_before(std::size_t band) {
    const bool at_end = band >= flow_.end_band();
    const std::size_t block = at_end ? flow_.end_block() : flow_.band(band).block;
    while (!placers_.empty() && placers_.begin()->first < block) {
      constexpr int beyond = std::numeric_limits<int>::max();
      placers_.begin()->second.set_spanning_text(beyond, pages_, first_page_);
      placers_.erase(placers_.begin());
    }
    if (placers_.empty()) return;
    placers_.begin()->second.set_spanning_text(flow_.band(band).index, pages_, first_page_);
  }

  Flow& flow_;
  const form::PageSetup& setup_;
  TextContext& context_;
  std::map<std::uint32_t, TablePlacer> placers_;  // of the tables that have not come to their end
  std::deque<Page> pages_;                        // that are not taken yet
  std::size_t first_page_ = 0;                    // number of the first of them
};

Placer::Placer(Flow& flow, const form::PageSetup& setup, TextContext& context)
    : state_(std::make_unique<State>(flow, setup, context)) {}

Placer::~Placer() = default;

void Placer::place(const PageSlice& slice, std::size_t next_band) {
  state_->place(slice, next_band);
}

std::vector<Page> Placer::take_finished() {
  return state_->take_finished();
}

std::vector<Page> place(Flow flow, const std::vector<PageSlice>& slices,
                        const form::PageSetup& setup, TextContext& context) {
  Placer placer(flow, setup, context);
  for (const PageSlice& slice : slices) {
    const bool last = &slice == &slices.back();
    placer.place(slice, last ? flow.end_band() : flow.first_band);
  }
  return placer.take_finished();
}

}  // namespace zhibiao::layout
