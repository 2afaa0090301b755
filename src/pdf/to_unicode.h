// to_unicode: which text each code of a font stands for, as a CMap program (ISO 32000-1, 9.10.3).
// A code may stand for several characters. Each has a line of its own: bfrange with an array would
// take a third less, but Ghostscript 10.0 reads nonsense out of it.
#pragma once

#include <vector>

#include "base/result.h"
#include "pdf/font_objects.h"

namespace zhibiao::pdf {

// `glyphs` in ascending order of codes.
Bytes to_unicode(const std::vector<CodedGlyph>& glyphs);

}  // namespace zhibiao::pdf
