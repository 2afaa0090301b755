#include "layout/flow.h"

#include <algorithm>

#include "layout/columns.h"
#include "layout/count_texts.h"
#include "layout/rows.h"
#include "layout/sums.h"

namespace zhibiao::layout {

namespace {

void raise(Hold& hold, Hold to) {
  hold = std::max(hold, to);
}

std::vector<Length> prefix_sums(const std::vector<Length>& heights) {
  std::vector<Length> tops{Length()};
  for (const Length height : heights) tops.push_back(tops.back() + height);
  return tops;
}

Length left_of(const bind::Table& table, Length table_width, Length available) {
  const Length spare = available - table_width;
  if (table.align == form::Align::right) return spare;
  if (table.align == form::Align::center) return spare / 2;
  return Length();
}

// For each row the last row before it that is shown again down to it.
std::vector<int> find_group_headers(const bind::Table& table) {
  std::vector<int> nearest;
  std::vector<int> open;  // group header rows whose groups have not ended; ranges nest
  for (int row = 0; row < static_cast<int>(table.rows.size()); ++row) {
    const auto ended = [&](int header) {
      return table.rows[static_cast<std::size_t>(header)].repeat_until < row;
    };
    while (!open.empty() && ended(open.back())) open.pop_back();
    nearest.push_back(open.empty() ? -1 : open.back());
    if (table.rows[static_cast<std::size_t>(row)].repeat_until >= row) open.push_back(row);
  }
  return nearest;
}

// Repeated rows may take a quarter of the page, no more: beyond that, rows would not get on.
void decide_repeats(Length body_height, TableFlow& flow, Diagnostics& diagnostics) {
  const bind::Table& table = *flow.table;
  const Length height = flow.height_of_rows(0, table.header_rows);
  const Length limit = body_height / 4;
  flow.repeats_header = table.header_rows > 0 && height <= limit;
  if (flow.repeats_header) flow.header_height = height;
  flow.footer_height = flow.height_of_rows(flow.first_footer_row(), flow.grid.rows);
  flow.group_headers = find_group_headers(table);
  bool too_tall = table.header_rows > 0 && !flow.repeats_header;
  for (int row = 0; row < flow.grid.rows; ++row) {
    Length sum = flow.header_height;
    for (int above = flow.group_headers[static_cast<std::size_t>(row)]; above >= 0;
         above = flow.group_headers[static_cast<std::size_t>(above)]) {
      sum += flow.heights[static_cast<std::size_t>(above)];
    }
    if (sum <= limit) continue;
    flow.group_headers[static_cast<std::size_t>(row)] = -1;
    too_tall = true;
  }
  const bool several_pages = flow.tops.back() > body_height || flow.goes_on;
  if (!too_tall || !several_pages || flow.continues) return;
  diagnostics.warning(
      code::header_too_tall, table.rows.front().origin.in_template.location(),
      message("表头高度超过页面的四分之一，续页不再重复表头",
              "the header is taller than a quarter of the page and is not repeated on later pages"),
      message("减少表头行数或降低行高", "use fewer or lower header rows"));
}

Length stated_height(const bind::Table& table, const GridCell& cell) {
  Length height;
  for (int row = cell.row; row < cell.end_row(); ++row) {
    const form::RowHeight& stated = table.rows[static_cast<std::size_t>(row)].height;
    if (stated.kind == form::RowHeight::Kind::automatic) return Length();
    height += stated.length;
  }
  return height;
}

// Footers are set with the figures of all rows (`totals`), the longest that any page can show;
// place sets each page's own.
void set_cells(TableFlow& flow, const Sums& totals, TextContext& context) {
  const bind::Table& table = *flow.table;
  flow.texts.reserve(flow.grid.cells.size());
  for (const GridCell& cell : flow.grid.cells) {
    const bool footer = cell.row >= flow.first_footer_row();
    const Length height = stated_height(table, cell);
    flow.texts.push_back(
        footer ? set_cell(fill_sums(*cell.cell, totals), flow.width_of(cell), height, context)
               : set_cell(*cell.cell, flow.width_of(cell), height, context));
  }
}

// Sets a TableFlow of which the table and its place are known. False: an error was added.
bool set_table(TableFlow& flow, const Sums& totals, Size body, TextContext& context) {
  const bind::Table& table = *flow.table;
  std::optional<Grid> grid = build_grid(table, context.diagnostics);
  const auto widths = solve_columns(table, body.width, context.diagnostics);
  if (!grid || !widths) return false;
  flow.grid = std::move(*grid);
  flow.roles = std::make_shared<const CellRoles>(find_roles(table, flow.grid, flow.rows_before));
  flow.edges = column_edges(*widths);
  flow.left = left_of(table, flow.edges.back(), body.width);
  set_cells(flow, totals, context);
  flow.heights = solve_rows(table, flow.grid, flow.texts, context.diagnostics);
  flow.tops = prefix_sums(flow.heights);
  decide_repeats(body.height, flow, context.diagnostics);
  return true;
}

Hold hold_of_row(const bind::Table& table, int row) {
  const bool last = row + 1 == static_cast<int>(table.rows.size());
  const bool group_header = table.rows[static_cast<std::size_t>(row)].repeat_until > row;
  if ((row < table.header_rows && !last) || group_header) return Hold::structural;
  return table.rows[static_cast<std::size_t>(row)].keep_with_next ? Hold::kept : Hold::none;
}

Band::Kind kind_of_row(const TableFlow& flow, int row) {
  const bool spare = (flow.continues && row < flow.table->header_rows) ||
                     (flow.goes_on && row >= flow.first_footer_row());
  if (spare) return Band::Kind::spare_row;
  return flow.table->rows[static_cast<std::size_t>(row)].fill_page ? Band::Kind::fill_row
                                                                   : Band::Kind::row;
}

void append_rows(const TableFlow& flow, std::uint32_t block, std::deque<Band>& bands) {
  for (int row = 0; row < flow.grid.rows; ++row) {
    const Band::Kind kind = kind_of_row(flow, row);
    const bool fills = kind == Band::Kind::fill_row;
    const Length height = fills ? Length() : flow.heights[static_cast<std::size_t>(row)];
    bands.push_back({kind, block, row, height, Length(), hold_of_row(*flow.table, row)});
  }
}

void append_lines(const ParagraphFlow& flow, std::uint32_t block, Length gap_before,
                  std::deque<Band>& bands) {
  for (std::size_t index = 0; index < flow.lines.size(); ++index) {
    const bool last = index + 1 == flow.lines.size();
    const bool free = last || flow.lines[index + 1].may_start_page;
    bands.push_back({Band::Kind::line, block, static_cast<int>(index), flow.lines[index].height,
                     index == 0 ? gap_before : Length(), free ? Hold::none : Hold::loose});
  }
}

// The parts of a long table: what they share.
struct PartsInHand {
  std::shared_ptr<const bind::LongTable> table;
  std::size_t next = 0;  // the part to come
  std::shared_ptr<Sums> sums;
  std::optional<Sums> totals;
  int rows_before = 0;
};

Sums totals_of(const bind::LongTable& table, const std::vector<form::Sum>& sums) {
  Sums totals(sums);
  if (sums.empty()) return totals;
  for (std::size_t item = 0; item < table.items(); ++item) totals.add(table.addends(item));
  return totals;
}

}  // namespace

// Builds the flow block by block; remembers what one block owes the next.
class FlowSource::Builder {
 public:
  Builder(const bind::Section& section, Size body, TextContext& context)
      : section_(section), body_(body), context_(context) {
    for (const bind::Block& block : section.blocks) {
      unsettled_ = std::max(unsettled_, static_cast<std::size_t>(block.keep_with_previous));
    }
  }

  std::size_t unsettled() const { return unsettled_; }

  bool append_next(Flow& flow) {
    if (!parts_.table && next_ == section_.blocks.size()) return false;
    flow_ = &flow;
    if (parts_.table) {
      append_part();
    } else {
      begin_block(section_.blocks[next_++]);
    }
    if (!parts_.table) end_block(section_.blocks[next_ - 1]);
    return true;
  }

 private:
  std::uint32_t own_block() const { return static_cast<std::uint32_t>(next_ - 1); }
  std::uint32_t next_number() const { return static_cast<std::uint32_t>(flow_->end_block()); }
  bool has_bands() const { return flow_->end_band() > first_band_; }

  void begin_block(const bind::Block& block) {
    first_band_ = flow_->end_band();
    hold_on_to_previous(block);
    if (!std::holds_alternative<bind::Paragraph>(block.what)) open_heading_ = 0;
    std::visit([this](const auto& what) { append(what); }, block.what);
  }

  void end_block(const bind::Block& block) {
    if (has_bands() && block.keep_with_next) raise(flow_->bands.back().hold, keep_strength(block));
  }

  static Hold keep_strength(const bind::Block& block) {
    const auto* paragraph = std::get_if<bind::Paragraph>(&block.what);
    return paragraph != nullptr && paragraph->heading > 0 ? Hold::structural : Hold::kept;
  }

  void hold_on_to_previous(const bind::Block& block) {
    int count = block.keep_with_previous;
    for (std::size_t index = flow_->bands.size(); index > 0 && count > 0; --index) {
      if (flow_->bands[index - 1].kind == Band::Kind::spare_row) continue;
      raise(flow_->bands[index - 1].hold, Hold::kept);
      --count;
    }
  }

  // A heading that a heading of its own or a higher level follows heads nothing: it holds on to
  // nothing, or a row of empty headings would move as one block.
  void release_empty_heading(int next_heading) {
    const bool empty = open_heading_ > 0 && next_heading > 0 && next_heading <= open_heading_;
    if (!empty || flow_->bands.empty()) return;
    if (flow_->bands.back().hold == Hold::structural) flow_->bands.back().hold = Hold::none;
  }

  void append(const bind::Paragraph& paragraph) {
    count_text(paragraph, context_.shown);
    const form::Style& style = context_.styles.at(paragraph.style);
    ParagraphFlow flow;
    flow.block = own_block();
    flow.heading = paragraph.heading;
    flow.list = paragraph.list;
    flow.lines = set_lines({paragraph}, body_.width, context_);
    release_empty_heading(paragraph.heading);
    append_lines(flow, next_number(), max(space_after_, style.space_before), flow_->bands);
    space_after_ = style.space_after;
    if (paragraph.keep_with_next) {
      raise(flow_->bands.back().hold, paragraph.heading > 0 ? Hold::structural : Hold::kept);
    }
    open_heading_ = paragraph.heading;
    flow_->blocks.emplace_back(std::move(flow));
  }

  void append(const bind::Table& table) {
    TableFlow flow;
    flow.table = std::shared_ptr<const bind::Table>(std::shared_ptr<void>(), &table);
    flow.sums = std::make_shared<Sums>(table.sums);
    Sums totals(table.sums);
    for (const bind::Row& row : table.rows) totals.add(row.addends);
    append_table(std::move(flow), totals);
  }

  void append(const std::shared_ptr<const bind::LongTable>& table) {
    parts_ = {table, 0, nullptr, std::nullopt, 0};
    append_part();
  }

  void append_part() {
    auto table =
        std::make_shared<const bind::Table>(parts_.table->part(parts_.next, context_.diagnostics));
    if (!parts_.totals) {
      parts_.sums = std::make_shared<Sums>(table->sums);
      parts_.totals = totals_of(*parts_.table, table->sums);
    }
    TableFlow flow;
    flow.table = std::move(table);
    flow.continues = parts_.next > 0;
    flow.goes_on = ++parts_.next < parts_.table->parts();
    flow.rows_before = parts_.rows_before;
    flow.sums = parts_.sums;
    parts_.rows_before += static_cast<int>(flow.table->rows.size()) - flow.table->header_rows -
                          flow.table->footer_rows;
    const bool last = !flow.goes_on;
    append_table(std::move(flow), *parts_.totals);
    if (last) parts_ = {};
  }

  void append_table(TableFlow flow, const Sums& totals) {
    flow.block = own_block();
    if (!set_table(flow, totals, body_, context_)) return;
    count_texts(flow, context_.shown);
    const std::size_t first_band = flow_->bands.size();
    append_rows(flow, next_number(), flow_->bands);
    if (flow_->bands.size() > first_band && !flow.continues) {
      flow_->bands[first_band].gap_before = space_after_;
    }
    space_after_ = Length();
    flow_->blocks.emplace_back(std::move(flow));
  }

  // A space passes on the hold of the band before it: heading, space, table stay together.
  void append(const form::Space& space) {
    const Hold hold = flow_->bands.empty() ? Hold::none : flow_->bands.back().hold;
    flow_->bands.push_back({Band::Kind::space, next_number(), 0, space.height, space_after_, hold});
    space_after_ = Length();
    flow_->blocks.emplace_back(SpaceFlow{space.fill});
  }

  void append(const form::PageBreak&) {
    flow_->bands.push_back(
        {Band::Kind::page_break, next_number(), 0, Length(), Length(), Hold::none});
    space_after_ = Length();
    flow_->blocks.emplace_back(PageBreakFlow{});
  }

  const bind::Section& section_;
  Size body_;
  TextContext& context_;
  std::size_t unsettled_ = 1;   // a heading may let go of what follows
  std::size_t next_ = 0;        // the section's block to come
  PartsInHand parts_;           // of the long table in hand
  Flow* flow_ = nullptr;        // what is appended to
  std::size_t first_band_ = 0;  // of the block in hand
  Length space_after_;          // of the paragraph before
  int open_heading_ = 0;        // level of the heading just before; 0: none
};

FlowSource::FlowSource(const bind::Section& section, Size body, TextContext& context)
    : builder_(std::make_unique<Builder>(section, body, context)) {}

FlowSource::~FlowSource() = default;

bool FlowSource::append_next(Flow& flow) {
  return builder_->append_next(flow);
}

std::size_t FlowSource::unsettled() const {
  return builder_->unsettled();
}

void drop_before(Flow& flow, std::size_t band) {
  const std::size_t block = band < flow.end_band() ? flow.band(band).block : flow.end_block();
  for (; flow.first_block < block; ++flow.first_block) flow.blocks.pop_front();
  while (!flow.bands.empty() && flow.bands.front().block < block) {
    flow.bands.pop_front();
    ++flow.first_band;
  }
}

std::vector<int> TableFlow::repeated_above(int row) const {
  std::vector<int> rows;
  for (int above = group_headers.at(static_cast<std::size_t>(row)); above >= 0;
       above = group_headers.at(static_cast<std::size_t>(above))) {
    rows.push_back(above);
  }
  for (int header = repeats_header ? table->header_rows : 0; header > 0; --header) {
    rows.push_back(header - 1);
  }
  std::reverse(rows.begin(), rows.end());
  return rows;
}

}  // namespace zhibiao::layout
