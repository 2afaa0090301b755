// charstring_reader: the Type 2 charstring of a glyph (Adobe Technical Note 5177) -> its outline.
//
// In: a CFF font and a glyph. Out: a GlyphOutline, exact: subroutines are followed, arithmetic is
// done, an accented letter (endchar with four operands) is put together; hints and the width are
// left out. What a charstring of a broken or hostile font can cost is bounded.
#pragma once

#include <cstdint>
#include <optional>

#include "pdf/cff_reader.h"
#include "pdf/glyph_outline.h"

namespace zhibiao::pdf {

// nullopt when the font has no such glyph, or its charstring is not one that 5177 allows.
std::optional<GlyphOutline> read_charstring(const cff::Font& font, std::uint32_t glyph);

}  // namespace zhibiao::pdf
