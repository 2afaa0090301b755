// Flow: a section's blocks as one list of bands, ready to be cut into pages.
//
// In: the section and the fonts. Out: for each table its grid, column edges, set text and row
// heights; for each paragraph its lines; and the bands: table rows, lines of text, and spaces from
// top to bottom, each with its height and with how strongly it holds on to the band after it.
//
// A Flow is a window on the section: FlowSource appends blocks at its end, a long table part by
// part, and what stands on finished pages is dropped from its beginning. Blocks and bands keep the
// numbers that they got when they were appended.
#pragma once

#include <cstddef>
#include <deque>
#include <memory>
#include <optional>
#include <variant>
#include <vector>

#include "layout/cell_roles.h"
#include "layout/cell_text.h"
#include "layout/grid.h"
#include "layout/sums.h"

namespace zhibiao::layout {

struct TableFlow {
  std::shared_ptr<const bind::Table> table;
  std::uint32_t block = 0;  // index among the section's blocks
  // A part of a long table: its header rows are there to be shown again, its footer rows to end a
  // page, but rows of the same table stand before (continues) or after (goes_on) its own.
  bool continues = false, goes_on = false;
  int rows_before = 0;         // body rows in the parts before
  std::shared_ptr<Sums> sums;  // of the footer; shared by the parts of one table
  Grid grid;
  std::shared_ptr<const CellRoles> roles;  // parallel to grid.cells
  Length left;                  // from the left edge of the type area
  std::vector<Length> edges;    // column edges from `left`
  std::vector<CellText> texts;  // parallel to grid.cells
  std::vector<Length> heights;  // of the rows
  std::vector<Length> tops;     // prefix sums of heights: rows + 1 entries
  Length header_height;         // of the table's header rows if they are repeated; else 0
  bool repeats_header = false;
  Length footer_height;  // of the rows that end each page's part
  // For each row the nearest group header row above it that a page beginning there shows again; -1:
  // none. Followed from row to row it gives all of them, the innermost first.
  std::vector<int> group_headers;

  Length width_of(const GridCell& cell) const {
    return edges.at(static_cast<std::size_t>(cell.end_column())) -
           edges.at(static_cast<std::size_t>(cell.column));
  }
  int first_footer_row() const { return grid.rows - table->footer_rows; }
  bool is_body(int row) const { return row >= table->header_rows && row < first_footer_row(); }
  // The rows that a page shows again above `row`, top to bottom.
  std::vector<int> repeated_above(int row) const;

  Length height_of_rows(int begin, int end) const {
    return tops.at(static_cast<std::size_t>(end)) - tops.at(static_cast<std::size_t>(begin));
  }
};

struct ParagraphFlow {
  std::uint32_t block = 0;  // index among the section's blocks
  std::vector<TextLine> lines;
  int heading = 0;
  int list = 0;
};

struct SpaceFlow {
  bool fill = false;
};

struct PageBreakFlow {};

using BlockFlow = std::variant<ParagraphFlow, TableFlow, SpaceFlow, PageBreakFlow>;

// How much harm a page break after a band does. A break is placed where it does the least; when no
// such place is left, the next level gives way (docs/architecture.md, "Page breaks").
enum class Hold : std::uint8_t {
  none,        // a break is welcome
  loose,       // orphan and widow lines, a row that would be torn for little
  kept,        // keep-with-next, keep-with-previous, keep-together, a label torn too small
  structural,  // a heading or a table header without what it heads
  solid,       // a row that may not be split
};

struct Band {
  // fill_row: a blank row, set as often as the foot of its page allows; spare_row: a header or
  // footer row of a table's part that is only there to be shown again
  enum class Kind : std::uint8_t { row, fill_row, spare_row, line, space, page_break };
  Kind kind = Kind::line;
  bool is_row() const {
    return kind == Kind::row || kind == Kind::fill_row || kind == Kind::spare_row;
  }
  std::uint32_t block = 0;  // number of its block in the Flow
  int index = 0;            // row of the table, line of the paragraph
  Length height;
  Length gap_before;       // not at the top of a page that a break made
  Hold hold = Hold::none;  // on the next band
};

struct Flow {
  std::deque<BlockFlow> blocks;
  std::deque<Band> bands;
  std::size_t first_block = 0, first_band = 0;  // numbers of the first ones that are still here

  BlockFlow& block(std::uint32_t number) { return blocks.at(number - first_block); }
  const BlockFlow& block(std::uint32_t number) const { return blocks.at(number - first_block); }
  const Band& band(std::size_t number) const { return bands[number - first_band]; }
  std::size_t end_block() const { return first_block + blocks.size(); }
  std::size_t end_band() const { return first_band + bands.size(); }
};

// Forgets the blocks before the one that `band` belongs to; all, if it is the end.
void drop_before(Flow& flow, std::size_t band);

// Makes the bands of one section, block by block. A block with an error may be missing in the flow.
class FlowSource {
 public:
  // `section` and `context` must outlive it. `body` is the size of the type area (版心).
  FlowSource(const bind::Section& section, Size body, TextContext& context);
  ~FlowSource();
  FlowSource(const FlowSource&) = delete;
  FlowSource& operator=(const FlowSource&) = delete;

  // Appends the next block, or the next part of a long table. False: nothing is left.
  bool append_next(Flow& flow);

  // How many bands at the end of the flow may still change when more is appended: the next block
  // may hold on to them.
  std::size_t unsettled() const;

 private:
  class Builder;
  std::unique_ptr<Builder> builder_;
};

}  // namespace zhibiao::layout
