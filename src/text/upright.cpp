#include "text/upright.h"

namespace zhibiao::text {

void stand_upright(std::span<ShapedGlyph> glyphs, const Face& face, const UprightSizes& sizes) {
  constexpr std::int64_t em_box_ascent_percent = 88;
  const auto width = [&](const ShapedGlyph& glyph) {
    return mul_div(sizes.type, face.advance(glyph.glyph), face.facts().units_per_em);
  };
  Length across;
  for (const ShapedGlyph& glyph : glyphs) across -= width(glyph);
  across = across / 2;
  for (ShapedGlyph& glyph : glyphs) {
    glyph.x_offset = (sizes.em - sizes.type) / 2 + mul_div(sizes.type, em_box_ascent_percent, 100);
    glyph.y_offset = -across;
    glyph.advance = {};
    across += width(glyph);
  }
  glyphs.back().advance = sizes.height;
}

}  // namespace zhibiao::text
