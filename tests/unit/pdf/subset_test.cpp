// Glyphs of subsets against the whole font: the same file once with each must give the same
// picture.
#include "pdf/subset.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "renderer.h"

namespace zhibiao::pdf {

namespace {

using sample::face_of;
using sample::fonts;
using test::Picture;

std::uint32_t big_endian(std::string_view bytes, std::size_t offset, std::size_t size) {
  std::uint32_t number = 0;
  for (const char byte : bytes.substr(offset, size)) {
    number = number << 8U | static_cast<unsigned char>(byte);
  }
  return number;
}

// A table of a font file that is no collection.
std::string table_of(const std::string& file, std::string_view tag) {
  for (std::size_t entry = 12; entry < 12 + 16 * big_endian(file, 4, 2); entry += 16) {
    if (file.compare(entry, 4, tag) != 0) continue;
    return file.substr(big_endian(file, entry + 8, 4), big_endian(file, entry + 12, 4));
  }
  FAIL("no such table");
  return "";
}

std::vector<std::uint32_t> glyphs_of(const text::Face& face, std::string_view text) {
  std::vector<std::uint32_t> glyphs;
  for (const char32_t character : utf8::to_utf32(text)) glyphs.push_back(*face.glyph(character));
  std::sort(glyphs.begin(), glyphs.end());
  return glyphs;
}

// The file with the whole font in the place of its subset. A CFF font takes it as it is, since
// codes are CIDs; for a TrueType font the codes, which count the glyphs as they are met, are mapped
// to the old ids.
Objects with_whole_font(Objects objects, text::FaceId id, std::string_view text) {
  const text::Face& face = fonts().face(id);
  const std::string file = test::read_bytes(fonts().find(id)->string());
  const auto count = static_cast<std::uint32_t>(objects.list.size());
  if (face.facts().outlines == text::Outlines::cff) {
    std::get<Stream>(objects.list[count - 2].value).data = table_of(file, "CFF ");
    return objects;
  }
  std::get<Stream>(objects.list[count - 3].value).data = file;
  std::string map(2, '\0');
  for (const char32_t character : utf8::to_utf32(text)) {
    const std::uint32_t glyph = *face.glyph(character);
    map += {static_cast<char>(glyph >> 8U), static_cast<char>(glyph & 0xFFU)};
  }
  std::get<Stream>(objects.list[count - 1].value).data = map;
  return objects;
}

int dark_pixels(const Picture& picture) {
  int count = 0;
  for (const char pixel : picture.pixels) count += static_cast<unsigned char>(pixel) < 128 ? 1 : 0;
  return count;
}

Bytes file_of(text::FaceId id, const std::string& text) {
  return sample::finished(sample::built({{sample::a4(
      {sample::run_of(id, text, {Length::mm(20), Length::mm(40)}, Length::pt(24))})}}));
}

void check_glyphs(text::FaceId id, const std::string& text, const std::string& skipped = "") {
  const Objects subset = sample::built(
      {{sample::a4({sample::run_of(id, text, {Length::mm(20), Length::mm(40)}, Length::pt(24))})}});
  const Bytes whole = sample::finished(with_whole_font(subset, id, text));
  const int least_ink = 250 * static_cast<int>(utf8::count(text));
  const sample::Renderers renderers(150);
  for (const std::string& name : renderers.names()) {
    CAPTURE(name);
    if (name == skipped) continue;
    const Picture expected = renderers.draw(name, whole);
    CHECK(dark_pixels(expected) > least_ink);
    CHECK((renderers.draw(name, sample::finished(subset)) == expected));
  }
}

}  // namespace

TEST_CASE(
    "glyphs of a CID-keyed subset look as in the whole font, also where CIDs are no glyph ids") {
  const text::FaceId fang = face_of("仿宋");
  const text::Face& face = fonts().face(fang);
  REQUIRE(face.cid(*face.glyph(U'¥')) != *face.glyph(U'¥'));
  REQUIRE(face.cid(*face.glyph(U'€')) != *face.glyph(U'€'));
  check_glyphs(fang, "仿宋制表¥€报告");
}

TEST_CASE("characters whose CIDs are no glyph ids are drawn, each as itself and not as .notdef") {
  const text::FaceId fang = face_of("仿宋");
  const sample::Renderers renderers(150);
  for (const std::string& name : renderers.names()) {
    CAPTURE(name);
    const Picture yen = renderers.draw(name, file_of(fang, "¥"));
    const Picture euro = renderers.draw(name, file_of(fang, "€"));
    CHECK(dark_pixels(yen) > 50);
    CHECK(dark_pixels(euro) > 50);
    CHECK_FALSE((yen == euro));
  }
}

TEST_CASE("glyphs of a TrueType subset look as in the whole font") {
  // Ghostscript alone follows the hints, which a subset leaves out.
  check_glyphs(face_of("宋体", "HanaMinB.ttf"), "𠮷𠀋𡈽", "Ghostscript");
}

TEST_CASE("a document's subset is the same whatever else its batch has used of the face") {
  for (const text::FaceId id :
       {face_of("仿宋"), face_of("宋体"), face_of("宋体", "HanaMinA.ttf")}) {
    const text::Face& face = fonts().face(id);
    CAPTURE(face.facts().file);
    const auto glyphs = glyphs_of(face, "仿制报告表");
    const auto more = glyphs_of(face, "丁七万丈三上下仿制报告表鼓鼠龙");
    const auto alone = reduce(face, glyphs);
    const auto batch = reduce(face, more);
    REQUIRE(alone);
    REQUIRE(batch);
    const Result<FontProgram> one = subset(**alone, face, glyphs);
    const Result<FontProgram> other = subset(**batch, face, glyphs);
    REQUIRE(one);
    REQUIRE(other);
    CHECK((one->bytes == other->bytes));
    CHECK(one->glyphs == other->glyphs);
  }
}

TEST_CASE(
    "a glyph that the face or its reduction does not have is a failure with the font's name") {
  const text::Face& face = fonts().face(face_of("仿宋"));
  const auto glyphs = glyphs_of(face, "仿");
  const auto reduced = reduce(face, glyphs);
  REQUIRE(reduced);
  const Result<FontProgram> missing = subset(**reduced, face, glyphs_of(face, "宋"));
  REQUIRE_FALSE(missing);
  CHECK(missing.error().en.find("FandolFang-Regular.otf") != std::string::npos);
  const std::vector<std::uint32_t> beyond = {0xFFFF};
  CHECK_FALSE(reduce(face, beyond));
}

}  // namespace zhibiao::pdf
