// cff_program: some glyphs of a CFF font -> the font program that shows them in a PDF.
//
// In: a CFF font, glyphs, and their widths. Out: a CID-keyed CFF in which the glyphs have the CIDs
// 1, 2, 3 ... and .notdef has 0. A glyph is flattened by itself, whatever else is in the program,
// so that a flattened glyph can be kept for the next document.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "pdf/cff_reader.h"

namespace zhibiao::pdf {

// A glyph by itself: no subroutines, no hints, no width.
struct FlatGlyph {
  Bytes charstring;
  std::uint8_t font_dict = 0;  // its Font DICT in the font that it comes from
};

// nullopt when the font does not have the glyph, or not in a form that can be read.
std::optional<FlatGlyph> flatten(const cff::Font& font, std::uint32_t glyph);

// A glyph in a program, at the place of its CID.
struct PlacedGlyph {
  const FlatGlyph* flat = nullptr;
  int width = 0;  // font units, 0 to 32,767
};

// `glyphs`: .notdef, then CID 1 and so on. `name`: PostScript.
Bytes cff_program(const cff::Font& font, std::string name, std::span<const PlacedGlyph> glyphs);

}  // namespace zhibiao::pdf
