#include "text/shape.h"

#include <doctest/doctest.h>

#include "unit/text/set_text.h"

using namespace zhibiao;
using namespace zhibiao::text;

namespace {

std::string text_of(const ShapedParagraph& paragraph, std::size_t cluster) {
  const Cluster& one = paragraph.clusters.at(cluster);
  return paragraph.text.substr(one.text_begin, one.text_end - one.text_begin);
}

bool has_code(const Diagnostics& diagnostics, Code code, Severity severity) {
  for (const Diagnostic& one : diagnostics.list()) {
    if (one.code == code && one.severity == severity) return true;
  }
  return false;
}

const Face& first_face(const std::string& role) {
  const auto opened = test_fonts().open(test_fonts().chain(role).front());
  REQUIRE(opened);
  return **opened;
}

}  // namespace

TEST_CASE("Han characters have the shapes of mainland China") {
  form::Style style = test_style();
  // Glyphs of the SC faces. The JP faces of the same files map the three to 45041, 27745, 42856
  // (Serif) and 45132, 27873, 43012 (Sans).
  const struct {
    const char* role;
    std::uint32_t bone, straight, gate;
  } expected[] = {{"宋体", 45042, 27746, 42857}, {"黑体", 45133, 27874, 43013}};
  for (const auto& face : expected) {
    style.font = face.role;
    const ShapedParagraph paragraph = shape_text("骨直门", style);
    REQUIRE(paragraph.glyphs.size() == 3);
    CHECK(paragraph.glyphs[0].glyph == face.bone);
    CHECK(paragraph.glyphs[1].glyph == face.straight);
    CHECK(paragraph.glyphs[2].glyph == face.gate);
  }
}

TEST_CASE("a dash that the font joins to one glyph stands for both its characters") {
  const ShapedParagraph paragraph = shape_text("国——国", test_style());
  REQUIRE(paragraph.clusters.size() == 3);
  CHECK(text_of(paragraph, 1) == "——");
  CHECK(paragraph.clusters[1].glyph_count == 1);
  CHECK(paragraph.clusters[1].advance == test_style().size * 2);
}

TEST_CASE("a dash in a font without the ligature keeps its two characters together") {
  form::Style style = test_style();
  style.font = "仿宋";
  const ShapedParagraph paragraph = shape_text("国——国", style);
  REQUIRE(paragraph.clusters.size() == 4);
  CHECK(paragraph.clusters[1].after == Break::forbidden);
}

TEST_CASE("every glyph's text, in order, is the text") {
  const std::string text = "财政6688.63万元，fi ﬁ “中”——……e\u0301é①";
  const ShapedParagraph paragraph = shape_text(text, test_style());
  std::string joined;
  for (const Glyph& glyph : paragraph.glyphs) {
    joined += text.substr(glyph.text_begin, glyph.text_end - glyph.text_begin);
  }
  CHECK(joined == text);
}

TEST_CASE("a combining mark stays with its base") {
  const ShapedParagraph paragraph = shape_text("国x\u0323国", test_style());
  REQUIRE(paragraph.clusters.size() == 3);
  CHECK(text_of(paragraph, 1) == "x\u0323");
}

TEST_CASE("quotation marks are full width, digits all of one width") {
  for (const std::string role : {"宋体", "黑体", "仿宋", "楷体", "小标宋"}) {
    form::Style style = test_style();
    style.font = role;
    const ShapedParagraph paragraph = shape_text("“”0123456789", style);
    REQUIRE(paragraph.clusters.size() == 12);
    CHECK(paragraph.clusters[0].advance == style.size);
    CHECK(paragraph.clusters[1].advance == style.size);
    for (std::size_t at = 3; at < 12; ++at) {
      CHECK(paragraph.clusters[at].advance == paragraph.clusters[2].advance);
    }
  }
}

TEST_CASE("a character that only a later face has is drawn with it, and a note says so") {
  form::Style style = test_style();
  style.font = "仿宋";
  Diagnostics diagnostics;
  const ShapedParagraph paragraph = shape_text("向堃", style, diagnostics);
  REQUIRE(paragraph.glyphs.size() == 2);
  CHECK(paragraph.glyphs[0].face != paragraph.glyphs[1].face);
  CHECK(test_fonts().face(paragraph.glyphs[1].face).facts().postscript_name ==
        "NotoSerifCJKsc-Regular");
  REQUIRE(has_code(diagnostics, code::glyph_fallback, Severity::note));
  const Message& said = diagnostics.list().front().message;
  CHECK(said.zh.find("堃") != std::string::npos);
  CHECK(said.en.find("U+5803") != std::string::npos);
  CHECK(said.en.find("NotoSerifCJKsc-Regular") != std::string::npos);
}

TEST_CASE("characters of extensions B to F are found down the fallback chain") {
  Diagnostics diagnostics;
  // One of each of Ext B, C, D, E, F.
  const std::string text = "\U00020000\U0002A700\U0002B740\U0002B820\U0002CEB0";
  const ShapedParagraph paragraph = shape_text(text, test_style(), diagnostics);
  CHECK_FALSE(diagnostics.has_errors());
  REQUIRE(paragraph.glyphs.size() == 5);
  for (const Glyph& glyph : paragraph.glyphs) CHECK(glyph.glyph != 0);
}

TEST_CASE("a character that no font has is an error that names it, and is set as an empty em") {
  Diagnostics diagnostics;
  const ShapedParagraph paragraph = shape_text("国\U0010FFFD国", test_style(), diagnostics);
  REQUIRE(has_code(diagnostics, code::glyph_missing, Severity::error));
  CHECK(diagnostics.list().front().message.en.find("U+10FFFD") != std::string::npos);
  REQUIRE(paragraph.clusters.size() == 3);
  CHECK(paragraph.clusters[1].glyph_count == 0);
  CHECK(paragraph.clusters[1].advance == test_style().size);
}

TEST_CASE("an unknown role is one error, not one for each character") {
  form::Style style = test_style();
  style.font = "行楷";
  Diagnostics diagnostics;
  shape_text("国国国", style, diagnostics);
  shape_text("财财财", style, diagnostics);
  CHECK(diagnostics.error_count() == 1);
  CHECK(has_code(diagnostics, code::unknown_role, Severity::error));
}

TEST_CASE("a variation sequence takes the face and the glyph of that form") {
  Diagnostics diagnostics;
  // A comma in the middle of its em.
  const std::string text = "\uFF0C\uFE01";
  const ShapedParagraph paragraph = shape_text(text, test_style(), diagnostics);
  CHECK_FALSE(diagnostics.has_errors());
  REQUIRE(paragraph.clusters.size() == 1);
  CHECK(text_of(paragraph, 0) == text);
  REQUIRE(paragraph.glyphs.size() == 1);
  CHECK(paragraph.glyphs[0].glyph != first_face("宋体").glyph(U'，'));
  CHECK(paragraph.glyphs[0].glyph == first_face("宋体").glyph(U'，', 0xFE01));
}

TEST_CASE("controls and characters that are drawn as nothing have no glyph, a tab is a space") {
  const ShapedParagraph paragraph = shape_text("国\u200B\uFEFF\x01\t国", test_style());
  CHECK(paragraph.glyphs.size() == 3);
  CHECK(paragraph.glyphs[1].glyph == first_face("宋体").glyph(U' '));
}

TEST_CASE("the em box stands in the middle of the leading") {
  form::Style style = test_style();
  style.size = Length::pt(10);
  style.leading = Length::pt(20);
  CHECK(shape_text("国", style).baseline == Length::from_emu(5 * 12'700 + 88 * 1'270));
}

TEST_CASE("runs keep their own size, face, and origin") {
  form::Style plain = test_style(), large = test_style();
  large.size = Length::pt(20);
  large.font = "黑体";
  bind::Paragraph source;
  source.runs.push_back({"国", 0, {}, {}});
  source.runs.push_back({"家", 1, {}, {}});
  Diagnostics diagnostics;
  const ShapedParagraph paragraph = shape(source, {plain, large}, test_fonts(), diagnostics);
  REQUIRE(paragraph.glyphs.size() == 2);
  CHECK(paragraph.glyphs[0].advance == Length::pt(10));
  CHECK(paragraph.glyphs[1].advance == Length::pt(20));
  CHECK(paragraph.glyphs[1].run == 1);
  CHECK(paragraph.glyphs[0].face != paragraph.glyphs[1].face);
}

TEST_CASE(
    "an ideographic variation sequence that no font has is drawn in its usual form, with a note") {
  Diagnostics diagnostics;
  const std::string text = "国\U000E01EF";
  const ShapedParagraph paragraph = shape_text(text, test_style(), diagnostics);
  CHECK_FALSE(diagnostics.has_errors());
  REQUIRE(paragraph.clusters.size() == 1);
  CHECK(text_of(paragraph, 0) == text);
  CHECK(has_code(diagnostics, code::glyph_fallback, Severity::note));
  CHECK(diagnostics.list().front().message.en.find("U+E01EF") != std::string::npos);
}

TEST_CASE("a mark that a font lacks is drawn with its base as one character where that exists") {
  Diagnostics diagnostics;
  form::Style style = test_style();
  style.font = "仿宋";
  const ShapedParagraph paragraph = shape_text("a\u0304", style, diagnostics);
  CHECK(diagnostics.list().empty());
  REQUIRE(paragraph.clusters.size() == 1);
  CHECK(text_of(paragraph, 0) == "a\u0304");
}

TEST_CASE(
    "a private-use character is not drawn by a fallback font, where it is another character") {
  Diagnostics diagnostics;
  const Face& babelstone = **test_fonts().open(test_fonts().chain("宋体")[1]);
  REQUIRE(babelstone.facts().postscript_name == "BabelStoneHan");
  REQUIRE(babelstone.glyph(0xE000));
  shape_text("\uE000", test_style(), diagnostics);
  CHECK(has_code(diagnostics, code::glyph_missing, Severity::error));
}

TEST_CASE("bold is the role's bold face, and an error where the role has none") {
  form::Style style = test_style();
  style.bold = true;
  Diagnostics diagnostics;
  const ShapedParagraph song = shape_text("国", style, diagnostics);
  CHECK(diagnostics.list().empty());
  REQUIRE(song.glyphs.size() == 1);
  CHECK(test_fonts().face(song.glyphs[0].face).facts().postscript_name == "NotoSerifCJKsc-Bold");
  style.font = "仿宋";
  shape_text("国", style, diagnostics);
  CHECK(diagnostics.error_count() == 1);
  CHECK(has_code(diagnostics, code::bold_missing, Severity::error));
}

TEST_CASE("a bold stroke changes no face and no width") {
  form::Style style = test_style();
  style.font = "仿宋";
  const ShapedParagraph plain = shape_text("国A1", style);
  style.bold_stroke = Length::mm(1) / 10;
  const ShapedParagraph bold = shape_text("国A1", style);
  REQUIRE(bold.glyphs.size() == plain.glyphs.size());
  for (std::size_t at = 0; at < bold.glyphs.size(); ++at) {
    CHECK(bold.glyphs[at].face == plain.glyphs[at].face);
    CHECK(bold.glyphs[at].advance == plain.glyphs[at].advance);
  }
  CHECK(bold.runs[0].stroke == Length::mm(1) / 10);
}

TEST_CASE(
    "figures and Latin letters of 仿宋 are drawn with the role's Latin face, without a note") {
  form::Style style = test_style();
  style.font = "仿宋";
  Diagnostics diagnostics;
  const ShapedParagraph paragraph = shape_text("共8%é，A", style, diagnostics);
  CHECK(diagnostics.list().empty());
  REQUIRE(paragraph.glyphs.size() == 6);
  std::string drawn_by;
  for (const Glyph& glyph : paragraph.glyphs) {
    drawn_by += test_fonts().face(glyph.face).facts().postscript_name.substr(0, 1);
  }
  CHECK(drawn_by == "FNNNFN");
}
