#include "text/brought_fonts.h"

#include <doctest/doctest.h>

#include "text/coverage.h"
#include "unit/text/font_bytes.h"
#include "unit/text/set_text.h"

using namespace zhibiao;
using namespace zhibiao::text;

namespace {

std::shared_ptr<const FontSet> load_with(const FontFolder& folder, Diagnostics& diagnostics) {
  return load_fonts(ZHIBIAO_SOURCE_DIR "/fonts/fonts.json", {folder.path()}, diagnostics);
}

std::filesystem::path file_of(const FontSet& fonts, FaceId face) {
  return fonts.find(face).value_or(std::filesystem::path()).filename();
}

}  // namespace

TEST_CASE(
    "a font that bears a role's usual name stands in front of it, whatever its file is called") {
  const FontFolder folder;
  const std::string font = font_bytes("FandolHei-Bold.otf");
  folder.write("SIMFANG.TTF", with_family(font, u"仿宋_GB2312"));
  folder.write("xbs.otf", with_family(font, u"方正小标宋简体"));
  folder.write("other.otf", with_family(font, u"行楷"));
  folder.write("notes.txt", "no font");
  folder.write("broken.ttf", "no font either");
  Diagnostics diagnostics;
  const auto fonts = load_with(folder, diagnostics);
  REQUIRE(fonts != nullptr);
  CHECK(diagnostics.list().empty());
  CHECK(file_of(*fonts, fonts->chain("仿宋")[0]) == "SIMFANG.TTF");
  CHECK(file_of(*fonts, fonts->chain("仿宋")[1]) == "FandolFang-Regular.otf");
  CHECK(file_of(*fonts, fonts->chain("小标宋")[0]) == "xbs.otf");
  CHECK(file_of(*fonts, fonts->chain("楷体")[0]) == "FandolKai-Regular.otf");
  CHECK(fonts->open(fonts->chain("仿宋")[0]).has_value());
}

TEST_CASE(
    "a family's bold face is its role's bold; a font that has no other weight is the role's") {
  const FontFolder folder;
  const std::string font = font_bytes("FandolHei-Bold.otf");
  folder.write("song.otf", with_family(font, u"SimSun", false));
  folder.write("songb.otf", with_family(font, u"simsun", true));
  folder.write("xbs.otf", with_family(font, u"FZXiaoBiaoSong-B05S", true));
  Diagnostics diagnostics;
  const auto fonts = load_with(folder, diagnostics);
  REQUIRE(fonts != nullptr);
  CHECK(file_of(*fonts, fonts->chain("宋体")[0]) == "song.otf");
  CHECK(file_of(*fonts, fonts->chain("宋体")[1]) == "NotoSerifCJK-Regular.ttc");
  CHECK(file_of(*fonts, fonts->bold("宋体")[0]) == "songb.otf");
  CHECK(file_of(*fonts, fonts->chain("小标宋")[0]) == "xbs.otf");
}

TEST_CASE("the Latin face of a role is for the program's own font, not for one that is brought") {
  CHECK(file_of(test_fonts(), test_fonts().latin("仿宋")[0]) == "NotoSerifCJK-Regular.ttc");
  const FontFolder folder;
  folder.write("f.otf", with_family(font_bytes("FandolHei-Bold.otf"), u"仿宋_GB2312"));
  Diagnostics diagnostics;
  const auto fonts = load_with(folder, diagnostics);
  REQUIRE(fonts != nullptr);
  CHECK(fonts->latin("仿宋").empty());
}

TEST_CASE("a font of the office's that may not be embedded is refused, not passed over") {
  const FontFolder folder;
  folder.write("f.otf",
               with_licence_bits(with_family(font_bytes("FandolHei-Bold.otf"), u"仿宋"), 0x0002));
  Diagnostics diagnostics;
  const auto fonts = load_with(folder, diagnostics);
  REQUIRE(fonts != nullptr);
  form::Style style = test_style();
  style.font = "仿宋";
  bind::Paragraph paragraph;
  paragraph.runs.push_back({"国", 0, {}, {}});
  shape(paragraph, {style}, *fonts, diagnostics);
  REQUIRE(diagnostics.error_count() == 1);
  CHECK(diagnostics.list().front().code == code::font_unusable);
}

TEST_CASE("the fonts of the set-up cover level 3 of GB 18030-2022 in every role") {
  for (const std::string& role : test_fonts().roles()) {
    std::vector<const Face*> faces;
    for (const FaceId id : test_fonts().chain(role)) faces.push_back(*test_fonts().open(id));
    for (const HanSet set : han_sets) CHECK(count_covered(set, faces) == count_of(set));
  }
}

TEST_CASE(
    "a face covers what its maker says: Fandol GB 2312, not the list of standard characters") {
  const Face* fang = *test_fonts().open(test_fonts().chain("仿宋").front());
  CHECK(count_covered(HanSet::gb2312, std::span(&fang, 1)) == 6'763);
  CHECK(count_covered(HanSet::general_standard, std::span(&fang, 1)) == 6'638);
  CHECK(count_covered(HanSet::gb18030_level_3, {}) == 0);
}
