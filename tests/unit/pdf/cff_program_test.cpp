// Glyphs of font programs that are made here against those of the fonts they come from, as FreeType
// reads both: the same points to the last unit, and the same widths.
#include "pdf/cff_program.h"

#include <doctest/doctest.h>

#include <chrono>

#include "cff_sample.h"
#include "free_type.h"

namespace zhibiao::pdf {

namespace {

using sample::FontFile;
using sample::FreeTypeFont;

FontFile loaded(FontFile font) {
  font.bytes = test::read_bytes(font.path.string());
  REQUIRE(font.bytes.size() > 1'000);
  return font;
}

// The program of `glyphs` must show each as the source does.
void check_program(const FreeTypeFont& source, const cff::Font& font,
                   const std::vector<std::uint32_t>& glyphs) {
  std::vector<FlatGlyph> flat;
  std::vector<PlacedGlyph> placed;
  flat.reserve(glyphs.size());
  for (const std::uint32_t glyph : glyphs) {
    CAPTURE(glyph);
    const std::optional<FlatGlyph> flattened = flatten(font, glyph);
    REQUIRE(flattened);
    flat.push_back(*flattened);
    placed.push_back({&flat.back(), source.width(glyph)});
  }
  const Bytes bytes = cff_program(font, "Test", placed);
  const FreeTypeFont program(bytes);
  REQUIRE(program.glyph_count() == glyphs.size());
  CHECK(program.face()->units_per_EM == source.face()->units_per_EM);
  int different = 0;
  for (std::uint32_t place = 0; place < glyphs.size(); ++place) {
    const bool same = program.shape(place) == source.shape(glyphs[place]) &&
                      program.width(place) == source.width(glyphs[place]);
    if (!same) ++different;
  }
  CHECK(different == 0);
}

std::vector<std::uint32_t> every_nth(std::uint32_t count, std::uint32_t step) {
  std::vector<std::uint32_t> glyphs;
  for (std::uint32_t glyph = 0; glyph < count; glyph += step) glyphs.push_back(glyph);
  return glyphs;
}

}  // namespace

TEST_CASE("glyphs of all CID-keyed fonts have the same outlines and widths in a program") {
  for (const FontFile& named : sample::own_cff_fonts()) {
    CAPTURE(named.name());
    const FontFile file = loaded(named);
    const FreeTypeFont source(file.bytes, file.index);
    const std::optional<cff::Font> font = cff::Font::read(cff_table(file));
    REQUIRE(font);
    REQUIRE(font->glyph_count() == source.glyph_count());
    check_program(source, *font, every_nth(source.glyph_count(), 1 + source.glyph_count() / 600));
  }
}

TEST_CASE("every glyph of fonts that are not CID-keyed has the same outline and width") {
  const std::vector<FontFile> fonts = sample::name_keyed_cff_fonts();
  REQUIRE(fonts.size() >= 30);
  for (const FontFile& named : fonts) {
    CAPTURE(named.name());
    const FontFile file = loaded(named);
    const FreeTypeFont source(file.bytes);
    const std::optional<cff::Font> font = cff::Font::read(cff_table(file));
    REQUIRE(font);
    check_program(source, *font, every_nth(source.glyph_count(), 1));
  }
}

TEST_CASE("every glyph of one font has the same outline, as far as a few seconds reach") {
  const FontFile file = loaded(sample::own_cff_fonts().front());
  const FreeTypeFont source(file.bytes);
  const std::optional<cff::Font> font = cff::Font::read(cff_table(file));
  REQUIRE(font);
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(20);
  std::uint32_t done = 0;
  while (done < source.glyph_count() && std::chrono::steady_clock::now() < end) {
    std::vector<std::uint32_t> glyphs{0};
    while (glyphs.size() < 500 && done < source.glyph_count()) glyphs.push_back(done++);
    check_program(source, *font, glyphs);
  }
  MESSAGE("glyphs compared: ", done);
  CHECK(done > 1'000);
}

TEST_CASE("a program has the glyphs' CIDs in order, and .notdef, under the collection Identity") {
  const FontFile file = loaded(sample::own_cff_fonts().front());
  const std::optional<cff::Font> font = cff::Font::read(cff_table(file));
  REQUIRE(font);
  const std::optional<FlatGlyph> notdef = flatten(*font, 0), glyph = flatten(*font, 2'000);
  REQUIRE(notdef);
  REQUIRE(glyph);
  const std::vector<PlacedGlyph> placed = {{&*notdef, 1000}, {&*glyph, 1000}, {&*glyph, 500}};
  const Bytes bytes = cff_program(*font, "Test", placed);
  const FreeTypeFont program(bytes);
  CHECK(program.face()->num_glyphs == 3);
  CHECK((program.face()->face_flags & FT_FACE_FLAG_CID_KEYED) != 0);
  CHECK(bytes.find("AdobeIdentity") != std::string::npos);
  CHECK(program.width(1) == 1000);
  CHECK(program.width(2) == 500);
  CHECK(program.shape(1) == program.shape(2));
}

TEST_CASE("a flattened glyph does not depend on what else is flattened") {
  const FontFile file = loaded(sample::own_cff_fonts().front());
  const std::optional<cff::Font> font = cff::Font::read(cff_table(file));
  REQUIRE(font);
  const std::optional<FlatGlyph> first = flatten(*font, 3'000);
  REQUIRE(flatten(*font, 4'000));
  const std::optional<FlatGlyph> again = flatten(*font, 3'000);
  REQUIRE(first);
  REQUIRE(again);
  CHECK((first->charstring == again->charstring));
}

TEST_CASE("a glyph that a font does not have is not flattened") {
  const FontFile file = loaded(sample::own_cff_fonts().front());
  const std::optional<cff::Font> font = cff::Font::read(cff_table(file));
  REQUIRE(font);
  CHECK_FALSE(flatten(*font, font->glyph_count()));
}

}  // namespace zhibiao::pdf
