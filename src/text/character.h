// Kind: what a character is to a compositor, and the marks of Chinese text by their place in a
// line.
//
// In: a code point. Out: its Kind, which decides where a line may end beside it (text/break.h) and
// how the room beside it may change (text/spacing.h). Knows no fonts; whether a mark is drawn full
// width is the font's matter.
#pragma once

#include <cstdint>
#include <string>

namespace zhibiao::text {

enum class Kind : std::uint8_t {
  other,
  han,         // ideographs, kana, bopomofo, and every other wide character that is not a mark
  latin,       // letters of alphabets
  digit,       // 0-9
  wide_latin,  // full-width letters
  wide_digit,  // full-width digits
  opening,     // brackets, title marks, quotation marks that open
  closing,     // ... that close
  pause,       // 顿号 逗号 分号 冒号
  stop,        // 句号 问号 叹号
  interpunct,  // 间隔号, as in names
  dash,        // the em dash: two of them make a 破折号
  ellipsis,    // two of them make a 省略号
  connector,   // 连接号: - ~ and their like
  solidus,     // 分隔号
  prefix,      // signs that stand before a number: signs of comparison and of currency
  postfix,     // signs that stand after a number: percent, degrees
  western,     // ASCII marks; UAX #14 knows best
  space,       // spaces, no-break ones excluded, and tab
  newline,     // ends a line by force
  blank        // U+FFFC: empty room of a stated width, for handwriting
};

Kind kind_of(char32_t code_point);

// All characters that is_mark() holds for, full-width or not.
std::u32string full_width_marks();

// The full-width marks whose half em of blank may be cut: brackets, quotes, pauses, stops,
// interpunct.
constexpr bool is_mark(Kind kind) {
  return kind == Kind::opening || kind == Kind::closing || kind == Kind::pause ||
         kind == Kind::stop || kind == Kind::interpunct;
}

constexpr bool is_number_part(Kind kind) {
  return kind == Kind::digit || kind == Kind::wide_digit;
}

// What the Latin side of a gap between Han and Latin may be (CLREQ 3.2.2).
constexpr bool is_western_word(Kind kind) {
  return kind == Kind::latin || kind == Kind::digit;
}

}  // namespace zhibiao::text
