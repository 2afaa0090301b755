// font_use: which glyphs of which faces a DisplayList shows, and the text each stands for.
//
// In: a DisplayList. Out: for every face its glyphs in ascending order with one text each, which
// becomes ToUnicode. Opens no font but to ask which glyph a character has.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "paint/display_list.h"
#include "text/font.h"

namespace zhibiao::pdf {

struct GlyphUse {
  std::uint32_t glyph = 0;
  std::string text;  // UTF-8; never empty. U+FFFD for a glyph that means nothing by itself
};

struct FontUse {
  text::FaceId face = 0;
  std::vector<GlyphUse> glyphs;  // ascending by glyph
};

// In ascending order of faces. A glyph that stands alone for different texts keeps the first; where
// it is shown for another, the content must say so (ActualText).
std::vector<FontUse> collect_font_use(const paint::DisplayList& list, const text::FontSet& fonts);

// A cluster of a run: its glyphs, and the text that they stand for together.
struct ClusterSpan {
  std::span<const paint::GlyphAt> glyphs;
  std::string_view text;
};

std::vector<ClusterSpan> clusters_of(const paint::GlyphRun& run);

}  // namespace zhibiao::pdf
