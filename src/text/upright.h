// upright: the glyphs of one cluster -> their places in a column of upright text.
//
// In: glyphs of a cluster shaped from top to bottom, their face and size. Out: the same glyphs with
// advances and x_offset down the column, y_offset to the left of its centre line: one em box of the
// column, the glyphs side by side in its middle on the em box's baseline (0.88 em down), so that a
// number of two digits is set across (纵中横). Places are taken from no font table: Fandol has
// none.
#pragma once

#include <span>

#include "text/font.h"
#include "text/shaper.h"

namespace zhibiao::text {

struct UprightSizes {
  Length type;    // of the glyphs
  Length em;      // of the text around; smaller type stands in the middle of it
  Length height;  // what the cluster takes of the column
};
void stand_upright(std::span<ShapedGlyph> glyphs, const Face& face, const UprightSizes& sizes);

}  // namespace zhibiao::text
