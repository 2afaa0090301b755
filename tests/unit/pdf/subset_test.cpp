// Glyphs of subsets against the whole font: the same file once with each must give the same
// picture.
#include "pdf/subset.h"

#include <doctest/doctest.h>

#include <fmt/core.h>

#include <algorithm>

#include "free_type.h"
#include "pdf/cff_reader.h"
#include "pdf/cff_writer.h"
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

// The CIDs of `text` in a whole CID-keyed font.
std::vector<unsigned> cids_of(const text::Face& face, const std::string& file,
                              std::string_view text) {
  const sample::FreeTypeFont font(file);
  std::vector<unsigned> cids;
  for (const char32_t character : utf8::to_utf32(text)) {
    FT_UInt cid = 0;
    REQUIRE(FT_Get_CID_From_Glyph_Index(font.face(), *face.glyph(character), &cid) == 0);
    cids.push_back(cid);
  }
  return cids;
}

// A page's strings "<00010002>" with other codes in the place of 1, 2, 3 ...
std::string with_codes(std::string content, const std::vector<unsigned>& codes) {
  for (std::size_t at = content.find('<'); at != std::string::npos; at = content.find('<', at)) {
    for (++at; content[at] != '>'; at += 4) {
      const unsigned long code = std::stoul(content.substr(at, 4), nullptr, 16);
      content.replace(at, 4, fmt::format("{:04X}", codes.at(code - 1)));
    }
  }
  return content;
}

// The widths of a subset under the whole font's CIDs. In these texts, Han characters are as wide as
// /DW says, and the others come last.
void set_widths(Dict& font, const std::vector<unsigned>& cids) {
  for (Entry& entry : font.entries) {
    const auto* old = std::get_if<Array>(&entry.value.value);
    if (entry.key != "W" || old->items.empty()) continue;
    const std::vector<Object> widths = std::get<Array>(old->items.at(1).value).items;
    Array all;
    for (std::size_t at = 0; at < widths.size(); ++at) {
      all.items.push_back(integer(cids.at(cids.size() - widths.size() + at)));
      all.items.push_back(array({widths[at]}));
    }
    entry.value = {all};
  }
}

// The file with the whole font in the place of its subset. For a CFF font the codes become the
// font's own CIDs; for a TrueType font they are mapped to its ids. `text` has no character twice.
Objects with_whole_font(Objects objects, text::FaceId id, std::string_view text) {
  const text::Face& face = fonts().face(id);
  const std::string file = test::read_bytes(fonts().find(id)->string());
  const auto count = static_cast<std::uint32_t>(objects.list.size() - 1);  // before the structure
  if (face.facts().outlines == text::Outlines::cff) {
    constexpr std::size_t content = 8;
    const std::vector<unsigned> cids = cids_of(face, file, text);
    Bytes& page = std::get<Stream>(objects.list[content].value).data;
    page = with_codes(page, cids);
    set_widths(std::get<Dict>(objects.list[count - 4].value), cids);
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

TEST_CASE("glyphs of a CFF subset look as in the whole font, also where CIDs are no glyph ids") {
  check_glyphs(face_of("仿宋"), "仿宋制表报告¥€");
  check_glyphs(face_of("楷体"), "楷体制表报告");
}

TEST_CASE("characters whose CIDs are no glyph ids in the font are drawn, each as itself") {
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

TEST_CASE("a glyph that the face does not have is a failure with the font's name") {
  const std::vector<std::uint32_t> beyond = {0xFFFF};
  const text::Face& fang = fonts().face(face_of("仿宋"));
  const auto opened = reduce(fang, beyond);
  REQUIRE(opened);
  const Result<FontProgram> missing = subset(**opened, fang, beyond);
  REQUIRE_FALSE(missing);
  CHECK(missing.error().en.find("FandolFang-Regular.otf") != std::string::npos);
}

TEST_CASE("a glyph that a reduced TrueType face does not have is a failure with the font's name") {
  const text::Face& mincho = fonts().face(face_of("宋体", "HanaMinB.ttf"));
  const auto reduced = reduce(mincho, glyphs_of(mincho, "𠮷"));
  REQUIRE(reduced);
  const Result<FontProgram> missing = subset(**reduced, mincho, glyphs_of(mincho, "𠀋"));
  REQUIRE_FALSE(missing);
  CHECK(missing.error().en.find("HanaMinB.ttf") != std::string::npos);
}

TEST_CASE("readers draw glyphs at the size that the matrix of a font or of its part says") {
  using namespace std::string_literals;
  // 0.0005 0 0 0.0005 0 0: 2,000 units an em.
  const Bytes half = "\x1e\x0a\x00\x05\xff\x8b\x8b\x1e\x0a\x00\x05\xff\x8b\x8b"s;
  const Objects objects = sample::built({{sample::a4({sample::run_of(
      face_of("仿宋"), "制表", {Length::mm(20), Length::mm(40)}, Length::pt(72))})}});
  const auto with_matrices = [&](std::string_view of_font, std::string_view of_part) {
    Objects changed = objects;
    Bytes& bytes = std::get<Stream>(changed.list[changed.list.size() - 3].value).data;
    const std::optional<cff::Font> font = cff::Font::read(bytes);
    REQUIRE(font);
    CffProgram program{"Test", of_font, font->box(), {of_part}, {}};
    for (std::uint32_t glyph = 0; glyph < font->glyph_count(); ++glyph) {
      program.glyphs.push_back({*font->charstring(glyph), 1000, 0});
    }
    const Bytes written = write_cff(program);
    bytes = written;
    return sample::finished(changed);
  };
  const sample::Renderers renderers(150);
  for (const std::string& name : renderers.names()) {
    CAPTURE(name);
    const int whole = dark_pixels(renderers.draw(name, sample::finished(objects)));
    for (const Bytes& file : {with_matrices(half, ""), with_matrices("", half)}) {
      const int small = dark_pixels(renderers.draw(name, file));
      CHECK(small * 5 > whole);
      CHECK(small * 3 < whole);
    }
  }
}

TEST_CASE("readers open a program without a word, even at the level of their debugging") {
  const test::TemporaryFolder folder;
  test::write_bytes(folder.file("in.pdf"), file_of(face_of("仿宋"), "仿宋制表¥€"));
  for (const std::string command :
       {"pdffonts ", "pdftotext ", "pdftoppm -r 50 ", "qpdf --check ",
        "mutool draw -q -F pgm -o /dev/null ", "gs -q -dNOPAUSE -dBATCH -sDEVICE=nullpage "}) {
    CAPTURE(command);
    const test::CommandResult result = test::run(command + folder.file("in.pdf") + " >/dev/null");
    CHECK(result.status == 0);
    CHECK(result.output == "");
  }
}

}  // namespace zhibiao::pdf
