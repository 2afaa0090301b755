// flat_charstring: the Type 2 charstring of a glyph (Adobe Technical Note 5177) -> one that draws
// the same by itself.
//
// In: a CFF font and a glyph. Out: the operators that draw it, with their operands, as the font has
// them: subroutines are followed, arithmetic is done, an accented letter (endchar with four
// operands) is put together; hints and the width are left out (pdf/cff_writer puts a width in
// front). What a charstring of a broken or hostile font can cost is bounded.
#pragma once

#include <cstdint>
#include <optional>

#include "base/result.h"
#include "pdf/cff_reader.h"

namespace zhibiao::pdf {

// nullopt when the font has no such glyph, or its charstring is not one that 5177 allows.
std::optional<Bytes> flat_charstring(const cff::Font& font, std::uint32_t glyph);

}  // namespace zhibiao::pdf
