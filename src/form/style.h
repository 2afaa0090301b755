// Style: how a paragraph or a cell looks, with every length resolved. Plain values; form/read_style
// makes them from a template's "styles" and from what a cell says of itself.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/color.h"
#include "base/geometry.h"

namespace zhibiao::form {

// 居左 居中 居右 两端对齐 (last line natural) 分散对齐 (every line filled, a single line too)
enum class Align : std::uint8_t { left, center, right, justify, distribute };
enum class VerticalAlign : std::uint8_t { top, middle, bottom };

// 禁则 levels of CLREQ: which marks may not begin or end a line.
enum class Prohibition : std::uint8_t { none, basic, gb, strict };

// Width of full-width marks (CLREQ 3.1.6): each its whole em; 全角, squeezed only beside one another and at
// line ends; 开明, stops that end a sentence as in 全角, all others half an em; 半角, all half an em.
enum class PunctuationWidth : std::uint8_t { whole, full, kaiming, half };

// Whether an opening mark at the start of a line keeps the blank half of its em (CLREQ 3.1.6): always;
// only after a first-line indent, so that the indent stays one of whole characters; never.
enum class LineStartMarks : std::uint8_t { keep, trim, trim_all };

// Marks that may not begin, and those that may not end a line. Each list stands instead of that of the
// prohibition level; none: the level's holds.
struct OwnProhibition {
  std::optional<std::u32string> line_start, line_end;
  bool operator==(const OwnProhibition&) const = default;
};

struct Style {
  std::string font = "宋体";                // a role of fonts/fonts.json
  Length size = Length::from_emu(133'350);  // 五号, 10.5 pt
  Length leading = Length::pt(16);          // baseline to baseline
  Color color = black;
  bool bold = false;   // drawn with the role's bold face
  Length bold_stroke;  // or with a stroke of this width along its outlines
  Align align = Align::left;
  VerticalAlign vertical_align = VerticalAlign::middle;  // in a cell
  Length first_indent;  // of the first line of a paragraph, beyond left_indent
  Length left_indent, right_indent;
  Length space_before, space_after;  // between paragraphs; none at the top of a page or cell
  Insets padding;                    // of a cell
  std::optional<Color> fill;         // of a cell
  Prohibition prohibition = Prohibition::strict;
  OwnProhibition own_prohibition;
  PunctuationWidth punctuation = PunctuationWidth::full;
  std::optional<LineStartMarks> line_start_marks;  // none: as `punctuation` says
  // Gap between Han and Latin letters or digits, CLREQ 3.2.2.
  Length han_latin_gap;
  // From character to character on a grid (GB/T 9704-2012 5.2.3); 0: as wide as the type is. Full-width
  // characters of the style's own size stand in the middle of it.
  Length pitch;
  bool vertical = false;  // 竖排: upright characters from top to bottom, lines from right to left
  // Lines of a paragraph that must stay together at the foot and at the head of a page.
  int orphan_lines = 2, widow_lines = 2;
  bool operator==(const Style&) const = default;
};

using StyleId = std::uint32_t;  // index into Template::styles

}  // namespace zhibiao::form
