// Template: an official form as its template.json declares it, typed, with all lengths and style
// names resolved. An immutable value; form/read_template.h makes it. It holds no record data: what
// the record gives is named by Path and filled in by bind/.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/geometry.h"
#include "base/picture.h"
#include "form/style.h"
#include "json/value.h"

namespace zhibiao::form {

// Where a value stands in the record. "/contact/name" starts at the record's root; "name" at the
// item of the innermost "each"; "." is that item itself.
struct Path {
  bool absolute = true;
  std::vector<std::string> keys;
};

// ---- Content: what a paragraph or a cell says ------------------------------------------------

// Fixed words of the form. '\n' is a hard line break.
struct Literal {
  std::string text;
};

// text: as it stands in the record. date: an ISO 8601 date by `pattern`, in which {y} {m} {d} stand
// for year, month, day without leading zeros (GB/T 9704-2012 7.3.5.4), {Y} {M} {D} for the same in
// Han digits. number: with a comma between thousands. percent: of a ratio. amount: 大写金额.
enum class Format : std::uint8_t { text, date, number, percent, amount };

struct Field {
  Path path;
  Format format = Format::text;
  std::string pattern = "{y}年{m}月{d}日";  // date only
  bool grouping = true;                     // number: a comma between thousands
  std::optional<int> decimals;  // number, percent: rounded to so many; none: as many as there are
  std::string ending = "整";    // amount only: 整 or 正
  std::string empty;  // shown where the record has null, "" or nothing: "—", "/", or blank
  int max_chars = 0;  // more characters are reported, never cut; 0: no limit
};

// Empty room of a stated width inside a line, for handwriting: never made of spaces.
struct Blank {
  Length width;
};

// A check box drawn as a vector: ticked where the record's value is `equals`, or is true when
// `equals` is empty.
struct CheckBox {
  Path path;
  std::string equals;
};

// In a footer row: the sum of a field over the rows of this page (本页小计) or of all pages so far
// (累计).
struct Sum {
  Path path;  // relative to the items of the table's "each"
  bool running = false;
};

struct Piece {
  std::variant<Literal, Field, Blank, CheckBox, Sum> what;
  std::optional<StyleId> style;  // font, size, color of this piece alone
  // A fill-in field (填空线): the piece is underlined over at least this width.
  std::optional<Length> underline;
  json::Value at;
};

using Content = std::vector<Piece>;

// ---- Rules (框线)
// ---------------------------------------------------------------------------------

struct Rule {
  enum class Line : std::uint8_t { solid, dashed, dotted };
  Length width;  // 0: no rule
  Color color = black;
  Line line = Line::solid;
  bool operator==(const Rule&) const = default;
};

// What a cell says of its own edges; an edge it does not name follows the table.
struct CellRules {
  std::optional<Rule> top, right, bottom, left;
};

// ---- Tables
// ---------------------------------------------------------------------------------------

enum class OnSplit : std::uint8_t { repeat, go_on, center_each };

// What happens when text needs more height than its row states ("at least" or "exact"): the row
// grows; the text shrinks, down to Cell::least_size; or it is an error. In a row of exact height
// `grow` is an error too.
enum class Fit : std::uint8_t { grow, shrink, error };

// What a cell heads, in the words of HTML's th. by_place: a cell of a header row heads its columns;
// words of the form elsewhere head what stands right of them, or, where a row has nothing else,
// what stands below.
enum class HeadingScope : std::uint8_t { by_place, row, column, none };

struct Cell {
  Content content;
  int column_span = 1;
  int row_span = 1;  // 0: to the last row of the table ("all"), header and body rows alike
  HeadingScope scope = HeadingScope::by_place;
  int heading = 0;  // 1..6: the text is a heading of that level for readers and bookmarks
  StyleId style = 0;
  CellRules rules;
  OnSplit on_split = OnSplit::repeat;
  std::string continued;  // put behind the label where it is repeated after a page break: （续）
  Fit fit = Fit::grow;
  Length least_size;  // of shrunk text
  // 斜线表头: two labels (lower left, upper right) or three (lower left, middle, upper right),
  // parted by diagonals. Empty: an ordinary cell.
  std::vector<Content> diagonal;
  json::Value at;
};

struct RowHeight {
  enum class Kind : std::uint8_t { automatic, at_least, exact };
  Kind kind = Kind::automatic;
  Length length;
};

struct Row {
  std::vector<Cell> cells;
  RowHeight height;
  bool may_split = true;  // may the row's text go on to the next page
  bool keep_with_next = false;
  json::Value at;
};

struct Group;
using RowItem = std::variant<Row, Group>;

// Rows that belong together: once for each item of an array ("each"), or once. Label cells stand
// before the cells of the first row and span all rows that the group makes.
struct Group {
  std::optional<Path> each;
  int min = 0;  // at least so many times; missing items are blank
  std::vector<Cell> labels;
  // Rows at the group's head that are shown again on each page that the group goes on to, under the
  // headers of the table and of the groups around it.
  std::vector<Row> header;
  std::vector<RowItem> rows;
  bool keep_together = false;
  // 补空行: one more, blank row of this kind, repeated down to the foot of the page where the group
  // ends.
  bool fill_page = false;
  json::Value at;
};

struct Column {
  enum class Kind : std::uint8_t { fixed, share, fraction };
  Kind kind = Kind::fraction;
  Length length;  // fixed
  std::int64_t parts =
      1;  // share: millionths of the table's width (17 % = 170 000); fraction: "1*"
  json::Value at;
};

struct TableRules {
  Rule inner{Length::from_emu(6'350)};  // 0.5 pt
  Rule outer{Length::from_emu(12'700)};
};

struct Table {
  std::vector<Column> columns;
  std::vector<Row> header;  // repeated on every page that the table touches
  std::vector<RowItem> rows;
  std::vector<Row> footer;  // at the end of the table on every page that it touches
  TableRules rules;
  std::optional<Length> width;  // none: the text width
  Align align = Align::left;    // of a table narrower than the text
  bool joined = false;          // stands right under the table before it, as one ruled box
};

// ---- Other blocks
// ---------------------------------------------------------------------------------

struct Paragraph {
  Content content;
  StyleId style = 0;
  int heading = 0;  // 1..6: a heading of that level for readers and archives; 0: running text
};

// Empty height; `fill` takes what is left of the page (two on one page share it).
struct Space {
  Length height;
  bool fill = false;
};

struct PageBreak {};

// A field for a digital signature, unsigned (签名域).
struct SignatureField {
  std::string name;     // in the PDF
  std::string tooltip;  // empty: the words of the label
};

// A seal (印章) that is printed. Its picture is a PNG file beside the template.
struct Seal {
  std::size_t picture = 0;  // index into Template::pictures
  Length size;              // the picture is as large as fits a square of this side
  std::string alt;          // what it is, for readers; empty: an ornament
};

// 骑缝章: a seal over the right edges of all pages, a vertical slice on each.
struct EdgeSeal {
  Seal seal;
  bool odd_pages = false;  // on the fronts of sheets alone, for printing on both sides
  int most_pages = 20;     // that share one seal; more pages take several, as even as they can be
};

// A sign-off block (签字盖章栏): title and opinion at the top, signer label and date line at the
// foot, room between them for a seal. Everything is placed by anchors: the date ends `date_inset`
// left of the inner right edge, the signer label `label_inset`.
struct Signoff {
  Content title;
  Content opinion;
  Content label;  // 负责人（签章）：
  Content date;
  std::optional<Length> seal;  // diameter: so much height is kept free under the opinion
  Length min_height;
  Length label_inset, date_inset;
  StyleId style = 0, title_style = 0, opinion_style = 0, label_style = 0, date_style = 0;
  std::optional<SignatureField> field;       // on the signer's line
  std::optional<SignatureField> seal_field;  // over the place of the seal
  std::optional<Seal> seal_picture;
  CellRules rules;
  TableRules table_rules;
  bool joined = false;
};

// One level of headings in running text: a paragraph that begins with `numbering` is set in
// `style`.
struct ProseLevel {
  // 一、  （一）  1、 or 1.  （1）
  enum class Numbering : std::uint8_t { han, han_bracketed, arabic, arabic_bracketed };
  Numbering numbering = Numbering::han;
  StyleId style = 0;
  int heading = 0;           // level for readers; 0: a numbered paragraph, no heading
  int longest_heading = 40;  // in characters; a longer paragraph, or one that ends in 。, is text
};

// Flowing text: a string with line ends, or an array of strings, from the record.
struct Prose {
  Path path;
  StyleId style = 0;
  std::vector<ProseLevel> levels;
  int under = 0;  // level of the heading over the text: its own levels are counted from there
};

struct Condition {
  Path path;
  bool present = true;  // "when": the record has it; false, "unless": it has not
};

struct Block {
  std::variant<Paragraph, Table, Signoff, Prose, Space, PageBreak> what;
  std::vector<Condition> conditions;
  bool keep_with_next = false;
  int keep_with_previous = 0;  // rows or lines of the block before that must be on the same page
  json::Value at;
};

// ---- Pages
// ----------------------------------------------------------------------------------------

// 页码. `pattern`: {page} and {pages}; GB/T 9704-2012 7.5: "— {page} —", 四号 half-width 宋体
// digits, 7 mm under the type area, one 字 in from the outer edge of the type area: odd pages
// right, even left.
struct PageNumber {
  enum class Place : std::uint8_t { outside, center, right, left };
  std::string pattern = "— {page} —";
  Place place = Place::outside;
  Length distance = Length::mm(7);  // from the type area's bottom to the number's top
  Length inset;                     // from the edge of the type area
  StyleId style = 0;
};

// 每面排22行，每行排28个字 (GB/T 9704-2012 5.2.3): the lines and characters that fill the type
// area.
struct Grid {
  int lines = 0, characters = 0;
};

struct PageSetup {
  Size size{Length::mm(210), Length::mm(297)};
  Insets margin;
  std::optional<Grid> grid;  // of running text
  std::optional<PageNumber> number;
  bool counted = true;  // do these pages count for {page} and {pages}
};

struct Section {
  PageSetup page;
  std::vector<Block> blocks;
  std::vector<Condition> conditions;
  json::Value at;
};

// "pages": the form must not be longer; the steps are tried in order until it is not.
struct PageBudget {
  struct Step {
    bool leading = false;  // true: less leading, down to 1.2 times the size; false: smaller text
    Length least_size;     // of the smaller text
  };
  int at_most = 0;  // counted pages; 0: no budget
  std::vector<Step> steps;
  json::Value at;
};

// "spreadsheet": the column of a table of records, and the place in the record that it fills.
struct SheetColumn {
  std::string name;
  std::string pointer;  // RFC 6901
};

// What becomes of characters of the record that today's Unicode writes otherwise
// (base/han_forms.h).
struct CharacterPolicy {
  bool map_private_use = false;
  bool map_compatibility = false;
};

struct FormIdentity {
  std::string id, title, edition, issuer;
};

// "properties": what the file says of itself to catalogues and archives.
struct Properties {
  Content title;             // empty: the form's title
  Content author;            // the unit that the form speaks for
  std::optional<Path> date;  // of an ISO 8601 date in the record
  json::Value at;
};

struct PictureFile {
  std::string name;  // without a folder
  json::Value at;
  std::shared_ptr<const Picture> picture;  // null until it is loaded
  Bytes bytes;                             // of the file, once it is
};

struct Template {
  FormIdentity form;
  std::vector<Style> styles;  // StyleId indexes it
  std::vector<Section> sections;
  PageBudget budget;
  std::vector<SheetColumn> sheet_columns;
  CharacterPolicy characters;
  Properties properties;
  std::optional<EdgeSeal> edge_seal;
  std::vector<PictureFile> pictures;
  std::string folder;                               // where template.json lies
  std::shared_ptr<const json::Tree> source;         // keeps every `at` alive
  std::shared_ptr<const json::Tree> record_schema;  // record.schema.json; may be null
};

}  // namespace zhibiao::form
