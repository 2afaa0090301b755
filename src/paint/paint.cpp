#include "paint/paint.h"

#include <utility>

namespace zhibiao::paint {

namespace {

using layout::CellFragment;
using layout::ParagraphFragment;
using layout::PlacedLine;

// Appends items to one page, with a Mark wherever content and artifacts take turns.
class PageBuilder {
 public:
  explicit PageBuilder(Size size) { page_.size = size; }

  void add(Item item, bool artifact) {
    if (!artifact_ || *artifact_ != artifact) page_.items.emplace_back(Mark{artifact});
    artifact_ = artifact;
    page_.items.push_back(std::move(item));
  }

  Page finish() && { return std::move(page_); }

 private:
  Page page_;
  std::optional<bool> artifact_;  // what the last Mark says; none: no Mark yet
};

GlyphRun begin_run(const PlacedLine& line, const text::PlacedGlyph& glyph,
                   const text::ShapedRun& style) {
  GlyphRun run;
  run.face = glyph.face;
  run.size = style.size;
  run.color = style.color;
  run.origin = {line.origin.x + glyph.x, line.origin.y};
  return run;
}

void append_glyph(GlyphRun& run, const PlacedLine& line, const text::PlacedGlyph& glyph,
                  const std::string& text) {
  GlyphAt at;
  at.glyph = glyph.glyph;
  at.x = line.origin.x + glyph.x - run.origin.x;
  at.y = glyph.y;
  at.text_begin = static_cast<std::uint32_t>(run.text.size());
  run.text.append(text, glyph.text_begin, glyph.text_end - glyph.text_begin);
  at.text_end = static_cast<std::uint32_t>(run.text.size());
  run.glyphs.push_back(at);
}

bool continues(const GlyphRun& run, const text::PlacedGlyph& glyph, const text::ShapedRun& style) {
  return run.face == glyph.face && run.size == style.size && run.color == style.color;
}

void paint_line(PageBuilder& page, const layout::Layout& layout, const PlacedLine& line,
                bool artifact) {
  const text::ShapedParagraph& paragraph = layout.paragraphs.at(line.paragraph);
  GlyphRun run;
  for (const text::PlacedGlyph& glyph : line.line.glyphs) {
    const text::ShapedRun& style = paragraph.runs.at(glyph.run);
    if (run.glyphs.empty() || !continues(run, glyph, style)) {
      if (!run.glyphs.empty()) page.add(std::move(run), artifact);
      run = begin_run(line, glyph, style);
    }
    append_glyph(run, line, glyph, paragraph.text);
  }
  if (!run.glyphs.empty()) page.add(std::move(run), artifact);
}

void paint_lines(PageBuilder& page, const layout::Layout& layout,
                 const std::vector<PlacedLine>& lines, bool artifact) {
  for (const PlacedLine& line : lines) paint_line(page, layout, line, artifact);
}

void paint_fills(PageBuilder& page, const layout::Page& from) {
  for (const CellFragment& cell : from.cells) {
    if (cell.fill) page.add(Fill{cell.box, *cell.fill}, true);
  }
}

// Tables and paragraphs in the order of their blocks; each list is in reading order by itself.
void paint_text(PageBuilder& page, const layout::Layout& layout, const layout::Page& from) {
  auto cell = from.cells.begin();
  const auto paint_cells_before = [&](std::uint32_t block) {
    for (; cell != from.cells.end() && cell->block < block; ++cell) {
      paint_lines(page, layout, cell->lines, cell->repeated);
    }
  };
  for (const ParagraphFragment& paragraph : from.paragraphs) {
    paint_cells_before(paragraph.block);
    paint_lines(page, layout, paragraph.lines, false);
  }
  for (; cell != from.cells.end(); ++cell) {
    paint_lines(page, layout, cell->lines, cell->repeated);
  }
}

void paint_rules(PageBuilder& page, const layout::Page& from) {
  for (const layout::RuleSegment& rule : from.rules) {
    page.add(Stroke{rule.from, rule.to, rule.width, rule.color}, true);
  }
}

Page paint_page(const layout::Layout& layout, const layout::Page& from) {
  PageBuilder page(from.size);
  paint_fills(page, from);
  paint_text(page, layout, from);
  paint_lines(page, layout, from.furniture, true);
  paint_rules(page, from);
  return std::move(page).finish();
}

}  // namespace

DisplayList paint(const layout::Layout& layout) {
  DisplayList list;
  list.pages.reserve(layout.pages.size());
  for (const layout::Page& page : layout.pages) list.pages.push_back(paint_page(layout, page));
  return list;
}

}  // namespace zhibiao::paint
