#include "layout/paginate.h"

#include <doctest/doctest.h>

#include <string>

#include "flow_builder.h"

using namespace zhibiao;
using namespace zhibiao::layout;
using namespace zhibiao::layout::testing;

namespace {

const Length page_height = Length::mm(100);

// Each page as the bands on it: "r0 r1" rows, "l3" lines, "(r0)" repeated, "r2/" and "/r2" parts.
std::string outline(const Flow& flow, Diagnostics& diagnostics) {
  std::string text;
  for (const PageSlice& page : paginate(flow, page_height, diagnostics)) {
    if (!text.empty()) text += " | ";
    std::string bands;
    for (const Strip& strip : page.strips) {
      const Band& band = flow.bands[strip.band];
      std::string name = (band.is_row()                   ? "r"
                          : band.kind == Band::Kind::line ? "l"
                                                          : "s") +
                         std::to_string(band.index);
      if (strip.part >= 0) {
        const RowPart& part = page.parts[static_cast<std::size_t>(strip.part)];
        name = (part.first ? "" : "/") + name + (part.last ? "" : "/");
      }
      bands += (bands.empty() ? "" : " ") + (strip.repeated ? "(" + name + ")" : name);
      CHECK(strip.top + strip.height <= page_height);
    }
    text += bands;
  }
  return text;
}

std::string outline(const Flow& flow) {
  Diagnostics diagnostics;
  const std::string text = outline(flow, diagnostics);
  CHECK(diagnostics.list().empty());
  return text;
}

}  // namespace

TEST_CASE("paginate: a header of two rows is repeated on each page that the table goes on to") {
  FlowBuilder builder;
  builder.table({.header_rows = 2, .body_rows = 18});
  CHECK(outline(builder.flow) ==
        "r0 r1 r2 r3 r4 r5 r6 r7 r8 r9 | (r0) (r1) r10 r11 r12 r13 r14 r15 r16 r17 | "
        "(r0) (r1) r18 r19");
}

TEST_CASE("paginate: a header never stands alone at a page foot") {
  FlowBuilder builder;
  builder.lines(16).table({.header_rows = 2, .body_rows = 3});
  CHECK(outline(builder.flow) ==
        "l0 l1 l2 l3 l4 l5 l6 l7 l8 l9 l10 l11 l12 l13 l14 l15 | r0 r1 r2 r3 r4");
}

TEST_CASE("paginate: a heading goes with two lines of its text") {
  FlowBuilder builder;
  builder.lines(18).lines(1, Hold::structural).lines(5);
  CHECK(outline(builder.flow) ==
        "l0 l1 l2 l3 l4 l5 l6 l7 l8 l9 l10 l11 l12 l13 l14 l15 l16 l17 | l0 l0 l1 l2 l3 l4");
}

TEST_CASE("paginate: a last line is never alone, nor a first") {
  FlowBuilder builder;
  builder.lines(21);
  CHECK(outline(builder.flow) == "l0 l1 l2 l3 l4 l5 l6 l7 l8 l9 l10 l11 l12 l13 l14 l15 l16 l17 "
                                 "l18 | l19 l20");
}

TEST_CASE("paginate: a label over rows is not torn into a piece too low for its text") {
  // The label needs 25 mm, so at least three of its rows must be on each page.
  FlowBuilder builder;
  builder.lines(16).table({.body_rows = 5, .label = true, .label_lines = 5});
  CHECK(outline(builder.flow) ==
        "l0 l1 l2 l3 l4 l5 l6 l7 l8 l9 l10 l11 l12 l13 l14 l15 | r0 r1 r2 r3 r4");
  FlowBuilder longer;
  longer.lines(12).table({.body_rows = 6, .label = true, .label_lines = 5});
  CHECK(outline(longer.flow) == "l0 l1 l2 l3 l4 l5 l6 l7 l8 l9 l10 l11 r0 r1 r2 | r3 r4 r5");
}

TEST_CASE("paginate: a stub label counts the repeated header as its own height") {
  FlowBuilder builder;
  builder.table({.header_rows = 2, .body_rows = 9, .stub = true, .label_lines = 6});
  // After the break: two header rows and one body row, 30 mm, just hold its six lines.
  CHECK(outline(builder.flow) == "r0 r1 r2 r3 r4 r5 r6 r7 r8 r9 | (r0) (r1) r10");
}

TEST_CASE("paginate: a row of long text is split between lines, never leaving one alone") {
  FlowBuilder builder;
  builder.lines(14).table({.body_rows = 2, .text_lines = {9, 1}});
  CHECK(outline(builder.flow) ==
        "l0 l1 l2 l3 l4 l5 l6 l7 l8 l9 l10 l11 l12 l13 r0/ | /r0 r1");
}

TEST_CASE("paginate: a row that would leave little blank is moved whole") {
  FlowBuilder builder;
  builder.lines(17).table({.body_rows = 1, .text_lines = {6}});
  CHECK(outline(builder.flow) ==
        "l0 l1 l2 l3 l4 l5 l6 l7 l8 l9 l10 l11 l12 l13 l14 l15 l16 | r0");
}

TEST_CASE("paginate: a row taller than three pages is split as often as it takes") {
  FlowBuilder builder;
  builder.table({.header_rows = 1, .body_rows = 1, .text_lines = {50}});
  CHECK(outline(builder.flow) == "r0 r1/ | (r0) /r1/ | (r0) /r1");
}

TEST_CASE("paginate: what must stay together moves as a whole when it fits a page") {
  FlowBuilder builder;
  builder.lines(12).table({.body_rows = 1}).hold_last(Hold::kept).table({.body_rows = 4});
  builder.flow.bands[13].hold = Hold::kept;
  builder.flow.bands[14].hold = Hold::kept;
  builder.flow.bands[15].hold = Hold::kept;
  CHECK(outline(builder.flow) == "l0 l1 l2 l3 l4 l5 l6 l7 l8 l9 l10 l11 | r0 r0 r1 r2 r3");
}

TEST_CASE("paginate: a chain longer than a page is parted and reported") {
  FlowBuilder builder;
  builder.table({.body_rows = 14});
  for (std::size_t band = 0; band < 13; ++band) builder.flow.bands[band].hold = Hold::kept;
  Diagnostics diagnostics;
  CHECK(outline(builder.flow, diagnostics) == "r0 r1 r2 r3 r4 r5 r6 r7 r8 r9 | r10 r11 r12 r13");
  REQUIRE(diagnostics.list().size() == 1);
  CHECK(diagnostics.list()[0].code == code::keep_relaxed);
}

TEST_CASE("paginate: a label over 500 rows fills its pages") {
  FlowBuilder builder;
  builder.table({.header_rows = 1, .body_rows = 500, .label = true, .label_lines = 2});
  Diagnostics diagnostics;
  const auto pages = paginate(builder.flow, page_height, diagnostics);
  CHECK(pages.size() == 56);  // 9 rows a page
  std::size_t rows = 0;
  for (const PageSlice& page : pages) {
    for (const Strip& strip : page.strips) rows += strip.repeated ? 0 : 1;
  }
  CHECK(rows == 501);
}

TEST_CASE("paginate: a group's header rows are shown again, outer before inner, until the group ends") {
  FlowBuilder builder;
  builder.table({.header_rows = 1, .body_rows = 24});
  auto& table = std::get<TableFlow>(builder.flow.blocks.front());
  // Row 1 heads rows 2 to 20, row 7 heads rows 8 to 14 inside it.
  for (std::size_t row = 2; row <= 20; ++row) table.group_headers[row] = 1;
  for (std::size_t row = 8; row <= 14; ++row) table.group_headers[row] = 7;
  for (const std::size_t row : {1, 7}) builder.flow.bands[row].hold = Hold::structural;
  CHECK(outline(builder.flow) ==
        "r0 r1 r2 r3 r4 r5 r6 r7 r8 r9 | (r0) (r1) (r7) r10 r11 r12 r13 r14 r15 r16 | "
        "(r0) (r1) r17 r18 r19 r20 r21 r22 r23 r24");
}

TEST_CASE("paginate: a table's footer ends each page's part and never crowds out its rows") {
  FlowBuilder builder;
  builder.table({.header_rows = 1, .body_rows = 12});
  auto& table = std::get<TableFlow>(builder.flow.blocks.front());
  builder.tables.front()->footer_rows = 1;
  table.footer_height = table.height_of_rows(12, 13);
  CHECK(outline(builder.flow) ==
        "r0 r1 r2 r3 r4 r5 r6 r7 r8 (r12) | (r0) r9 r10 r11 r12");
}

TEST_CASE("paginate: blank rows fill the page, less what the rest of the table needs") {
  FlowBuilder builder;
  builder.lines(4).table({.header_rows = 1, .body_rows = 4}).lines(3);
  Band& blank = builder.flow.bands[4 + 3];  // the third body row; one more row follows it
  blank.kind = Band::Kind::fill_row;
  blank.height = Length();
  CHECK(outline(builder.flow) == "l0 l1 l2 l3 r0 r1 r2 r3 r3 r3 r3 r4 | l0 l1 l2");
}
