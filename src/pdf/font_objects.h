// font_objects: the glyphs used of a face -> the PDF font that shows them (ISO 32000-1, 9.7).
//
// In: FontUse and the Face. Out: EmbeddedFont, what page content must know of the font, and from it
// five objects: Type0 with Identity-H, CIDFont, FontDescriptor, font program, ToUnicode.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "pdf/font_use.h"
#include "pdf/object.h"
#include "text/font.h"

namespace zhibiao::pdf {

struct CodedGlyph {
  std::uint32_t glyph = 0;
  std::uint16_t code = 0;  // two bytes in a string of page content
  std::int64_t width = 0;  // as /W has it: ten-thousandths of 1/1000 em
  std::string text;        // as ToUnicode has it
};

struct EmbeddedFont {
  text::FaceId face = 0;
  const text::Face* source = nullptr;  // outlives the font
  std::vector<CodedGlyph> glyphs;      // ascending by glyph
  Bytes program;

  // The glyph, which must be one of `glyphs`.
  const CodedGlyph& find(std::uint32_t glyph) const;
};

// Name of the font in the pages' resources.
std::string resource_name(const EmbeddedFont& font);

// Subsets the face.
Result<EmbeddedFont> embed(const FontUse& use, const text::Face& face);

// Numbers of a font's objects.
struct FontNumbers {
  Ref type0, cid_font, descriptor, program, to_unicode;
};

// Fills the numbered places in `objects`.
void add_font_objects(Objects& objects, const FontNumbers& numbers, const EmbeddedFont& font);

}  // namespace zhibiao::pdf
