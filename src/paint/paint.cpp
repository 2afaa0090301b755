#include "paint/paint.h"

#include <limits>
#include <optional>
#include <string>
#include <utility>

#include "paint/boxes.h"

namespace zhibiao::paint {

namespace {

using layout::CellFragment;
using layout::ParagraphFragment;
using layout::PlacedLine;

// Appends items to one page, with a Mark wherever another element begins.
class PageBuilder {
 public:
  explicit PageBuilder(Size size) { page_.size = size; }

  void add(Item item, ElementId element) {
    if (element_ != element) page_.items.emplace_back(Mark{element, {}});
    element_ = element;
    page_.items.push_back(std::move(item));
  }

  // Strokes that stand for a text, and the hidden glyph that says it, under a Mark of their own.
  void add_drawing(const std::vector<Stroke>& strokes, std::string_view text,
                   std::optional<GlyphRun> name, ElementId element) {
    page_.items.emplace_back(Mark{element, std::string(text)});
    element_.reset();
    page_.items.insert(page_.items.end(), strokes.begin(), strokes.end());
    if (name) page_.items.emplace_back(std::move(*name));
  }

  void add_field(SignatureField field) { page_.fields.push_back(std::move(field)); }

  Page finish() && { return std::move(page_); }

 private:
  Page page_;
  std::optional<ElementId> element_;  // what the last Mark says; none: no Mark yet
};

// Paints one line or column: its glyphs in runs, its check boxes among them, then its rules.
class LinePainter {
 public:
  LinePainter(PageBuilder& page, const text::ShapedParagraph& paragraph, const PlacedLine& line,
              ElementId element)
      : page_(page), paragraph_(paragraph), line_(line), element_(element) {}

  void paint() && {
    for (const text::PlacedGlyph& glyph : line_.line.glyphs) {
      paint_check_boxes(along(glyph));
      if (stands_for_check_box(glyph.run)) {
        name_ = &glyph;
      } else {
        paint_glyph(glyph);
      }
    }
    paint_check_boxes({});
    flush();
    for (const text::PlacedBox& each : line_.line.boxes) paint_rule(each);
  }

 private:
  bool vertical() const { return paragraph_.style.vertical; }

  bool stands_for_check_box(std::uint16_t run) const {
    return paragraph_.runs.at(run).mark != bind::Run::Mark::none;
  }

  // Check boxes that begin before a place along the line; without one, all that are left.
  void paint_check_boxes(std::optional<Length> before) {
    const auto& boxes = line_.line.boxes;
    for (; next_box_ < boxes.size() && (!before || boxes[next_box_].x < *before); ++next_box_) {
      if (!text_of(boxes[next_box_]).empty()) paint_check_box(boxes[next_box_]);
    }
  }

  // Where the glyph's box begins along the line.
  Length along(const text::PlacedGlyph& glyph) const {
    return vertical() ? glyph.y : glyph.x + glyph.cut;
  }

  std::vector<Stroke> draw(const text::PlacedBox& box) const {
    return draw_box(box, paragraph_.runs.at(box.run), {line_.origin, vertical()});
  }

  void paint_check_box(const text::PlacedBox& box) {
    flush();
    if (element_ == artifact) {
      for (const Stroke& stroke : draw(box)) page_.add(stroke, artifact);
    } else {
      page_.add_drawing(draw(box), text_of(box), name(box), element_);
    }
    name_ = nullptr;
  }

  // The glyph of the drawn character, hidden in the drawing's place: without one, viewers that look
  // for text find none.
  std::optional<GlyphRun> name(const text::PlacedBox& box) const {
    if (name_ == nullptr || name_->run != box.run) return std::nullopt;
    const text::ShapedRun& style = paragraph_.runs.at(box.run);
    GlyphRun run;
    run.face = name_->face;
    run.size = style.size;
    run.color = style.color;
    const Length along = box.x + (box.width - style.size) / 2;
    const Length ascent = mul_div(style.size, text::em_box_ascent_percent, 100);
    run.origin = vertical()
                     ? Point{line_.origin.x - style.size / 2, line_.origin.y + along + ascent}
                     : Point{line_.origin.x + along, line_.origin.y};
    run.text = text_of(box);
    run.glyphs.push_back({name_->glyph, {}, {}, 0, static_cast<std::uint32_t>(run.text.size())});
    run.hidden = true;
    return run;
  }

  void paint_rule(const text::PlacedBox& box) {
    if (!text_of(box).empty()) return;
    for (const Stroke& stroke : draw(box)) page_.add(stroke, artifact);
  }

  void paint_glyph(const text::PlacedGlyph& glyph) {
    const text::ShapedRun& style = paragraph_.runs.at(glyph.run);
    const Point origin = pen_at(glyph);
    if (run_.glyphs.empty() || !continues(glyph, style) ||
        (vertical() && run_.origin.y != origin.y)) {
      flush();
      run_.face = glyph.face;
      run_.size = style.size;
      run_.color = style.color;
      run_.stroke = style.stroke;
      run_.origin = origin;
      run_.turned = line_.turned;
      run_x_ = glyph.x;
    }
    append(glyph);
  }

  Point pen_at(const text::PlacedGlyph& glyph) const {
    if (line_.turned) return {line_.origin.x, line_.origin.y + glyph.x};
    return {line_.origin.x + glyph.x, line_.origin.y + (vertical() ? glyph.y : Length())};
  }

  bool continues(const text::PlacedGlyph& glyph, const text::ShapedRun& style) const {
    return run_.face == glyph.face && run_.size == style.size && run_.color == style.color &&
           run_.stroke == style.stroke;
  }

  void append(const text::PlacedGlyph& glyph) {
    const std::string& text = paragraph_.text;
    GlyphAt at;
    at.glyph = glyph.glyph;
    at.x = glyph.x - run_x_;
    at.y = vertical() ? Length() : glyph.y;
    at.text_begin = static_cast<std::uint32_t>(run_.text.size());
    run_.text.append(text, glyph.text_begin, glyph.text_end - glyph.text_begin);
    at.text_end = static_cast<std::uint32_t>(run_.text.size());
    run_.glyphs.push_back(at);
  }

  void flush() {
    if (!run_.glyphs.empty()) page_.add(std::move(run_), element_);
    run_ = {};
  }

  PageBuilder& page_;
  const text::ShapedParagraph& paragraph_;
  const PlacedLine& line_;
  ElementId element_;
  std::size_t next_box_ = 0;                 // of the line's boxes, to be painted
  const text::PlacedGlyph* name_ = nullptr;  // of the check box to be painted next
  GlyphRun run_;                             // in the making
  Length run_x_;                             // where it begins along the line
};

// `elements` runs parallel to `lines`.
void paint_lines(PageBuilder& page, const std::vector<PlacedLine>& lines,
                 const std::vector<ElementId>& elements) {
  for (std::size_t index = 0; index < lines.size(); ++index) {
    LinePainter(page, *lines[index].paragraph, lines[index], elements[index]).paint();
  }
}

void paint_artifact(PageBuilder& page, const std::vector<PlacedLine>& lines) {
  paint_lines(page, lines, std::vector<ElementId>(lines.size(), artifact));
}

void paint_fills(PageBuilder& page, const layout::Page& from) {
  for (const CellFragment& cell : from.cells) {
    if (cell.fill) page.add(Fill{cell.box, *cell.fill}, artifact);
  }
}

void paint_picture(PageBuilder& page, const layout::PlacedPicture& picture, ElementId element) {
  page.add(PictureAt{picture.picture, picture.box, picture.clip}, element);
}

// The seal lies under the text.
void paint_cell(PageBuilder& page, const CellFragment& cell, StructureBuilder& structure) {
  const CellElements elements = structure.elements_of(cell);
  if (cell.seal) paint_picture(page, *cell.seal, elements.seal);
  paint_lines(page, cell.lines, elements.lines);
  for (std::size_t index = 0; index < cell.signatures.size(); ++index) {
    const auto& [field, box] = cell.signatures[index];
    page.add_field({field.name, field.tooltip, box, elements.fields[index]});
  }
}

// Tables and paragraphs in the order of their blocks; each list is in reading order by itself.
void paint_text(PageBuilder& page, const layout::Page& from, StructureBuilder& structure) {
  auto cell = from.cells.begin();
  const auto paint_cells_before = [&](std::uint64_t block) {
    for (; cell != from.cells.end() && cell->block < block; ++cell) {
      paint_cell(page, *cell, structure);
    }
  };
  for (const ParagraphFragment& paragraph : from.paragraphs) {
    paint_cells_before(paragraph.block);
    paint_lines(page, paragraph.lines, structure.elements_of(paragraph));
  }
  paint_cells_before(std::numeric_limits<std::uint64_t>::max());
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
    page.add(Stroke{rule.from, rule.to, rule.width, rule.color, line_of(rule.line)}, artifact);
  }
}

}  // namespace

Page paint(const layout::Page& from, StructureBuilder& structure) {
  structure.begin(from);
  PageBuilder page(from.size);
  paint_fills(page, from);
  paint_text(page, from, structure);
  for (const layout::PlacedPicture& each : from.ornaments) paint_picture(page, each, artifact);
  paint_artifact(page, from.furniture);
  paint_rules(page, from.rules);
  paint_rules(page, from.diagonals);
  return std::move(page).finish();
}

Page paint_addition(Size size, const layout::Addition& addition) {
  PageBuilder page(size);
  for (const layout::PlacedPicture& each : addition.ornaments) paint_picture(page, each, artifact);
  paint_artifact(page, addition.furniture);
  return std::move(page).finish();
}

DisplayList paint(const layout::Layout& layout) {
  DisplayList list;
  list.pages.reserve(layout.pages.size());
  StructureBuilder structure;
  for (const layout::Page& page : layout.pages) list.pages.push_back(paint(page, structure));
  list.structure = std::move(structure).finish();
  return list;
}

}  // namespace zhibiao::paint
