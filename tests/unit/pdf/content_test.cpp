#include "pdf/content.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <sstream>

namespace zhibiao::pdf {

namespace {

using paint::Fill;
using paint::GlyphAt;
using paint::GlyphRun;
using paint::Mark;
using paint::Stroke;

// Glyph n has code n + 1 and the width of an em; 5 is narrow, of a font with 2048 units.
FontUses font_of(std::vector<std::string> texts, std::int64_t width = 10'000'000) {
  FontUse font(2, nullptr);
  for (const std::string& text : texts) {
    const auto glyph = static_cast<std::uint32_t>(font.glyphs().size());
    font.add({glyph, static_cast<std::uint16_t>(glyph + 1), width, text});
  }
  return {{2, font}};
}

const FontUses han = font_of({"甲", "乙", "丙", "e", "\xCC\x81"});

GlyphRun run_at(Point origin, std::string text, std::vector<GlyphAt> glyphs) {
  GlyphRun run;
  run.face = 2;
  run.size = Length::pt(10);
  run.color = black;
  run.origin = origin;
  run.text = std::move(text);
  run.glyphs = std::move(glyphs);
  return run;
}

Bytes content_of(std::vector<paint::Item> items) {
  return content({{Length::pt(200), Length::pt(100)}, std::move(items)}, han, {}).operators;
}

}  // namespace

TEST_CASE("an empty page only turns stroke adjustment on") {
  CHECK(content_of({}) == "/G0 gs\n");
}

TEST_CASE("y grows upwards in the file, fills and rules are artifacts in one ink") {
  const Rect cell{Length::pt(20), Length::pt(10), Length::pt(50), Length::pt(30)};
  CHECK(content_of({Mark{}, Fill{cell, Color::gray(204)},
                    Stroke{{Length::pt(20), Length::pt(10)},
                           {Length::pt(70), Length::pt(10)},
                           Length::pt(1),
                           black}}) ==
        "/G0 gs\n"
        "/Artifact BMC\n"
        "0.8 g\n"
        "20 60 50 30 re\n"
        "f\n"
        "0 G\n"
        "1 w\n"
        "20 90 m\n"
        "70 90 l\n"
        "S\n"
        "EMC\n");
}

TEST_CASE("rules of one width are one path, and a change of width or color begins another") {
  const auto rule = [](int y, Length width, Color color) {
    return Stroke{{Length::pt(0), Length::pt(y)}, {Length::pt(10), Length::pt(y)}, width, color};
  };
  const Length half_point = Length::from_emu(6'350);
  CHECK(
      content_of({rule(1, half_point, black), rule(2, half_point, black),
                  rule(3, Length::pt(1), black), rule(4, Length::pt(1), Color::rgb(255, 0, 0))}) ==
      "/G0 gs\n"
      "0 G\n0.5 w\n0 99 m\n10 99 l\n0 98 m\n10 98 l\nS\n"
      "1 w\n0 97 m\n10 97 l\nS\n"
      "1 0 0 RG\n0 96 m\n10 96 l\nS\n");
}

TEST_CASE(
    "dashes are three times their gap, dots as long, of the stroke's width but 1 pt at least") {
  const auto rule = [](int y, Length width, Stroke::Line line) {
    return Stroke{
        {Length::pt(0), Length::pt(y)}, {Length::pt(10), Length::pt(y)}, width, black, line};
  };
  const Length half_point = Length::from_emu(6'350);
  CHECK(content_of({rule(1, half_point, Stroke::Line::dashed),
                    rule(2, half_point, Stroke::Line::dashed),
                    rule(3, Length::pt(2), Stroke::Line::dashed),
                    rule(4, Length::pt(2), Stroke::Line::dotted),
                    rule(5, Length::pt(2), Stroke::Line::solid),
                    rule(6, Length::pt(1), Stroke::Line::solid)}) ==
        "/G0 gs\n"
        "0 G\n0.5 w\n[3 1]0 d\n0 99 m\n10 99 l\n0 98 m\n10 98 l\nS\n"
        "2 w\n[6 2]0 d\n0 97 m\n10 97 l\nS\n"
        "[2 2]0 d\n0 96 m\n10 96 l\nS\n"
        "[]0 d\n0 95 m\n10 95 l\nS\n"
        "1 w\n0 94 m\n10 94 l\nS\n");
}

TEST_CASE("a diagonal is a line like any other, with the ends that lines have by default") {
  CHECK(content_of({Stroke{{Length::pt(10), Length::pt(20)},
                           {Length::pt(70), Length::pt(60)},
                           Length::pt(1),
                           black}}) == "/G0 gs\n0 G\n1 w\n10 80 m\n70 40 l\nS\n");
}

TEST_CASE("strokes that stand for a character carry it as ActualText, outside of text objects") {
  const Stroke stroke{
      {Length::pt(10), Length::pt(20)}, {Length::pt(70), Length::pt(20)}, Length::pt(1), black};
  CHECK(content_of({Mark{0}, run_at({Length::pt(20), Length::pt(50)}, "甲", {{0, {}, {}, 0, 3}}),
                    Mark{0, "\u2611"}, stroke, Mark{}, stroke}) ==
        "/G0 gs\n"
        "/P<</MCID 0>>BDC\n"
        "0 g\n"
        "BT\n"
        "/F2 10 Tf\n"
        "1 0 0 1 20 50 Tm\n"
        "[<0001>]TJ\n"
        "ET\n"
        "EMC\n"
        "/Span<</MCID 1/ActualText<FEFF2611>>>BDC\n"
        "0 G\n1 w\n10 80 m\n70 80 l\nS\n"
        "EMC\n"
        "/Artifact BMC\n"
        "10 80 m\n70 80 l\nS\n"
        "EMC\n");
}

TEST_CASE("glyphs as wide as their steps need no adjustment, others whole thousandths of an em") {
  const Length em = Length::pt(10);
  CHECK(content_of({Mark{0}, run_at({Length::pt(20), Length::pt(50)}, "甲乙丙",
                                    {{0, Length(), Length(), 0, 3},
                                     {1, em, Length(), 3, 6},
                                     {2, em + Length::pt(5), Length(), 6, 9}})}) ==
        "/G0 gs\n"
        "/P<</MCID 0>>BDC\n"
        "0 g\n"
        "BT\n"
        "/F2 10 Tf\n"
        "1 0 0 1 20 50 Tm\n"
        "[<00010002>500<0003>]TJ\n"
        "ET\n"
        "EMC\n");
}

TEST_CASE("runs that follow one another share one text object and name a font once") {
  CHECK(content_of({run_at({Length::pt(20), Length::pt(50)}, "甲", {{0, {}, {}, 0, 3}}),
                    run_at({Length::pt(20), Length::pt(70)}, "乙", {{1, {}, {}, 0, 3}})}) ==
        "/G0 gs\n"
        "0 g\n"
        "BT\n"
        "/F2 10 Tf\n"
        "1 0 0 1 20 50 Tm\n"
        "[<0001>]TJ\n"
        "1 0 0 1 20 30 Tm\n"
        "[<0002>]TJ\n"
        "ET\n");
}

TEST_CASE("a turned run has its pen going down the page, and upright text follows as before") {
  GlyphRun turned = run_at({Length::pt(10), Length::pt(30)}, "甲", {{0, {}, {}, 0, 3}});
  GlyphRun upright = turned;
  turned.turned = true;
  CHECK(content_of({turned, upright}) ==
        "/G0 gs\n0 g\nBT\n/F2 10 Tf\n"
        "0 -1 1 0 10 70 Tm\n[<0001>]TJ\n"
        "1 0 0 1 10 70 Tm\n[<0001>]TJ\nET\n");
}

TEST_CASE("a hidden run is invisible text, says what its mark says once, and hides nothing after") {
  GlyphRun hidden = run_at({Length::pt(10), Length::pt(30)}, "☑", {{0, {}, {}, 0, 3}});
  const GlyphRun plain = run_at({Length::pt(10), Length::pt(30)}, "甲", {{0, {}, {}, 0, 3}});
  hidden.hidden = true;
  CHECK(content_of({Mark{0, "☑"}, hidden, Mark{}, plain}) ==
        "/G0 gs\n"
        "/Span<</MCID 0/ActualText<FEFF2611>>>BDC\n"
        "0 g\nBT\n/F2 10 Tf\n3 Tr\n1 0 0 1 10 70 Tm\n[<0001>]TJ\nET\nEMC\n"
        "/Artifact BMC\n"
        "BT\n0 Tr\n1 0 0 1 10 70 Tm\n[<0001>]TJ\nET\nEMC\n");
  CHECK(content_of({hidden}).ends_with("ET\n0 Tr\n"));
}

TEST_CASE("a glyph used for another text than its own carries ActualText") {
  CHECK(content_of({run_at(
            {Length::pt(20), Length::pt(50)}, "甲⼄丙",
            {{0, {}, {}, 0, 3}, {1, Length::pt(10), {}, 3, 6}, {2, Length::pt(20), {}, 6, 9}})}) ==
        "/G0 gs\n"
        "0 g\n"
        "BT\n"
        "/F2 10 Tf\n"
        "1 0 0 1 20 50 Tm\n"
        "[<0001>]TJ\n"
        "/Span<</ActualText<FEFF2F04>>>BDC\n"
        "[<0002>]TJ\n"
        "EMC\n"
        "[<0003>]TJ\n"
        "ET\n");
}

TEST_CASE("a private-use character carries ActualText though its glyph means nothing else") {
  const FontUses font = font_of({"甲", "\uE000", "\U000F0000"});
  const GlyphRun run =
      run_at({Length::pt(20), Length::pt(50)}, "甲\uE000\U000F0000",
             {{0, {}, {}, 0, 3}, {1, Length::pt(10), {}, 3, 6}, {2, Length::pt(20), {}, 6, 10}});
  CHECK(content({{Length::pt(200), Length::pt(100)}, {run}}, font, {}).operators ==
        "/G0 gs\n"
        "0 g\n"
        "BT\n"
        "/F2 10 Tf\n"
        "1 0 0 1 20 50 Tm\n"
        "[<0001>]TJ\n"
        "/Span<</ActualText<FEFFE000>>>BDC\n"
        "[<0002>]TJ\n"
        "EMC\n"
        "/Span<</ActualText<FEFFDB80DC00>>>BDC\n"
        "[<0003>]TJ\n"
        "EMC\n"
        "ET\n");
}

TEST_CASE(
    "a cluster whose glyphs spell its text needs no ActualText; raised glyphs use text rise") {
  const Bytes text = content_of({run_at({Length::pt(20), Length::pt(50)}, "e\xCC\x81",
                                        {{3, {}, {}, 0, 3}, {4, {}, -Length::pt(2), 3, 3}})});
  CHECK(text ==
        "/G0 gs\n"
        "0 g\n"
        "BT\n"
        "/F2 10 Tf\n"
        "1 0 0 1 20 50 Tm\n"
        "[<0004>]TJ\n"
        "2 Ts\n"
        "[1000<0005>]TJ\n"
        "0 Ts\n"
        "ET\n");
}

TEST_CASE("a picture fills its box; a narrower clip shows a slice of it") {
  const auto picture = std::make_shared<const Picture>(Picture{1, 1, "abc", ""});
  const Rect box{Length::pt(20), Length::pt(10), Length::pt(50), Length::pt(30)};
  Rect slice = box;
  slice.x = Length::pt(60);
  slice.width = Length::pt(10);
  const PictureUses uses{picture};
  const auto drawn = [&](const Rect& clip) {
    const paint::Page page{{Length::pt(200), Length::pt(100)},
                           {Mark{}, paint::PictureAt{picture, box, clip}}};
    return content(page, han, uses).operators;
  };
  CHECK(drawn(box) == "/G0 gs\n/Artifact BMC\nq\n50 0 0 30 20 60 cm\n/I0 Do\nQ\nEMC\n");
  CHECK(drawn(slice) ==
        "/G0 gs\n/Artifact BMC\nq\n60 60 10 30 re\nW n\n50 0 0 30 20 60 cm\n/I0 Do\nQ\nEMC\n");
}

TEST_CASE("positions never drift: after 2000 glyphs each stands within 1/2000 em of its place") {
  const Length size = Length::from_emu(133'350);  // 10.5 pt
  const Length step = Length::from_emu(136'417);  // no whole number of thousandths of the em
  GlyphRun run = run_at({Length(), Length()}, std::string(2'000, 'x'), {});
  run.size = size;
  for (std::uint32_t index = 0; index < 2'000; ++index) {
    run.glyphs.push_back({0, step * index, Length(), index, index + 1});
  }
  const FontUses odd = font_of({"x"}, 9'995'117);  // 2047 of 2048 units
  const Bytes text = content({{Length::pt(200), Length::pt(100)}, {run}}, odd, {}).operators;

  // Follow the pen through the operator as a reader does, in 1e-7 em.
  std::istringstream operands(text.substr(text.find('[') + 1));
  std::int64_t pen = 0;
  std::size_t shown = 0;
  while (shown < run.glyphs.size()) {
    if (operands.peek() == '<') {
      std::string codes;
      std::getline(operands, codes, '>');
      for (std::size_t count = (codes.size() - 1) / 4; count > 0; --count, ++shown) {
        const std::int64_t place = mul_div(run.glyphs[shown].x, 10'000'000, size.emu()).emu();
        REQUIRE(std::abs(pen - place) <= 5'001);
        pen += 9'995'117;
      }
    } else {
      std::int64_t adjustment = 0;
      operands >> adjustment;
      REQUIRE(operands.good());
      pen -= adjustment * 10'000;
    }
  }
}

TEST_CASE("marks close what stands open, so that text, path and artifact never interlock") {
  const Stroke rule{{Length(), Length()}, {Length::pt(10), Length()}, Length::pt(1), black};
  const GlyphRun run = run_at({Length::pt(20), Length::pt(50)}, "甲", {{0, {}, {}, 0, 3}});
  CHECK(content_of({Mark{}, run, Mark{0}, run, Mark{}, rule}) ==
        "/G0 gs\n"
        "/Artifact BMC\n"
        "0 g\nBT\n/F2 10 Tf\n1 0 0 1 20 50 Tm\n[<0001>]TJ\nET\n"
        "EMC\n"
        "/P<</MCID 0>>BDC\n"
        "BT\n1 0 0 1 20 50 Tm\n[<0001>]TJ\nET\n"
        "EMC\n"
        "/Artifact BMC\n"
        "0 G\n1 w\n0 100 m\n10 100 l\nS\n"
        "EMC\n");
}

}  // namespace zhibiao::pdf

namespace zhibiao::pdf {

TEST_CASE("bold by a stroke fills and strokes the same glyphs in the same ink, once") {
  GlyphRun bold = run_at({Length::pt(20), Length::pt(40)}, "甲", {{0, {}, {}, 0, 3}});
  bold.stroke = Length::pt(1) / 4;
  const GlyphRun plain = run_at({Length::pt(40), Length::pt(40)}, "乙", {{1, {}, {}, 0, 3}});
  const Bytes text = content_of({bold, plain});
  CHECK(text.find("2 Tr\n0 G\n0.25 w\n1 j\n") != Bytes::npos);
  CHECK(text.find("[<0001>]TJ") == text.rfind("<0001>") - 1);
  CHECK(text.find("0 Tr\n") > text.find("<0001>"));
  CHECK(text.find("0 Tr\n") < text.find("<0002>"));
}

}  // namespace zhibiao::pdf
