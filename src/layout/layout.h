// Layout: pages with everything in its place, and layout(), the order of the steps.
//
// In: a Document and a FontSet. Out: for every page, text lines, cell boxes, and rules with
// absolute coordinates (origin top left, y down). It still knows cells, rows, and repeats, for
// dumps, checks and tags; paint/ flattens it. Pages are handed on one by one as they are
// finished, so that a table of 100,000 rows needs no more memory than one of 1,000.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

#include "base/diagnostic.h"
#include "base/tally.h"
#include "bind/document.h"
#include "layout/cell_roles.h"
#include "text/lines.h"

namespace zhibiao::layout {

// A line of text on the page. Its glyphs are of `paragraph`, of which only text, runs, and style
// are left.
struct PlacedLine {
  Point origin;  // left end of the measure, on the baseline
  std::shared_ptr<const text::ShapedParagraph> paragraph;
  text::Line line;
  bool turned = false;  // a quarter turn to the right about the origin: read downwards
};

// Where a signature goes (签名域), or a seal.
struct SignaturePlace {
  form::SignatureField field;
  Rect box;
};

// A picture, fitted into a box; only what is in `clip` is shown.
struct PlacedPicture {
  std::shared_ptr<const Picture> picture;
  Rect box, clip;
  std::string alt;  // empty: an ornament
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
  std::shared_ptr<const CellRoles> roles;  // of its table's cells
  std::uint32_t cell = 0;                  // which of them it is
  std::vector<SignaturePlace> signatures;  // in reading order
  std::optional<PlacedPicture> seal;

  const CellRole& role() const { return roles->cells.at(cell); }
};

struct ParagraphFragment {
  std::uint32_t block = 0;
  int heading = 0;  // 1..6, 0: text
  int list = 0;     // depth of the numbered list that it is an item of; 0: none
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
  std::vector<PlacedPicture> ornaments;
};

// What is added to a page when all pages are known.
struct Addition {
  std::vector<PlacedLine> furniture;
  std::vector<PlacedPicture> ornaments;
};

// Takes the pages of a form in order.
class PageSink {
 public:
  virtual ~PageSink() = default;
  // A page on which nothing will change, but for what add_to() adds.
  virtual void add(Page page) = 0;
  // To page `index`, once the number of all pages is known: its number (共 n 页), its slice of a
  // seal over the edges (骑缝章). At most once a page.
  virtual void add_to(std::size_t index, Addition addition) = 0;
};

class LabelCache;

// What texts the pages must say, repetitions not counted (base/tally): one for each element that
// paint::StructureBuilder makes. nullopt exactly when an error was added; `sink` then has some of
// the pages, which are worth nothing. `labels`: of the document's template; may be null.
std::optional<Tally> lay_out(const bind::Document& document, const text::FontSet& fonts,
                             PageSink& sink, Diagnostics& diagnostics,
                             LabelCache* labels = nullptr);

struct Layout {
  std::vector<Page> pages;
};

// All pages at once. nullopt exactly when an error was added.
std::optional<Layout> layout(const bind::Document& document, const text::FontSet& fonts,
                             Diagnostics& diagnostics);

}  // namespace zhibiao::layout
