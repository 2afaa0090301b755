// Layout: pages with everything in its place, and layout(), the order of the steps.
//
// In: a Document and a FontSet. Out: for every page, text lines, cell boxes, and rules with
// absolute coordinates (origin top left, y down). It still knows cells, rows, and repeats, for
// dumps, checks and later tags; paint/ flattens it.
#pragma once

#include <optional>
#include <vector>

#include "base/diagnostic.h"
#include "bind/document.h"
#include "text/lines.h"

namespace zhibiao::layout {

// A line of text on the page. `paragraph` indexes Layout::paragraphs.
struct PlacedLine {
  Point origin;  // left end of the measure, on the baseline
  std::uint32_t paragraph = 0;
  text::Line line;
};

// One cell, or the part of it that is on this page.
struct CellFragment {
  std::uint32_t block = 0;  // table: index among the section's blocks
  int row = 0, column = 0, row_span = 1, column_span = 1;  // in the table's grid
  Rect box;
  std::optional<Color> fill;
  std::vector<PlacedLine> lines;
  bool repeated = false;   // a header row again, or a label again after a page break
  bool continued = false;  // began on an earlier page
};

struct ParagraphFragment {
  std::uint32_t block = 0;
  int heading = 0;
  std::vector<PlacedLine> lines;
  bool continued = false;
};

// A straight rule, drawn once, centred on the line from `from` to `to`.
struct RuleSegment {
  Point from, to;
  Length width;
  Color color;
  form::Rule::Line line = form::Rule::Line::solid;
  bool operator==(const RuleSegment&) const = default;
};

struct Page {
  Size size;
  std::uint32_t section = 0;
  int number = 0;  // as printed; 0: none
  std::vector<CellFragment> cells;
  std::vector<ParagraphFragment> paragraphs;
  std::vector<RuleSegment> rules;      // horizontal and vertical
  std::vector<RuleSegment> diagonals;  // of 斜线表头
  std::vector<PlacedLine> furniture;   // page number
};

struct Layout {
  std::vector<text::ShapedParagraph> paragraphs;
  std::vector<Page> pages;
};

// nullopt exactly when an error was added.
std::optional<Layout> layout(const bind::Document& document, const text::FontSet& fonts,
                             Diagnostics& diagnostics);

}  // namespace zhibiao::layout
