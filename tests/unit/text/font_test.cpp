#include "text/font.h"

#include <doctest/doctest.h>

#include "text/character.h"
#include "unit/text/font_bytes.h"
#include "unit/text/set_text.h"

using namespace zhibiao;
using namespace zhibiao::text;

namespace {

const Face& open_first(const std::string& role) {
  const auto opened = test_fonts().open(test_fonts().chain(role).front());
  REQUIRE(opened);
  return **opened;
}

std::shared_ptr<const FontSet> load(const std::string& manifest, const FontFolder& folder,
                                    Diagnostics& diagnostics) {
  return load_fonts(folder.write("fonts.json", manifest), {}, diagnostics);
}

}  // namespace

TEST_CASE("every role has a face of its own, then the fallback chain") {
  const auto roles = test_fonts().roles();
  CHECK(roles.size() == 5);
  for (const std::string& role : roles) {
    const auto chain = test_fonts().chain(role);
    CHECK(chain.size() >= 4);
  }
  CHECK(open_first("宋体").facts().postscript_name == "NotoSerifCJKsc-Regular");
  CHECK(open_first("黑体").facts().postscript_name == "NotoSansCJKsc-Regular");
  CHECK(open_first("仿宋").facts().postscript_name == "FandolFang-Regular");
  CHECK(open_first("楷体").facts().postscript_name == "FandolKai-Regular");
  CHECK(open_first("小标宋").facts().postscript_name == "NotoSerifCJKsc-Bold");
  CHECK(test_fonts().chain("行楷").empty());
}

TEST_CASE("a face tells its typographic metrics, bounding box, and outlines") {
  const FaceFacts& song = open_first("宋体").facts();
  CHECK(song.units_per_em == 1000);
  CHECK(song.ascent == 880);
  CHECK(song.descent == -120);
  CHECK(song.outlines == Outlines::cff);
  CHECK(song.cid_keyed);
  CHECK(song.embedding == 0);
  CHECK(song.box[0] < 0);
  CHECK(song.box[3] > 880);
  CHECK(open_first("仿宋").facts().embedding == 8);
  const auto chain = test_fonts().chain("宋体");
  const auto hana = test_fonts().open(chain.back());
  REQUIRE(hana);
  CHECK((*hana)->facts().outlines == Outlines::glyf);
  CHECK_FALSE((*hana)->facts().cid_keyed);
}

TEST_CASE("glyph ids are CIDs in Noto, and differ from them in Fandol in 1,264 places") {
  const Face& song = open_first("宋体");
  for (std::uint32_t glyph = 0; glyph < 65'535; glyph += 17) CHECK(song.cid(glyph) == glyph);
  const Face& fang = open_first("仿宋");
  int mapped = 0, different = 0;
  for (char32_t c = 1; c < 0x30000; ++c) {
    const auto glyph = fang.glyph(c);
    if (!glyph) continue;
    ++mapped;
    if (fang.cid(*glyph) != *glyph) ++different;
  }
  CHECK(mapped == 10'272);
  CHECK(different == 1'264);
}

TEST_CASE("the ink of a mark tells on which side it is blank") {
  const Face& song = open_first("宋体");
  const Ink comma = song.ink(*song.glyph(U'，'));
  CHECK(comma.left >= 0);
  CHECK(comma.right < 500);
  const Ink bracket = song.ink(*song.glyph(U'（'));
  CHECK(bracket.left > 500);
  CHECK(song.ink(*song.glyph(U'，')).right == comma.right);
}

TEST_CASE("a font whose licence forbids embedding is refused with the reason") {
  const FontFolder folder;
  const std::string font = font_bytes("FandolHei-Bold.otf");
  const std::string manifest = R"({"roles": {"黑体": [{"file": "bold.otf"}]}})";
  for (const unsigned allowed : {0x0000U, 0x0004U, 0x0008U, 0x0006U}) {
    folder.write("bold.otf", with_licence_bits(font, allowed));
    Diagnostics diagnostics;
    const auto fonts = load(manifest, folder, diagnostics);
    REQUIRE(fonts != nullptr);
    CHECK(fonts->open(0).has_value());
  }
  for (const unsigned forbidden : {0x0002U, 0x0100U, 0x0200U}) {
    folder.write("bold.otf", with_licence_bits(font, forbidden));
    Diagnostics diagnostics;
    const auto fonts = load(manifest, folder, diagnostics);
    REQUIRE(fonts != nullptr);
    const auto opened = fonts->open(0);
    REQUIRE_FALSE(opened.has_value());
    CHECK(opened.error().en.find("fsType") != std::string::npos);

    bind::Paragraph paragraph;
    paragraph.runs.push_back({"国", 0, {}, {}});
    form::Style style = test_style();
    style.font = "黑体";
    shape(paragraph, {style}, *fonts, diagnostics);
    REQUIRE(diagnostics.error_count() == 1);
    CHECK(diagnostics.list().front().code == code::font_unusable);
  }
}

TEST_CASE("a face of a collection is refused for its licence too") {
  const FontFolder folder;
  folder.write("sans.ttc", with_licence_bits(font_bytes("NotoSansCJK-Regular.ttc"), 0x0002, 2));
  Diagnostics diagnostics;
  const auto fonts =
      load(R"({"roles": {"甲": [{"file": "sans.ttc", "face": 2}]}})", folder, diagnostics);
  REQUIRE(fonts != nullptr);
  const auto restricted = fonts->open(fonts->chain("甲").front());
  REQUIRE_FALSE(restricted.has_value());
  CHECK(restricted.error().en ==
        "the licence bits of font NotoSansCJKsc-Regular (sans.ttc) do not allow a subset to be "
        "embedded (OS/2 fsType 0x0002)");
}

TEST_CASE("a missing font file is an error only when it is needed") {
  const FontFolder folder;
  Diagnostics diagnostics;
  const auto fonts = load(R"({"roles": {"甲": [{"file": "none.otf"}]}})", folder, diagnostics);
  REQUIRE(fonts != nullptr);
  CHECK_FALSE(diagnostics.has_errors());
  bind::Paragraph paragraph;
  paragraph.runs.push_back({"国家", 0, {}, {}});
  form::Style style = test_style();
  style.font = "甲";
  shape(paragraph, {style}, *fonts, diagnostics);
  REQUIRE(diagnostics.error_count() == 1);
  CHECK(diagnostics.list().front().code == code::font_missing);
  CHECK(diagnostics.list().front().message.en.find("none.otf") != std::string::npos);
}

TEST_CASE("a broken font file is refused") {
  const FontFolder folder;
  folder.write("broken.otf", "this is no font");
  Diagnostics diagnostics;
  const auto fonts = load(R"({"roles": {"甲": [{"file": "broken.otf"}]}})", folder, diagnostics);
  REQUIRE(fonts != nullptr);
  CHECK_FALSE(fonts->open(0).has_value());
  CHECK_FALSE(fonts->open(0).has_value());
}

TEST_CASE("a folder given by the user stands in front of the program's fonts") {
  const FontFolder folder;
  folder.write("fonts.json", R"({"roles": {"仿宋": [{"file": "FandolKai-Regular.otf"}]}})");
  Diagnostics diagnostics;
  const auto fonts =
      load_fonts(ZHIBIAO_SOURCE_DIR "/fonts/fonts.json", {folder.path()}, diagnostics);
  REQUIRE(fonts != nullptr);
  const auto chain = fonts->chain("仿宋");
  const auto first = fonts->open(chain[0]), second = fonts->open(chain[1]);
  REQUIRE(first);
  REQUIRE(second);
  CHECK((*first)->facts().postscript_name == "FandolKai-Regular");
  CHECK((*second)->facts().postscript_name == "FandolFang-Regular");
}

TEST_CASE("a file in a folder given by the user is taken before the program's own") {
  const FontFolder folder;
  folder.write("FandolKai-Regular.otf", font_bytes("FandolHei-Bold.otf"));
  Diagnostics diagnostics;
  const auto fonts =
      load_fonts(ZHIBIAO_SOURCE_DIR "/fonts/fonts.json", {folder.path()}, diagnostics);
  REQUIRE(fonts != nullptr);
  CHECK(fonts->find(fonts->chain("楷体").front()) == folder.path() / "FandolKai-Regular.otf");
}

TEST_CASE("each fault of a manifest is reported at its place") {
  const FontFolder folder;
  Diagnostics diagnostics;
  const auto fonts =
      load(R"({"roles": {"甲": [{"face": 2}, {"file": "a.otf", "face": -1}], "乙": 3},
 "fallbacks": []})",
           folder, diagnostics);
  CHECK(fonts == nullptr);
  CHECK(diagnostics.error_count() == 4);
  for (const Diagnostic& one : diagnostics.list()) CHECK(one.code == code::font_manifest);
}

TEST_CASE("a manifest that is not there is an error") {
  Diagnostics diagnostics;
  CHECK(load_fonts("/nowhere/fonts.json", {}, diagnostics) == nullptr);
  CHECK(diagnostics.error_count() == 1);
}

TEST_CASE("the feature halt says what is cut of a mark, and the ink where a face has none") {
  // Noto and Fandol have halt; an opening mark gives up its left half, others their right half.
  for (const char* role : {"宋体", "黑体", "仿宋"}) {
    const Face& face = open_first(role);
    const int half = static_cast<int>(face.facts().units_per_em) / 2;
    for (const char32_t mark : std::u32string(U"（《「，。、）》」")) {
      const auto cut = face.half_width(face.glyph(mark).value());
      REQUIRE(cut);
      const bool opens = kind_of(mark) == Kind::opening;
      CHECK(cut->left == (opens ? half : 0));
      CHECK(cut->right == (opens ? 0 : half));
    }
    CHECK_FALSE(face.half_width(face.glyph(U'国').value()));
  }
}

TEST_CASE("full-width marks keep their em: palt is never asked for") {
  const form::Style style = test_style();
  for (const Cluster& cluster : shape_text("（，。、）《》；：国", style).clusters) {
    CHECK(cluster.advance == style.size);
  }
}
