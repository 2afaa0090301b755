// Document: a template filled with a record. No references are left: repeats are expanded, dates
// are written out, conditions are decided. Immutable; bind/bind.h makes it; it knows no fonts and
// no sizes of anything but what the template states.
#pragma once

#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "bind/long_table.h"
#include "form/template.h"

namespace zhibiao::bind {

// Where a piece of text comes from, for diagnostics. Either may not exist.
struct Origin {
  json::Value in_template;
  json::Value in_record;
};

// A stretch of text in one style, or (blank > 0, text empty) empty room of that width.
struct Run {
  enum class Mark : std::uint8_t { none, box, ticked_box };
  std::string text;  // '\n': hard line break
  form::StyleId style = 0;
  Length blank;
  Origin origin;
  bool underlined = false;  // text and blank alike
  // > 0: the blank fills up the text of so many runs before it, or what of it is in its last line,
  // to the stated width (填空线); none is left when the text is as wide.
  std::uint32_t pads = 0;
  Mark mark = Mark::none;  // a check box drawn in a blank of one em; text is empty
  int sum = -1;            // index into Table::sums: the figure is known when the pages are cut
};

struct Paragraph {
  std::vector<Run> runs;  // empty: an empty line
  form::StyleId style = 0;
  int heading = 0;  // 1..6, 0: text
  int list = 0;     // depth of the numbered list that it is an item of; 0: none
  bool keep_with_next = false;
};

struct Cell {
  std::vector<Paragraph> body;  // aligned by the style's vertical_align
  std::vector<Paragraph> foot;  // anchored at the cell's foot, under the body (sign-off blocks)
  Length free_height;           // kept empty between body and foot, overlapping the foot (seal)
  int column_span = 1;
  int row_span = 1;  // resolved: at least 1
  form::StyleId style = 0;
  form::CellRules rules;
  form::OnSplit on_split = form::OnSplit::repeat;
  std::string continued;
  form::Fit fit = form::Fit::grow;
  Length least_size;
  std::vector<Paragraph> diagonal;  // labels of a 斜线表头: two or three
  bool header = false;              // words of the form alone
  form::HeadingScope scope = form::HeadingScope::by_place;
  int heading = 0;  // 1..6: the text is a heading of that level
  Origin origin;
};

struct Row {
  std::vector<Cell> cells;  // those that begin in this row, left to right
  form::RowHeight height;
  bool may_split = true;
  bool keep_with_next = false;
  // A group's header row: shown again on each page that begins with one of the rows up to this one.
  // -1: not.
  int repeat_until = -1;
  bool fill_page = false;            // blank; repeated to the foot of its page, at least 0 times
  std::vector<std::string> addends;  // parallel to Table::sums: decimal text; empty: nothing to add
  Origin origin;
};

struct Seal {
  std::shared_ptr<const Picture> picture;
  Length size;      // side of the square that it is fitted into
  std::string alt;  // empty: an ornament
};

// 骑缝章: see form::EdgeSeal.
struct EdgeSeal {
  Seal seal;
  bool odd_pages = false;
  int most_pages = 0;
};

// What a sign-off block has for its signer, beside room.
struct Signing {
  std::optional<form::SignatureField> line;   // at the signer's line; tooltips are filled in
  std::optional<form::SignatureField> place;  // over the place of the seal,
  Length place_size;                          // a square of this side
  std::optional<Seal> seal;
  // What the block's cell has: words before its opinion, and the two paragraphs of its foot.
  bool has_title = false, has_label = false, has_date = false;
};

struct Table {
  std::vector<form::Column> columns;
  int header_rows = 0;  // the first rows; repeated on each page
  int footer_rows = 0;  // the last rows; shown at the end of each page's part
  std::vector<Row> rows;
  std::vector<form::Sum> sums;
  form::TableRules rules;
  std::optional<Length> width;
  form::Align align = form::Align::left;
  bool joined = false;
  std::optional<Signing> signing;  // of a sign-off block
};

struct Block {
  // A table of many rows is a LongTable, whatever else is a value.
  std::variant<Paragraph, Table, std::shared_ptr<const LongTable>, form::Space, form::PageBreak>
      what;
  bool keep_with_next = false;
  int keep_with_previous = 0;
  Origin origin;
};

struct Section {
  form::PageSetup page;
  std::vector<Block> blocks;
  Origin origin;
};

// The template's "properties", filled in.
struct Properties {
  std::string title;   // never empty
  std::string author;  // empty: none
  std::string date;    // YYYY-MM-DD; empty: none
};

// The template and the record's Tree must outlive the Document (Origin points into both).
struct Document {
  Properties properties;
  std::vector<form::Style> styles;  // StyleId indexes it
  std::vector<Section> sections;
  form::PageBudget budget;
  std::optional<EdgeSeal> edge_seal;
};

}  // namespace zhibiao::bind
