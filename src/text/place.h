// place_line: clusters [begin, end) of a paragraph -> a Line, each glyph with its place.
//
// Reduces or fills the line to its width as the alignment asks, in CLREQ's order, exactly to the
// EMU; then aligns it. Chooses no line ends.
#pragma once

#include "text/lines.h"
#include "text/spacing.h"

namespace zhibiao::text {

struct LinePlan {
  std::size_t begin = 0, end = 0;
  Length left;  // of the room for the line, from the left of the measure
  Length room;
  bool indented = false;  // opens with a first-line indent
  bool last = false;      // of its part: stays natural when justified
};

Line place_line(const ShapedParagraph& paragraph, const Spacing& spacing, const LinePlan& plan);

}  // namespace zhibiao::text
