// break_vertical: a vertical paragraph (竖排) -> its columns.
//
// In: a ShapedParagraph whose style is vertical, and the height of a column. Out: as many Lines as
// columns, from right to left, chosen and aligned as lines are (text/lines.h): style.align left is
// top, right is bottom, indents are at a column's head and foot, '\n' begins a column.
//
// All characters stand upright, each in an em of the column (CLREQ 2.3): brackets, marks and dashes
// in the vertical forms of their font; a number of two or three digits across the column (纵中横, also
// 直排内横排), smaller if the digits do not fit in an em; Latin letters and longer numbers one under the
// other. Nothing is turned. Marks keep their whole em.
#pragma once

#include <vector>

#include "text/lines.h"

namespace zhibiao::text {

// PlacedGlyph: x to the right of the column's centre line, y of the baseline below the column's
// top; advance is the height taken. PlacedBox::x and width, Line::left and right run down the
// column.
std::vector<Line> break_vertical(const ShapedParagraph& paragraph, Length measure);

}  // namespace zhibiao::text
