#include "pdf/font_objects.h"

#include <algorithm>

#include "base/digest.h"
#include "pdf/reduced_faces.h"
#include "pdf/subset.h"
#include "pdf/to_unicode.h"

namespace zhibiao::pdf {

namespace {

constexpr std::int64_t micro_per_width = 100;  // Real counts millionths, CodedGlyph::width 1/10000
constexpr std::int64_t default_width = 1'000;  // /DW; a Han character is as wide as its em

// length in font units -> 1/1000 em with `scale` parts a unit, rounded half to even.
std::int64_t per_mille(std::int64_t units, const text::FaceFacts& facts, std::int64_t scale) {
  return mul_div(Length::from_emu(units), 1'000 * scale, facts.units_per_em).emu();
}

// In the order of codes.
std::vector<std::uint32_t> ids_by_code(const FontUse& font) {
  std::vector<std::uint32_t> ids;
  ids.reserve(font.glyphs().size());
  for (const CodedGlyph& glyph : font.glyphs()) ids.push_back(glyph.glyph);
  return ids;
}

std::vector<std::uint32_t> ascending(std::vector<std::uint32_t> ids) {
  std::sort(ids.begin(), ids.end());
  return ids;
}

// Six capital letters that name this choice of glyphs (9.6.4), the same for the same choice.
std::string subset_tag(const FontUse& font) {
  const text::FaceFacts& facts = font.source().facts();
  std::string identity = facts.file + "#" + std::to_string(facts.index);
  for (const std::uint32_t glyph : ascending(ids_by_code(font)))
    identity += " " + std::to_string(glyph);
  const Sha256 digest = sha256(identity);
  std::string tag;
  for (std::size_t letter = 0; letter < 6; ++letter) {
    tag += static_cast<char>('A' + digest[letter] % 26);
  }
  return tag;
}

std::string base_font(const FontUse& font) {
  return subset_tag(font) + "+" + font.source().facts().postscript_name;
}

bool is_cff(const FontUse& font) {
  return font.source().facts().outlines == text::Outlines::cff;
}

// /W (9.7.4.3), `glyphs` in the order of codes: "first [w w w]" for each stretch of successive
// codes that are not of default width.
Object widths(const std::vector<CodedGlyph>& glyphs) {
  Array all;
  std::uint32_t expected = 0;
  for (const CodedGlyph& glyph : glyphs) {
    const Real width{glyph.width * micro_per_width};
    if (width.micro == default_width * 1'000'000) continue;
    if (all.items.empty() || glyph.code != expected) {
      all.items.push_back(integer(glyph.code));
      all.items.push_back(array({}));
    }
    std::get<Array>(all.items.back().value).items.push_back(real(width));
    expected = glyph.code + 1U;
  }
  return {all};
}

Object type0(const FontNumbers& numbers, const FontUse& font, const std::string& base_name) {
  // Table 121: over a CIDFontType0 the name has the CMap's name behind it.
  const std::string suffix = is_cff(font) ? "-Identity-H" : "";
  Dict dict;
  dict.add("Type", name("Font"))
      .add("Subtype", name("Type0"))
      .add("BaseFont", name(base_name + suffix))
      .add("Encoding", name("Identity-H"))
      .add("DescendantFonts", array({reference(numbers.cid_font)}))
      .add("ToUnicode", reference(numbers.to_unicode));
  return {dict};
}

Object cid_font(const FontNumbers& numbers, const FontUse& font, const std::string& base_name) {
  Dict system;
  system.add("Registry", string("Adobe"))
      .add("Ordering", string("Identity"))
      .add("Supplement", integer(0));
  Dict dict;
  dict.add("Type", name("Font"))
      .add("Subtype", name(is_cff(font) ? "CIDFontType0" : "CIDFontType2"))
      .add("BaseFont", name(base_name))
      .add("CIDSystemInfo", {system})
      .add("FontDescriptor", reference(numbers.descriptor))
      .add("DW", integer(default_width))
      .add("W", widths(font.glyphs()));
  if (has_glyph_map(font)) dict.add("CIDToGIDMap", reference(numbers.glyph_map));
  return {dict};
}

Object bounding_box(const text::FaceFacts& facts) {
  Array box;
  for (const int edge : facts.box) box.items.push_back(integer(per_mille(edge, facts, 1)));
  return {box};
}

Object descriptor(const FontNumbers& numbers, const FontUse& font, const std::string& base_name) {
  constexpr std::int64_t symbolic = 4;  // Table 123: characters outside the standard Latin set
  constexpr std::int64_t stem = 80;     // required, but only of use to choose a substitute font
  const text::FaceFacts& facts = font.source().facts();
  Dict dict;
  dict.add("Type", name("FontDescriptor"))
      .add("FontName", name(base_name))
      .add("Flags", integer(symbolic))
      .add("FontBBox", bounding_box(facts))
      .add("ItalicAngle", integer(facts.italic_angle))
      .add("Ascent", integer(per_mille(facts.ascent, facts, 1)))
      .add("Descent", integer(per_mille(facts.descent, facts, 1)))
      .add("CapHeight", integer(per_mille(facts.cap_height, facts, 1)))
      .add("StemV", integer(stem))
      .add(is_cff(font) ? "FontFile3" : "FontFile2", reference(numbers.program));
  if (numbers.cid_set.number != 0) dict.add("CIDSet", reference(numbers.cid_set));
  return {dict};
}

// Table 124: bit n, counted from the highest of the first byte, is set where the font has CID n.
Object cid_set(const FontUse& font) {
  const auto set = [](Bytes& bits, std::size_t cid) {
    if (bits.size() <= cid / 8) bits.resize(cid / 8 + 1, '\0');
    bits[cid / 8] =
        static_cast<char>(static_cast<unsigned char>(bits[cid / 8]) | (0x80U >> cid % 8));
  };
  Bytes bits;
  set(bits, 0);
  for (const CodedGlyph& glyph : font.glyphs()) set(bits, glyph.code);
  return {Stream{{}, std::move(bits)}};
}

Object program_stream(const FontUse& font, Bytes bytes) {
  Stream stream;
  if (is_cff(font)) {
    stream.dict.add("Subtype", name("CIDFontType0C"));
  } else {
    stream.dict.add("Length1", integer(static_cast<std::int64_t>(bytes.size())));
  }
  stream.data = std::move(bytes);
  stream.coding = Coding::deflate_fast;
  return {std::move(stream)};
}

// /CIDToGIDMap: for each code, counted from 0, the two bytes of its glyph's id in the program.
// `ids` and `program` run parallel.
Object glyph_map(const FontUse& font, const std::vector<std::uint32_t>& ids,
                 const FontProgram& program) {
  Bytes map(2 * (font.glyphs().size() + 1), '\0');
  for (std::size_t index = 0; index < ids.size(); ++index) {
    const std::size_t place = 2 * std::size_t{font.find(ids[index]).code};
    map[place] = static_cast<char>(program.glyphs[index] >> 8U);
    map[place + 1] = static_cast<char>(program.glyphs[index] & 0xFFU);
  }
  return {Stream{{}, std::move(map)}};
}

}  // namespace

std::string resource_name(const FontUse& font) {
  return "F" + std::to_string(font.face());
}

bool has_glyph_map(const FontUse& font) {
  return !is_cff(font);
}

Result<void> add_font_objects(const PutObject& put, const FontNumbers& numbers, const FontUse& font,
                              ReducedFaces* reduced) {
  const std::vector<std::uint32_t> ids = ids_by_code(font);
  const Result<std::shared_ptr<const ReducedFace>> face =
      reduced == nullptr ? reduce(font.source(), ascending(ids))
                         : reduced->find_or_reduce(font.face(), font.source(), ascending(ids));
  if (!face) return failure(face.error());
  Result<FontProgram> program = subset(**face, font.source(), ids);
  if (!program) return failure(program.error());
  const std::string base_name = base_font(font);
  put(numbers.type0, type0(numbers, font, base_name));
  put(numbers.cid_font, cid_font(numbers, font, base_name));
  put(numbers.descriptor, descriptor(numbers, font, base_name));
  put(numbers.to_unicode, {Stream{{}, to_unicode(font.glyphs())}});
  if (has_glyph_map(font)) put(numbers.glyph_map, glyph_map(font, ids, *program));
  if (numbers.cid_set.number != 0) put(numbers.cid_set, cid_set(font));
  put(numbers.program, program_stream(font, std::move(program->bytes)));
  return {};
}

}  // namespace zhibiao::pdf
