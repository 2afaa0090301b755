// Cells over several rows whose text flows on over page breaks: all of it, and all inside.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "json/read.h"
#include "layout/layout.h"
#include "own_fonts.h"

using namespace zhibiao;
using namespace zhibiao::layout;
using zhibiao::layout::testing::fonts;

namespace {

// Text of a record, which flows on; words of the form would be set again.
bind::Origin origin_in_record() {
  static const std::unique_ptr<const json::Tree> record = [] {
    Diagnostics diagnostics;
    return json::read(SourceFile("record.json", "{}"), diagnostics);
  }();
  return {record->root(), record->root()};
}

std::vector<bind::Paragraph> paragraphs_of(int characters) {
  std::vector<bind::Paragraph> paragraphs(1);
  std::string text;
  for (int at = 0; at < characters; ++at) text += at % 11 == 10 ? "。" : "征";
  if (!text.empty()) paragraphs[0].runs.push_back({std::move(text), 0, {}, origin_in_record()});
  return paragraphs;
}

bind::Cell cell_of(int characters, int rows = 1) {
  bind::Cell cell;
  cell.body = paragraphs_of(characters);
  cell.row_span = rows;
  cell.fit = form::Fit::grow;
  return cell;
}

struct Case {
  int characters = 0;        // of the cell over all rows
  std::vector<int> texts;    // characters of each row's own cell
  std::vector<int> heights;  // mm, at least
  int page = 60, lines_before = 0, header_rows = 0;
  int padding = 1;
  form::OnSplit on_split = form::OnSplit::go_on;
};

bind::Table table_of(const Case& made) {
  bind::Table table;
  table.columns.resize(2);
  table.header_rows = made.header_rows;
  const auto rows = static_cast<int>(made.texts.size());
  for (int row = -made.header_rows; row < rows; ++row) {
    bind::Row& next = table.rows.emplace_back();
    if (row < 0) next.cells.push_back(cell_of(2));
    if (row == 0) {
      next.cells.push_back(cell_of(made.characters, rows));
      next.cells.back().on_split = made.on_split;
    }
    const auto index = static_cast<std::size_t>(row);
    next.cells.push_back(cell_of(row < 0 ? 2 : made.texts[index]));
    if (row < 0 || made.heights[index] == 0) continue;
    next.height = {form::RowHeight::Kind::at_least, Length::mm(made.heights[index])};
  }
  return table;
}

bind::Document document_of(const Case& made) {
  bind::Document document;
  document.styles.resize(1);
  document.styles[0].size = Length::pt(10);
  document.styles[0].leading = Length::pt(15);
  const Length padding = Length::mm(made.padding);
  document.styles[0].padding = {padding, padding, padding, padding};
  bind::Section& section = document.sections.emplace_back();
  section.page.size = {Length::mm(80), Length::mm(made.page + 20)};
  section.page.margin = {Length::mm(10), Length::mm(10), Length::mm(10), Length::mm(10)};
  for (int line = 0; line < made.lines_before; ++line) {
    section.blocks.push_back({paragraphs_of(3).front(), false, 0, {}});
  }
  section.blocks.push_back({table_of(made), false, 0, {}});
  return document;
}

Case random_case() {
  Case made;
  made.characters = *rc::gen::inRange(1, 1'500);
  const int rows = *rc::gen::inRange(2, 30);
  for (int row = 0; row < rows; ++row) {
    made.texts.push_back(*rc::gen::weightedElement<int>({{6, 3}, {2, 40}, {1, 300}}));
    made.heights.push_back(*rc::gen::weightedElement<int>({{6, 0}, {2, 12}, {1, 30}}));
  }
  made.page = *rc::gen::inRange(40, 200);
  made.lines_before = *rc::gen::inRange(0, 20);
  made.header_rows = *rc::gen::inRange(0, 2);
  made.padding = *rc::gen::inRange(0, 3);
  made.on_split =
      *rc::gen::element(form::OnSplit::go_on, form::OnSplit::center_each, form::OnSplit::repeat);
  return made;
}

// The lines' boxes, by their leading, stand in the cell's box without its padding.
void check_inside(const CellFragment& cell, Length padding) {
  const Length leading = Length::pt(15), baseline = Length::pt(15 - 10) / 2 + Length::pt(88) / 10;
  for (const PlacedLine& line : cell.lines) {
    const Length top = line.origin.y - baseline;
    RC_ASSERT(top >= cell.box.y + padding);
    RC_ASSERT(top + leading <= cell.box.bottom() - padding);
  }
}

// Text of the cell over all rows, from page to page.
std::string text_of(const Layout& layout, const Case& made) {
  std::string text;
  for (const Page& page : layout.pages) {
    for (const CellFragment& cell : page.cells) {
      if (cell.row != made.header_rows || cell.column != 0) continue;
      for (const PlacedLine& line : cell.lines) {
        text += line.paragraph->text.substr(line.line.text_begin,
                                            line.line.text_end - line.line.text_begin);
      }
    }
  }
  return text;
}

}  // namespace

TEST_CASE("text that flows over page breaks is all there and inside its cell") {
  int cut = 0;
  const bool holds = rc::check([&cut] {
    const Case made = random_case();
    Diagnostics diagnostics;
    const auto layout = zhibiao::layout::layout(document_of(made), fonts(), diagnostics);
    for (const Diagnostic& each : diagnostics.list()) RC_LOG() << each.message.en;
    RC_ASSERT(layout.has_value());
    std::size_t fragments = 0;
    const Length foot = Length::mm(10 + made.page);
    for (const Page& page : layout->pages) {
      for (const CellFragment& cell : page.cells) {
        check_inside(cell, Length::mm(made.padding));
        RC_ASSERT(cell.box.bottom() <= foot);
        if (cell.row == made.header_rows && cell.column == 0) ++fragments;
      }
    }
    if (fragments > 1) ++cut;
    const std::string whole = paragraphs_of(made.characters)[0].runs[0].text;
    if (made.on_split != form::OnSplit::repeat) RC_ASSERT(text_of(*layout, made) == whole);
    if (made.on_split == form::OnSplit::repeat)
      RC_ASSERT(text_of(*layout, made).starts_with(whole));
  });
  CHECK(holds);
  CHECK(cut > 30);
}
