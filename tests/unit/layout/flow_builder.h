// Flows made by hand, for tests of pagination that need no fonts: tables whose rows have stated
// heights and cells with a stated number of text lines, each 5 mm high.
#pragma once

#include <memory>

#include "layout/flow.h"

namespace zhibiao::layout::testing {

inline const Length line_height = Length::mm(5);

inline bind::Cell make_cell(int row_span = 1, int column_span = 1) {
  bind::Cell cell;
  cell.row_span = row_span;
  cell.column_span = column_span;
  return cell;
}

// A table of `rows` rows of one cell, or, with a label, of a label over all body rows and a cell.
struct TableShape {
  int header_rows = 0;
  int body_rows = 0;
  Length row_height = Length::mm(10);
  bool label = false;                // a first column that spans the body rows
  bool stub = false;                 // a first column that spans header and body
  int label_lines = 1;               // text lines in it
  std::vector<int> text_lines = {};  // lines of the value cell of each body row; none: no text
};

inline CellText make_text(int lines) {
  CellText text;
  for (int index = 0; index < lines; ++index) {
    TextLine line;
    line.height = line_height;
    line.may_start_page = index == 0 || (index >= 2 && lines - index >= 2);
    text.body.push_back(line);
  }
  text.body_height = height_of(text.body, 0, text.body.size());
  return text;
}

// Owns what a Flow points at.
struct FlowBuilder {
  std::vector<std::shared_ptr<bind::Table>> tables;
  Flow flow;

  FlowBuilder& table(const TableShape& shape) {
    tables.push_back(std::make_shared<bind::Table>());
    bind::Table& table = *tables.back();
    const bool first_column = shape.label || shape.stub;
    table.columns.resize(first_column ? 2 : 1);
    table.header_rows = shape.header_rows;
    const int rows = shape.header_rows + shape.body_rows;
    for (int row = 0; row < rows; ++row) {
      bind::Row made;
      if (shape.stub && row == 0) made.cells.push_back(make_cell(rows));
      if (shape.label && row < shape.header_rows) made.cells.push_back(make_cell());
      if (shape.label && row == shape.header_rows) made.cells.push_back(make_cell(shape.body_rows));
      made.cells.push_back(make_cell());
      table.rows.push_back(std::move(made));
    }
    add(tables.back(), shape);
    return *this;
  }

  FlowBuilder& lines(int count, Hold last = Hold::none) {
    const auto block = static_cast<std::uint32_t>(flow.blocks.size());
    for (int index = 0; index < count; ++index) {
      const bool free = index + 1 >= 2 && count - index - 1 >= 2;
      const Hold hold = index + 1 == count ? last : free ? Hold::none : Hold::loose;
      flow.bands.push_back({Band::Kind::line, block, index, line_height, Length(), hold});
    }
    flow.blocks.emplace_back(ParagraphFlow{});
    return *this;
  }

  FlowBuilder& hold_last(Hold hold) {
    flow.bands.back().hold = hold;
    return *this;
  }

 private:
  void add(const std::shared_ptr<const bind::Table>& owner, const TableShape& shape) {
    const bind::Table& table = *owner;
    Diagnostics diagnostics;
    TableFlow made;
    made.table = owner;
    made.block = static_cast<std::uint32_t>(flow.blocks.size());
    made.sums = std::make_shared<Sums>(table.sums);
    made.grid = build_grid(table, diagnostics).value();
    for (const GridCell& cell : made.grid.cells) {
      const bool first_column = cell.column == 0 && (shape.label || shape.stub);
      const auto body_row = static_cast<std::size_t>(cell.row - shape.header_rows);
      const bool has_text =
          !first_column && cell.row >= shape.header_rows && body_row < shape.text_lines.size();
      made.texts.push_back(make_text(first_column ? shape.label_lines
                                     : has_text   ? shape.text_lines[body_row]
                                                  : 0));
      made.texts.back().label = first_column;
    }
    for (int row = 0; row < made.grid.rows; ++row) {
      const auto body_row = static_cast<std::size_t>(row - shape.header_rows);
      const bool has_text = row >= shape.header_rows && body_row < shape.text_lines.size();
      const Length text = has_text ? line_height * shape.text_lines[body_row] : Length();
      made.heights.push_back(max(shape.row_height, text));
    }
    made.tops = {Length()};
    for (const Length height : made.heights) made.tops.push_back(made.tops.back() + height);
    made.header_height = made.height_of_rows(0, table.header_rows);
    made.repeats_header = table.header_rows > 0;
    made.group_headers.assign(static_cast<std::size_t>(made.grid.rows), -1);
    const auto block = static_cast<std::uint32_t>(flow.blocks.size());
    for (int row = 0; row < made.grid.rows; ++row) {
      const bool header = row < table.header_rows;
      flow.bands.push_back({Band::Kind::row, block, row,
                            made.heights[static_cast<std::size_t>(row)], Length(),
                            header ? Hold::structural : Hold::none});
    }
    flow.blocks.emplace_back(std::move(made));
  }
};

}  // namespace zhibiao::layout::testing
