// break_lines: a ShapedParagraph and a width -> Lines, each glyph with its place.
//
// Breaks by CLREQ's rules (first pull in, then push out), trims marks at line ends, aligns,
// justifies with the last line natural, distributes (分散对齐). Draws nothing, knows nothing of
// pages.
#pragma once

#include <vector>

#include "text/shape.h"

namespace zhibiao::text {

struct PlacedGlyph {
  std::uint32_t glyph = 0;
  FaceId face = 0;
  std::uint16_t run = 0;
  std::uint32_t text_begin = 0, text_end = 0;
  Length x, y;  // pen position from the line's left end and baseline; y downwards
  Length cut;   // blank cut away on the left: the glyph's box begins at x + cut
  Length
      advance;  // width of its box as set, without what was cut away; 0 for a space at a line's end
};

// What is drawn on a line beside glyphs: the rule under a fill-in field (填空线), or a check box one em
// wide.
struct PlacedBox {
  enum class Kind : std::uint8_t { underline, box, ticked_box };
  Kind kind = Kind::underline;
  std::uint16_t run = 0;
  Length x, width;
};

struct Line {
  std::vector<PlacedGlyph> glyphs;
  std::vector<PlacedBox> boxes;
  Length left, right;  // extent of the ink's advance boxes from the left of the measure
  std::uint32_t text_begin = 0, text_end = 0;
};

// `measure` is the width of the column of text, indents included (they are in the style). At least
// one line; an empty paragraph gives one empty line. A cluster wider than the measure has a line to
// itself.
std::vector<Line> break_lines(const ShapedParagraph& paragraph, Length measure);

// The narrowest measure that breaks no unbreakable unit, and the width without any break.
struct Widths {
  Length least, natural;
};
Widths measure(const ShapedParagraph& paragraph);

}  // namespace zhibiao::text
