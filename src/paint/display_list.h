// DisplayList: what to draw on each page, in drawing order, and nothing else. Device-independent: a
// PDF writer and any later backend read the same list. Coordinates: origin top left, y down, in
// Length.
#pragma once

#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "base/color.h"
#include "base/geometry.h"
#include "base/picture.h"
#include "paint/structure.h"
#include "text/font.h"

namespace zhibiao::paint {

struct Fill {
  Rect rect;
  Color color;
};

// A straight line, `width` wide, that ends squarely at its ends.
struct Stroke {
  enum class Line : std::uint8_t { solid, dashed, dotted };
  Point from, to;
  Length width;
  Color color;
  Line line = Line::solid;
};

struct GlyphAt {
  std::uint32_t glyph = 0;
  Length x, y;  // from the run's origin; y down
  std::uint32_t text_begin = 0,
                text_end = 0;  // in the run's text; empty: the text is with an earlier glyph
};

// Glyphs of one face, size, and color on one baseline, with the text they stand for. A turned run
// lies a quarter turn to the right about its origin: its pen goes down the page, and a glyph's y to
// the left. A hidden run is not drawn; it says that a drawing there stands for its text.
struct GlyphRun {
  text::FaceId face = 0;
  Length size;
  Color color;
  Point origin;
  std::string text;
  std::vector<GlyphAt> glyphs;
  bool turned = false;
  bool hidden = false;
  Length stroke;  // a line of this width along the outlines, in the same color; 0: none
};

// A picture that fills `box`; only what is in `clip` is drawn.
struct PictureAt {
  std::shared_ptr<const Picture> picture;
  Rect box, clip;
};

// What the following items are, for readers and archives: content of an element of the Structure,
// or an artifact (rules, page numbers, repeated headers). Holds for the items up to the next Mark.
struct Mark {
  ElementId element = artifact;
  std::string text = {};  // what the items are together (a check box); empty: they speak themselves
};

using Item = std::variant<Fill, Stroke, GlyphRun, PictureAt, Mark>;

// A field to be signed: no part of the drawing.
struct SignatureField {
  std::string name, tooltip;
  Rect box;
  ElementId element = artifact;
};

struct Page {
  Size size;
  std::vector<Item> items;
  std::vector<SignatureField> fields = {};
};

struct DisplayList {
  std::vector<Page> pages;
  Structure structure = {};
};

}  // namespace zhibiao::paint
