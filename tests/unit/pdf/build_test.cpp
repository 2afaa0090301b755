#include "pdf/build.h"

#include <doctest/doctest.h>

#include "sample.h"

namespace zhibiao::pdf {

namespace {

using sample::a4;
using sample::face_of;
using sample::fonts;
using sample::run_of;

Objects built(const paint::DisplayList& list) {
  Metadata metadata;
  metadata.title = "t";
  Result<Objects> objects = build(list, fonts(), metadata);
  REQUIRE(objects);
  return *objects;
}

const Dict& dict_of(const Object& object) {
  const auto* stream = std::get_if<Stream>(&object.value);
  return stream != nullptr ? stream->dict : std::get<Dict>(object.value);
}

// The one object with this /Type or /Subtype.
const Dict& only(const Objects& objects, std::string_view key, std::string_view value) {
  const Dict* found = nullptr;
  for (const Object& object : objects.list) {
    const Object* entry = dict_of(object).find(key);
    if (entry == nullptr || to_text(*entry) != value) continue;
    CHECK(found == nullptr);
    found = &dict_of(object);
  }
  REQUIRE(found != nullptr);
  return *found;
}

std::string stream_of(const Objects& objects, const Dict& dict, std::string_view key) {
  const Object* entry = dict.find(key);
  REQUIRE(entry != nullptr);
  return std::get<Stream>(objects.at(std::get<Ref>(entry->value)).value).data;
}

std::string text_of(const Dict& dict, std::string_view key) {
  const Object* entry = dict.find(key);
  return entry == nullptr ? "" : to_text(*entry);
}

const Point upper_left{Length::mm(20), Length::mm(20)};
const Length ten_points = Length::pt(10);

}  // namespace

TEST_CASE("a file without text has its objects in the declared order") {
  Objects objects = built({{a4({})}});
  REQUIRE(objects.list.size() == 10);
  std::get<Stream>(objects.list[2].value).data = "XMP\n";
  std::get<Stream>(objects.list[3].value).data = "ICC\n";
  CHECK(to_text(objects) ==
        "1 0 obj\n<<\n  /Type /Catalog\n  /Pages 5 0 R\n  /Metadata 3 0 R\n"
        "  /OutputIntents [<<\n    /Type /OutputIntent\n    /S /GTS_PDFA1\n"
        "    /OutputConditionIdentifier (sRGB IEC61966-2.1)\n    /Info (sRGB IEC61966-2.1)\n"
        "    /DestOutputProfile 4 0 R\n  >>]\n"
        "  /Lang (zh-CN)\n"
        "  /MarkInfo <<\n    /Marked true\n  >>\n"
        "  /StructTreeRoot 7 0 R\n"
        "  /ViewerPreferences <<\n    /DisplayDocTitle true\n    /PrintScaling /None\n  >>\n"
        ">>\nendobj\n"
        "2 0 obj\n<<\n  /Title (t)\n  /Producer (zhibiao)\n>>\nendobj\n"
        "3 0 obj\n<<\n  /Type /Metadata\n  /Subtype /XML\n>>\nstream\nXMP\nendstream\nendobj\n"
        "4 0 obj\n<<\n  /N 3\n>>\nstream\nICC\nendstream\nendobj\n"
        "5 0 obj\n<<\n  /Type /Pages\n  /Count 1\n  /Kids [8 0 R]\n>>\nendobj\n"
        "6 0 obj\n<<\n  /ExtGState <<\n    /G0 <<\n      /Type /ExtGState\n      /SA true\n"
        "    >>\n  >>\n>>\nendobj\n"
        "7 0 obj\n<<\n  /Type /StructTreeRoot\n  /K 11 0 R\n"
        "  /ParentTree <<\n    /Nums [0 12 0 R]\n  >>\n  /ParentTreeNextKey 1\n>>\nendobj\n"
        "8 0 obj\n<<\n  /Type /Page\n  /Parent 5 0 R\n  /MediaBox [0 0 595.2756 841.8898]\n"
        "  /Resources 6 0 R\n  /Contents 9 0 R\n  /StructParents 0\n  /Tabs /S\n>>\nendobj\n"
        "9 0 obj\n<<\n>>\nstream\n/G0 gs\nendstream\nendobj\n"
        "10 0 obj\n<<\n  /Type /ObjStm\n  /N 2\n  /First 11\n>>\nstream\n"
        "11 0 12 24 <</S/Document/P 7 0 R>>\n[]\nendstream\nendobj\n"
        "trailer /Root 1 0 R /Info 2 0 R\n");
}

TEST_CASE("the built-in profile is an RGB display profile of ICC version 2") {
  const Objects objects = built({{a4({})}});
  const std::string& profile = std::get<Stream>(objects.list[3].value).data;
  REQUIRE(profile.size() > 128);
  CHECK(profile[8] == 2);
  CHECK(profile.substr(12, 12) == "mntrRGB XYZ ");
  CHECK(profile.substr(36, 4) == "acsp");
}

TEST_CASE("a font with CFF outlines is a CIDFontType0 whose codes count its glyphs as met") {
  const text::FaceId fang = face_of("仿宋");
  const Objects objects = built({{a4({run_of(fang, "仿¥–仿", upper_left, ten_points)})}});
  const Dict& font = only(objects, "Subtype", "/CIDFontType0");
  const Dict& type0 = only(objects, "Subtype", "/Type0");
  CHECK(text_of(type0, "Encoding") == "/Identity-H");
  CHECK(text_of(font, "CIDToGIDMap").empty());
  const std::string cmap = stream_of(objects, type0, "ToUnicode");
  CHECK(cmap.find("3 beginbfchar\n<0001> <4EFF>\n<0002> <00A5>\n<0003> <2013>\n") !=
        std::string::npos);
  CHECK(stream_of(objects, only(objects, "Type", "/FontDescriptor"), "FontFile3").substr(0, 2) ==
        std::string("\x01\x00", 2));
}

TEST_CASE("a font with TrueType outlines is a CIDFontType2 whose codes count its glyphs as met") {
  const text::FaceId mincho = face_of("宋体", "HanaMinB.ttf");
  const Objects objects = built({{a4({run_of(mincho, "𠮷𠀋", upper_left, ten_points)})}});
  const Dict& font = only(objects, "Subtype", "/CIDFontType2");
  // 𠀋 has the lower glyph id.
  CHECK(stream_of(objects, font, "CIDToGIDMap") == std::string("\0\0\0\2\0\1", 6));
  const std::string cmap = stream_of(objects, only(objects, "Subtype", "/Type0"), "ToUnicode");
  CHECK(cmap.find("2 beginbfchar\n<0001> <D842DFB7>\n<0002> <D840DC0B>\n") != std::string::npos);
  const std::string program =
      stream_of(objects, only(objects, "Type", "/FontDescriptor"), "FontFile2");
  CHECK(program.substr(0, 4) == std::string("\0\1\0\0", 4));
  CHECK(program.size() < 4'000);
}

TEST_CASE("/W holds the widths that are not an em, as the font has them") {
  const text::FaceId serif = face_of("宋体");
  const text::Face& face = fonts().face(serif);
  const Objects objects = built({{a4({run_of(serif, "表ab", upper_left, ten_points)})}});
  const std::uint32_t a = *face.glyph(U'a'), b = *face.glyph(U'b');
  REQUIRE(face.facts().units_per_em == 1000);
  CHECK(text_of(only(objects, "Subtype", "/CIDFontType0"), "W") ==
        fmt::format("[2 [{} {}]]", face.advance(a), face.advance(b)));
}

TEST_CASE("the subset tag names the choice of glyphs and is the same for the same choice") {
  const text::FaceId serif = face_of("宋体");
  const auto base_font = [&](const std::string& text) {
    const Objects objects = built({{a4({run_of(serif, text, upper_left, ten_points)})}});
    return text_of(only(objects, "Subtype", "/CIDFontType0"), "BaseFont");
  };
  const std::string name = base_font("制表");
  REQUIRE(name.size() > 8);
  CHECK(name[7] == '+');
  CHECK(name == base_font("表制表"));
  CHECK(name.substr(0, 7) != base_font("制").substr(0, 7));
}

TEST_CASE("one glyph with two texts maps to the first, and the second is said where it stands") {
  const text::FaceId serif = face_of("宋体");
  paint::GlyphRun first = run_of(serif, "一", upper_left, ten_points);
  paint::GlyphRun second = first;
  second.text = "⼀";  // the Kangxi radical
  const Objects objects = built({{a4({first, second})}});
  const std::string cmap = stream_of(objects, only(objects, "Subtype", "/Type0"), "ToUnicode");
  CHECK(cmap.find("> <4E00>\n") != std::string::npos);
  CHECK(cmap.find("2F00") == std::string::npos);
  const std::string content = stream_of(objects, only(objects, "Type", "/Page"), "Contents");
  CHECK(content.find("/Span<</ActualText<FEFF2F00>>>BDC") != std::string::npos);
}

TEST_CASE("a date that is none is refused with the reason") {
  Metadata metadata;
  metadata.date = "2024年4月15日";
  const Result<Objects> objects = build({{a4({})}}, fonts(), metadata);
  REQUIRE_FALSE(objects);
  CHECK(objects.error().en.find("ISO 8601") != std::string::npos);
}

}  // namespace zhibiao::pdf
