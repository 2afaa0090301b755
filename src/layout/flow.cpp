#include "layout/flow.h"

#include <algorithm>

#include "layout/columns.h"
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
void decide_repeats(const bind::Table& table, Length body_height, TableFlow& flow,
                    Diagnostics& diagnostics) {
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
  if (!too_tall || flow.tops.back() <= body_height) return;
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

// Footers are set with the figures of all rows, the longest that any page can show; place sets each
// page's own.
void set_cells(const bind::Table& table, TableFlow& flow, TextContext& context) {
  Sums sums(table);
  for (const bind::Row& row : table.rows) sums.add(row);
  flow.texts.reserve(flow.grid.cells.size());
  for (const GridCell& cell : flow.grid.cells) {
    const bool footer = cell.row >= flow.first_footer_row();
    const Length height = stated_height(table, cell);
    flow.texts.push_back(
        footer ? set_cell(fill_sums(*cell.cell, sums), flow.width_of(cell), height, context)
               : set_cell(*cell.cell, flow.width_of(cell), height, context));
  }
}

std::optional<TableFlow> flow_table(const bind::Table& table, Size body, TextContext& context) {
  std::optional<Grid> grid = build_grid(table, context.diagnostics);
  const auto widths = solve_columns(table, body.width, context.diagnostics);
  if (!grid || !widths) return std::nullopt;
  TableFlow flow;
  flow.table = &table;
  flow.grid = std::move(*grid);
  flow.edges = column_edges(*widths);
  flow.left = left_of(table, flow.edges.back(), body.width);
  set_cells(table, flow, context);
  flow.heights = solve_rows(table, flow.grid, flow.texts, context.diagnostics);
  flow.tops = prefix_sums(flow.heights);
  decide_repeats(table, body.height, flow, context.diagnostics);
  return flow;
}

Hold hold_of_row(const bind::Table& table, int row) {
  const bool last = row + 1 == static_cast<int>(table.rows.size());
  const bool group_header = table.rows[static_cast<std::size_t>(row)].repeat_until > row;
  if ((row < table.header_rows && !last) || group_header) return Hold::structural;
  return table.rows[static_cast<std::size_t>(row)].keep_with_next ? Hold::kept : Hold::none;
}

void append_rows(const TableFlow& flow, std::uint32_t block, std::vector<Band>& bands) {
  for (int row = 0; row < flow.grid.rows; ++row) {
    const bool fills = flow.table->rows[static_cast<std::size_t>(row)].fill_page;
    const Length height = fills ? Length() : flow.heights[static_cast<std::size_t>(row)];
    bands.push_back({fills ? Band::Kind::fill_row : Band::Kind::row, block, row, height, Length(),
                     hold_of_row(*flow.table, row)});
  }
}

void append_lines(const ParagraphFlow& flow, std::uint32_t block, Length gap_before,
                  std::vector<Band>& bands) {
  for (std::size_t index = 0; index < flow.lines.size(); ++index) {
    const bool last = index + 1 == flow.lines.size();
    const bool free = last || flow.lines[index + 1].may_start_page;
    bands.push_back({Band::Kind::line, block, static_cast<int>(index), flow.lines[index].height,
                     index == 0 ? gap_before : Length(), free ? Hold::none : Hold::loose});
  }
}

// Builds the flow block by block; remembers what one block owes the next.
class Builder {
 public:
  Builder(Size body, TextContext& context) : body_(body), context_(context) {}

  void add(const bind::Block& block) {
    const auto index = static_cast<std::uint32_t>(flow_.blocks.size());
    const std::size_t first_band = flow_.bands.size();
    hold_on_to_previous(block);
    if (!std::holds_alternative<bind::Paragraph>(block.what)) open_heading_ = 0;
    std::visit([this, index](const auto& what) { append(what, index); }, block.what);
    if (flow_.bands.size() > first_band) {
      if (block.keep_with_next) raise(flow_.bands.back().hold, keep_strength(block));
    }
  }

  Flow take() { return std::move(flow_); }

 private:
  static Hold keep_strength(const bind::Block& block) {
    const auto* paragraph = std::get_if<bind::Paragraph>(&block.what);
    return paragraph != nullptr && paragraph->heading > 0 ? Hold::structural : Hold::kept;
  }

  void hold_on_to_previous(const bind::Block& block) {
    int count = block.keep_with_previous;
    for (std::size_t index = flow_.bands.size(); index > 0 && count > 0; --index, --count) {
      raise(flow_.bands[index - 1].hold, Hold::kept);
    }
  }

  // A heading that a heading of its own or a higher level follows heads nothing: it holds on to
  // nothing, or a row of empty headings would move as one block.
  void release_empty_heading(int next_heading) {
    const bool empty = open_heading_ > 0 && next_heading > 0 && next_heading <= open_heading_;
    if (empty && flow_.bands.back().hold == Hold::structural) flow_.bands.back().hold = Hold::none;
  }

  void append(const bind::Paragraph& paragraph, std::uint32_t index) {
    const form::Style& style = context_.styles.at(paragraph.style);
    ParagraphFlow flow;
    flow.heading = paragraph.heading;
    flow.lines = set_lines({paragraph}, body_.width, context_);
    release_empty_heading(paragraph.heading);
    append_lines(flow, index, max(space_after_, style.space_before), flow_.bands);
    space_after_ = style.space_after;
    if (paragraph.keep_with_next) {
      raise(flow_.bands.back().hold, paragraph.heading > 0 ? Hold::structural : Hold::kept);
    }
    open_heading_ = paragraph.heading;
    flow_.blocks.emplace_back(std::move(flow));
  }

  void append(const bind::Table& table, std::uint32_t index) {
    std::optional<TableFlow> flow = flow_table(table, body_, context_);
    if (!flow) {
      flow_.blocks.emplace_back(TableFlow{});
      return;
    }
    const std::size_t first_band = flow_.bands.size();
    append_rows(*flow, index, flow_.bands);
    if (flow_.bands.size() > first_band) flow_.bands[first_band].gap_before = space_after_;
    space_after_ = Length();
    flow_.blocks.emplace_back(std::move(*flow));
  }

  // A space passes on the hold of the band before it: heading, space, table stay together.
  void append(const form::Space& space, std::uint32_t index) {
    const Hold hold = flow_.bands.empty() ? Hold::none : flow_.bands.back().hold;
    flow_.bands.push_back({Band::Kind::space, index, 0, space.height, space_after_, hold});
    space_after_ = Length();
    flow_.blocks.emplace_back(SpaceFlow{space.fill});
  }

  void append(const form::PageBreak&, std::uint32_t index) {
    flow_.bands.push_back({Band::Kind::page_break, index, 0, Length(), Length(), Hold::none});
    space_after_ = Length();
    flow_.blocks.emplace_back(PageBreakFlow{});
  }

  Size body_;
  TextContext& context_;
  Flow flow_;
  Length space_after_;    // of the paragraph before
  int open_heading_ = 0;  // level of the heading just before; 0: none
};

}  // namespace

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

std::optional<Flow> build_flow(const bind::Section& section, Size body, TextContext& context) {
  const std::size_t errors_before = context.diagnostics.error_count();
  Builder builder(body, context);
  for (const bind::Block& block : section.blocks) builder.add(block);
  if (context.diagnostics.error_count() > errors_before) return std::nullopt;
  return builder.take();
}

}  // namespace zhibiao::layout
