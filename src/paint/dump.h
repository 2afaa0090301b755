// dump: DisplayList -> text for people and for golden tests. One item a line, in drawing order,
// millimetres with three decimals from integer arithmetic: equal lists give equal text everywhere.
//
//   page 1  210.000 x 297.000
//   artifact
//   fill    28.000 37.000  156.000 x 8.000  gray 230
//   content
//   text    30.000 43.123  face 2  3.704  gray 0  steps 3.704*2  "联系人"
//   stroke  28.000 37.000 -> 184.000 37.000  width 0.353  gray 0  dashed
//   content  "☑"
//
// text: origin, face, size, color, the stroke that makes it bold, whether turned or hidden, the
// steps from glyph to glyph (equal neighbours counted, dy only where a glyph leaves the baseline),
// the text. A solid stroke does not say so. Glyph ids are left out: they are the font's, not ours.
#pragma once

#include <string>

#include "paint/display_list.h"

namespace zhibiao::paint {

std::string dump(const DisplayList& list);

}  // namespace zhibiao::paint
