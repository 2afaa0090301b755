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

// Width of adjacent and line-end full-width marks (CLREQ 3.1.6): 全角 as the font has them; 开明
// squeezed next to one another and at line ends; 半角 all marks half width.
enum class PunctuationWidth : std::uint8_t { full, kaiming, half };

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
  PunctuationWidth punctuation = PunctuationWidth::kaiming;
  // Gap between Han and Latin letters or digits, CLREQ 3.2.2; 0 in cells, a quarter em in prose.
  Length han_latin_gap;
  bool vertical = false;  // 竖排: upright characters from top to bottom, lines from right to left
  // Lines of a paragraph that must stay together at the foot and at the head of a page.
  int orphan_lines = 2, widow_lines = 2;
  bool operator==(const Style&) const = default;
};

using StyleId = std::uint32_t;  // index into Template::styles

}  // namespace zhibiao::form
