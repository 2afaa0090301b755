#include "paint/paint.h"

#include <optional>
#include <utility>

#include "paint/boxes.h"

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

  // Strokes that stand for a text, under a Mark of their own.
  void add_drawing(const std::vector<Stroke>& strokes, std::string_view text) {
    page_.items.emplace_back(Mark{false, std::string(text)});
    artifact_.reset();
    page_.items.insert(page_.items.end(), strokes.begin(), strokes.end());
  }

  Page finish() && { return std::move(page_); }

 private:
  Page page_;
  std::optional<bool> artifact_;  // what the last Mark says; none: no Mark yet
};

// Paints one line or column: its glyphs in runs, its check boxes among them, then its rules.
class LinePainter {
 public:
  LinePainter(PageBuilder& page, const text::ShapedParagraph& paragraph, const PlacedLine& line,
              bool artifact)
      : page_(page), paragraph_(paragraph), line_(line), artifact_(artifact) {}

  void paint() && {
    auto box = line_.line.boxes.begin();
    const auto paint_check_boxes = [&](std::optional<Length> before) {
      for (; box != line_.line.boxes.end() && (!before || box->x < *before); ++box) {
        if (!text_of(*box).empty()) paint_check_box(*box);
      }
    };
    for (const text::PlacedGlyph& glyph : line_.line.glyphs) {
      paint_check_boxes(along(glyph));
      paint_glyph(glyph);
    }
    paint_check_boxes({});
    flush();
    for (const text::PlacedBox& each : line_.line.boxes) paint_rule(each);
  }

 private:
  bool vertical() const { return paragraph_.style.vertical; }

  // Where the glyph's box begins along the line.
  Length along(const text::PlacedGlyph& glyph) const {
    return vertical() ? glyph.y : glyph.x + glyph.cut;
  }

  std::vector<Stroke> draw(const text::PlacedBox& box) const {
    return draw_box(box, paragraph_.runs.at(box.run), {line_.origin, vertical()});
  }

  void paint_check_box(const text::PlacedBox& box) {
    flush();
    if (!artifact_) return page_.add_drawing(draw(box), text_of(box));
    for (const Stroke& stroke : draw(box)) page_.add(stroke, true);
  }

  void paint_rule(const text::PlacedBox& box) {
    if (!text_of(box).empty()) return;
    for (const Stroke& stroke : draw(box)) page_.add(stroke, true);
  }

  void paint_glyph(const text::PlacedGlyph& glyph) {
    const text::ShapedRun& style = paragraph_.runs.at(glyph.run);
    const Length baseline = line_.origin.y + (vertical() ? glyph.y : Length());
    if (run_.glyphs.empty() || !continues(glyph, style) || run_.origin.y != baseline) {
      flush();
      run_.face = glyph.face;
      run_.size = style.size;
      run_.color = style.color;
      run_.origin = {line_.origin.x + glyph.x, baseline};
    }
    append(glyph);
  }

  bool continues(const text::PlacedGlyph& glyph, const text::ShapedRun& style) const {
    return run_.face == glyph.face && run_.size == style.size && run_.color == style.color;
  }

  void append(const text::PlacedGlyph& glyph) {
    const std::string& text = paragraph_.text;
    GlyphAt at;
    at.glyph = glyph.glyph;
    at.x = line_.origin.x + glyph.x - run_.origin.x;
    at.y = vertical() ? Length() : glyph.y;
    at.text_begin = static_cast<std::uint32_t>(run_.text.size());
    run_.text.append(text, glyph.text_begin, glyph.text_end - glyph.text_begin);
    at.text_end = static_cast<std::uint32_t>(run_.text.size());
    run_.glyphs.push_back(at);
  }

  void flush() {
    if (!run_.glyphs.empty()) page_.add(std::move(run_), artifact_);
    run_ = {};
  }

  PageBuilder& page_;
  const text::ShapedParagraph& paragraph_;
  const PlacedLine& line_;
  bool artifact_;
  GlyphRun run_;  // in the making
};

void paint_lines(PageBuilder& page, const std::vector<PlacedLine>& lines, bool artifact) {
  for (const PlacedLine& line : lines) {
    LinePainter(page, *line.paragraph, line, artifact).paint();
  }
}

void paint_fills(PageBuilder& page, const layout::Page& from) {
  for (const CellFragment& cell : from.cells) {
    if (cell.fill) page.add(Fill{cell.box, *cell.fill}, true);
  }
}

// Tables and paragraphs in the order of their blocks; each list is in reading order by itself.
void paint_text(PageBuilder& page, const layout::Page& from) {
  auto cell = from.cells.begin();
  const auto paint_cells_before = [&](std::uint32_t block) {
    for (; cell != from.cells.end() && cell->block < block; ++cell) {
      paint_lines(page, cell->lines, cell->repeated);
    }
  };
  for (const ParagraphFragment& paragraph : from.paragraphs) {
    paint_cells_before(paragraph.block);
    paint_lines(page, paragraph.lines, false);
  }
  for (; cell != from.cells.end(); ++cell) {
    paint_lines(page, cell->lines, cell->repeated);
  }
}

Stroke::Line line_of(form::Rule::Line line) {
  switch (line) {
    case form::Rule::Line::dashed:
      return Stroke::Line::dashed;
    case form::Rule::Line::dotted:
      return Stroke::Line::dotted;
    case form::Rule::Line::solid:
      break;
  }
  return Stroke::Line::solid;
}

void paint_rules(PageBuilder& page, const std::vector<layout::RuleSegment>& rules) {
  for (const layout::RuleSegment& rule : rules) {
    page.add(Stroke{rule.from, rule.to, rule.width, rule.color, line_of(rule.line)}, true);
  }
}

}  // namespace

Page paint(const layout::Page& from) {
  PageBuilder page(from.size);
  paint_fills(page, from);
  paint_text(page, from);
  paint_lines(page, from.furniture, true);
  paint_rules(page, from.rules);
  paint_rules(page, from.diagonals);
  return std::move(page).finish();
}

Page paint_furniture(Size size, const std::vector<PlacedLine>& furniture) {
  PageBuilder page(size);
  paint_lines(page, furniture, true);
  return std::move(page).finish();
}

DisplayList paint(const layout::Layout& layout) {
  DisplayList list;
  list.pages.reserve(layout.pages.size());
  for (const layout::Page& page : layout.pages) list.pages.push_back(paint(page));
  return list;
}

}  // namespace zhibiao::paint
