#include "text/vertical.h"

#include <utility>

namespace zhibiao::text {

std::vector<Line> break_vertical(const ShapedParagraph& paragraph, Length measure) {
  std::vector<Line> columns = break_lines(paragraph, measure);
  for (Line& column : columns) {
    for (PlacedGlyph& glyph : column.glyphs) std::swap(glyph.x, glyph.y);
  }
  return columns;
}

}  // namespace zhibiao::text
