// cff_writer: charstrings -> the font program of a PDF's CIDFontType0C stream (ISO 32000-1, 9.9;
// Adobe Technical Note 5176).
//
// In: CffProgram. Out: a CID-keyed CFF of the collection Adobe-Identity-0 that holds these glyphs
// and nothing else: no hints, no subroutines, no encoding.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace zhibiao::pdf {

struct CffGlyph {
  std::string_view charstring;  // without its width
  int width = 0;                // font units
  std::uint8_t font_dict = 0;   // an index in CffProgram::font_dicts
};

struct CffProgram {
  std::string name;  // PostScript
  // Operands of the Top DICT's FontMatrix and FontBBox, as bytes; empty: none.
  std::string_view matrix, box;
  std::vector<std::string_view> font_dicts;  // FontMatrix of each, as above; at least one
  // Glyph n has the CID n. The first is .notdef.
  std::vector<CffGlyph> glyphs;
};

Bytes write_cff(const CffProgram& program);

}  // namespace zhibiao::pdf
