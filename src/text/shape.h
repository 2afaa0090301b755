// shape: a Paragraph -> ShapedParagraph, once, for any width.
//
// Chooses a face for each grapheme cluster from its role's chain, shapes with HarfBuzz (script
// Hani, language zh-Hans; no kerning, so that figures keep their columns), and marks where lines
// may end (text/break.h). The same glyphs are then measured, broken into lines, drawn, and mapped
// back to text. Knows no widths.
//
// In a vertical paragraph (style.vertical) all that is said of a line holds of a column: advances
// and x run down the column, y_offset runs to the left of its centre line (text/vertical.h).
#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "bind/document.h"
#include "text/break.h"
#include "text/character.h"
#include "text/font.h"

namespace zhibiao::text {

// The ideographic em box reaches 0.88 em above the baseline and 0.12 em below it (the BASE tables
// of Noto CJK and Fandol agree).
inline constexpr std::int64_t em_box_ascent_percent = 88;

// How the line may be cut and stretched around a glyph.
struct Glyph {
  std::uint32_t glyph = 0;
  FaceId face = 0;
  std::uint16_t run = 0;                       // index into ShapedParagraph::runs: its size and color
  std::uint32_t text_begin = 0, text_end = 0;  // its source text; empty for all but the first glyph
                                               // of a cluster with several, but for the digits
                                               // of a number across a column
  Length advance, x_offset, y_offset;
};

struct ShapedRun {
  Length size;
  Color color;
  bind::Origin origin;
  bool underlined = false;
  bind::Run::Mark mark = bind::Run::Mark::none;  // a check box: one cluster, whose glyph, if any,
                                                 // names it and is not drawn
  Length stroke;  // its glyphs are stroked along their outlines with this width, to look bold
};

// What moves as one: a grapheme cluster, or several that the font joins into one glyph.
struct Cluster {
  std::uint32_t first_glyph = 0, glyph_count = 0;
  std::uint32_t text_begin = 0, text_end = 0;
  char32_t code_point = 0;  // the first of the cluster: its class decides how it may be spaced
  Kind kind = Kind::other;  // of that code point
  Break after = Break::forbidden;
  std::uint16_t run = 0;
  Length advance;  // of its glyphs, or of a blank
  Length cut_left,
      cut_right;  // blank of a full-width mark that may be cut away; together half an em, on a grid half
                  // a pitch
};

struct ShapedParagraph {
  std::string text;  // the runs' text joined; a blank is U+FFFC there and has one glyph-less
                     // cluster; so have newlines and characters that are drawn as nothing
  std::vector<Glyph> glyphs;
  std::vector<Cluster> clusters;
  std::vector<ShapedRun> runs;
  form::Style style;  // of the paragraph
  Length baseline;    // from the top of a line box (height style.leading) to its baseline
};

// Never fails: a character that no face has is an error in `diagnostics` (field, character, code
// point) and is set as an empty em; a character drawn by a fallback face is a note.
ShapedParagraph shape(const bind::Paragraph& paragraph, const std::vector<form::Style>& styles,
                      const FontSet& fonts, Diagnostics& diagnostics);

}  // namespace zhibiao::text
