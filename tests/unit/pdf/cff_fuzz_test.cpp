// Broken and hostile fonts: whatever bytes a CFF table has, reading it ends, within bounds, and
// what is made of it is sound. Run under AddressSanitizer (preset asan) to see more.
#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "cff_sample.h"
#include "free_type.h"
#include "pdf/flat_charstring.h"

namespace zhibiao::pdf {

namespace {

using sample::FontFile;

// Counts what became of the fonts, so that a test can tell that it reached something.
struct Outcome {
  int unread = 0, refused = 0, flattened = 0, unlike = 0;
};

// A flat glyph stays as it is when it is flattened again out of a program, and FreeType draws it.
bool survives(const cff::Font& font, const FlatGlyph& flat) {
  const std::vector<PlacedGlyph> placed = {{&flat, 0}, {&flat, 1000}};
  const Bytes bytes = cff_program(font, "Test", placed);
  const std::optional<cff::Font> program = cff::Font::read(bytes);
  const auto again = program ? flat_charstring(*program, 1) : std::nullopt;
  if (again != flat.charstring) return false;
  return sample::FreeTypeFont(sample::cff_of({flat.charstring})).can_load(1);
}

void try_font(std::string_view table, const std::vector<std::uint32_t>& glyphs, Outcome& outcome) {
  const std::optional<cff::Font> font = cff::Font::read(table);
  if (!font) {
    ++outcome.unread;
    return;
  }
  for (const std::uint32_t glyph : glyphs) {
    const std::optional<FlatGlyph> flat = flatten(*font, glyph);
    ++(flat ? outcome.flattened : outcome.refused);
    if (flat && !survives(*font, *flat)) ++outcome.unlike;
  }
}

// A byte that is likely to matter: an operator, a number's lead, an extreme.
char random_byte(std::mt19937& random) {
  constexpr std::array<unsigned char, 16> telling = {0,  1,  2,  10, 11, 12,  14,  19,
                                                     28, 29, 30, 31, 37, 127, 139, 255};
  const std::uint64_t number = random();
  return static_cast<char>(number % 2 == 0 ? telling[number / 2 % 16] : number >> 8U & 0xFFU);
}

// Changes 1 to 4 bytes at places that `where` chooses, tries the font, and puts the bytes back; now
// and then the table is cut short too.
template <class Where>
void mutate(std::string table, const std::vector<std::uint32_t>& glyphs, int times,
            const Where& where, Outcome& outcome, std::mt19937& random) {
  for (int time = 0; time < times; ++time) {
    std::vector<std::pair<std::size_t, char>> changed;
    for (std::uint64_t left = 1 + random() % 4; left > 0; --left) {
      const std::size_t at = where(random) % table.size();
      changed.emplace_back(at, table[at]);
      table[at] = random_byte(random);
    }
    const std::size_t length = random() % 16 == 0 ? where(random) % table.size() : table.size();
    try_font(std::string_view(table).substr(0, length), glyphs, outcome);
    for (auto change = changed.rbegin(); change != changed.rend(); ++change) {
      table[change->first] = change->second;
    }
  }
}

std::string loaded_table(FontFile file) {
  file.bytes = test::read_bytes(file.path.string());
  return std::string(cff_table(file));
}

// Places in the bytes that some glyphs need: their charstrings and offsets, and the table's head.
std::vector<std::size_t> used_places(std::string_view table,
                                     const std::vector<std::uint32_t>& glyphs) {
  std::vector<std::size_t> places;
  const std::optional<cff::Font> font = cff::Font::read(table);
  REQUIRE(font);
  for (const std::uint32_t glyph : glyphs) {
    const std::string_view code = *font->charstring(glyph);
    const auto begin = static_cast<std::size_t>(code.data() - table.data());
    for (std::size_t at = begin; at < begin + code.size(); ++at) places.push_back(at);
  }
  return places;
}

}  // namespace

TEST_CASE("a CID-keyed font with any bytes changed near its head is read or refused") {
  const std::string table = loaded_table(sample::own_cff_fonts().at(3));
  std::mt19937 random(6);
  Outcome outcome;
  mutate(
      table, {1, 500, 7'000}, 10'000, [](auto& r) { return r() % 600; }, outcome, random);
  CHECK(outcome.unread > 100);
  CHECK(outcome.refused > 100);
  CHECK(outcome.flattened > 1'000);
  CHECK(outcome.unlike == 0);
}

TEST_CASE("charstrings with any bytes changed are drawn or refused") {
  for (const FontFile& file : {sample::own_cff_fonts().at(0), sample::own_cff_fonts().at(9),
                               sample::name_keyed_cff_fonts().at(0)}) {
    CAPTURE(file.name());
    const std::string table = loaded_table(file);
    const std::vector<std::uint32_t> glyphs = {1, 60, 130, 400};
    const std::vector<std::size_t> places = used_places(table, glyphs);
    std::mt19937 random(7);
    Outcome outcome;
    mutate(
        table, glyphs, 5'000, [&](auto& r) { return places[r() % places.size()]; }, outcome,
        random);
    CHECK(outcome.refused > 100);
    CHECK(outcome.flattened > 1'000);
    CHECK(outcome.unlike == 0);
  }
}

TEST_CASE("a font that is not CID-keyed with any bytes changed anywhere is read or refused") {
  const std::string table = loaded_table(sample::name_keyed_cff_fonts().at(5));
  std::mt19937 random(8);
  Outcome outcome;
  mutate(
      table, {0, 1, 100, 200}, 3'000, [](auto& r) { return r(); }, outcome, random);
  mutate(
      table, {0, 1, 100, 200}, 3'000, [](auto& r) { return r() % 4'000; }, outcome, random);
  CHECK(outcome.flattened > 1'000);
  CHECK(outcome.unlike == 0);
}

TEST_CASE("charstrings of random bytes are drawn or refused") {
  std::mt19937 random(9);
  Outcome outcome;
  for (int time = 0; time < 5'000; ++time) {
    Bytes code(random() % 80, '\0');
    for (char& byte : code) byte = random_byte(random);
    try_font(sample::cff_of({code}), {1}, outcome);
  }
  CHECK(outcome.unread == 0);
  CHECK(outcome.refused > 100);
  CHECK(outcome.flattened > 100);
  CHECK(outcome.unlike == 0);
}

}  // namespace zhibiao::pdf
