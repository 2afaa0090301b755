// font_use: which glyphs of which faces the pages of a file show, with the code, the width, and the
// text of each.
//
// In: pages, one after the other. Out: FontUses, which grow. A glyph gets its code when it is first
// met and keeps it, so that a page's content can be written before the next page is known. Opens no
// font but to ask for a glyph's width and which glyph a character has.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "paint/display_list.h"
#include "text/font.h"

namespace zhibiao::pdf {

struct CodedGlyph {
  std::uint32_t glyph = 0;
  std::uint16_t code = 0;  // two bytes in a string of page content
  std::int64_t width = 0;  // as /W has it: ten-thousandths of 1/1000 em
  std::string text;        // as ToUnicode has it: UTF-8; U+FFFD for what means nothing by itself
};

class FontUse {
 public:
  // `source` outlives this.
  FontUse(text::FaceId face, const text::Face* source) : face_(face), source_(source) {}

  text::FaceId face() const { return face_; }
  const text::Face& source() const { return *source_; }
  const std::vector<CodedGlyph>& glyphs() const {
    return glyphs_;
  }  // as they were first met, by code

  bool has(std::uint32_t glyph) const;
  // The glyph, which must have been added.
  const CodedGlyph& find(std::uint32_t glyph) const;
  void add(CodedGlyph glyph);

 private:
  text::FaceId face_ = 0;
  const text::Face* source_ = nullptr;
  std::vector<CodedGlyph> glyphs_;
  std::unordered_map<std::uint32_t, std::uint16_t> places_;  // by glyph: its index in glyphs_
};

// In ascending order of faces.
using FontUses = std::map<text::FaceId, FontUse>;

// Adds the glyphs of one page. Codes are counted from 1 as glyphs are met. A glyph that stands
// alone for different texts keeps the first; where it is shown for another, the content must say so
// (ActualText).
void add_font_use(const paint::Page& page, const text::FontSet& fonts, FontUses& uses);

// A cluster of a run: its glyphs, and the text that they stand for together.
struct ClusterSpan {
  std::span<const paint::GlyphAt> glyphs;
  std::string_view text;
};

std::vector<ClusterSpan> clusters_of(const paint::GlyphRun& run);

}  // namespace zhibiao::pdf
