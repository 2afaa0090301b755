// to_unicode: which text each code of a font stands for, as a CMap program (ISO 32000-1, 9.10.3).
// A code may stand for several characters.
#pragma once

#include <vector>

#include "base/result.h"
#include "pdf/font_objects.h"

namespace zhibiao::pdf {

// `glyphs` in ascending order of codes.
Bytes to_unicode(const std::vector<CodedGlyph>& glyphs);

}  // namespace zhibiao::pdf
