// font_objects: the glyphs used of a face -> the PDF font that shows them (ISO 32000-1, 9.7).
//
// In: FontUse. Out: five objects: Type0 with Identity-H, CIDFont, FontDescriptor, font program,
// ToUnicode; and for a TrueType font a sixth that maps codes to the program's glyphs.
#pragma once

#include <string>

#include "base/result.h"
#include "pdf/font_use.h"
#include "pdf/object.h"

namespace zhibiao::pdf {

// Name of the font in the pages' resources.
std::string resource_name(const FontUse& font);

// Numbers of a font's objects.
struct FontNumbers {
  Ref type0, cid_font, descriptor, program, to_unicode;
  Ref glyph_map;  // TrueType only
  Ref cid_set;    // if its number is not 0: /CIDSet, which part 1 of PDF/A wants (19005-1, 6.3.5)
};

// Whether the font needs FontNumbers::glyph_map.
bool has_glyph_map(const FontUse& font);

class ReducedFaces;

// Subsets the face and gives `put` an object for each number. `reduced` may be null.
Result<void> add_font_objects(const PutObject& put, const FontNumbers& numbers, const FontUse& font,
                              ReducedFaces* reduced = nullptr);

}  // namespace zhibiao::pdf
