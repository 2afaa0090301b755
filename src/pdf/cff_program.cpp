#include "pdf/cff_program.h"

#include <algorithm>
#include <utility>

#include "pdf/cff_writer.h"
#include "pdf/flat_charstring.h"

namespace zhibiao::pdf {

std::optional<FlatGlyph> flatten(const cff::Font& font, std::uint32_t glyph) {
  const std::optional<std::uint32_t> dict = font.font_dict_of(glyph);
  std::optional<Bytes> charstring = flat_charstring(font, glyph);
  if (!dict || !charstring) return std::nullopt;
  return FlatGlyph{std::move(*charstring), static_cast<std::uint8_t>(*dict)};
}

Bytes cff_program(const cff::Font& font, std::string name, std::span<const PlacedGlyph> glyphs) {
  CffProgram program{std::move(name), font.matrix(), font.box(), {}, {}};
  // Without hints, Font DICTs differ in nothing but their matrix.
  std::vector<std::string_view>& matrices = program.font_dicts;
  for (const PlacedGlyph& glyph : glyphs) {
    const std::string_view matrix = font.font_dicts()[glyph.flat->font_dict].matrix;
    const auto place = std::find(matrices.begin(), matrices.end(), matrix);
    const auto dict = static_cast<std::uint8_t>(place - matrices.begin());
    if (place == matrices.end()) matrices.push_back(matrix);
    program.glyphs.push_back({glyph.flat->charstring, glyph.width, dict});
  }
  return write_cff(program);
}

}  // namespace zhibiao::pdf
