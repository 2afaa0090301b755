// find_breaks: where a line of Chinese text may end.
//
// In: the characters of a paragraph and its prohibition (禁则). Out: for each, what may happen
// after it. The rules of UAX #14 for Chinese (ICU, strict) are the ground; on top of them stand
// CLREQ's lists for full-width marks (3.1.3), and what GB/T 15834 and GB/T 15835 keep whole: a dash
// and an ellipsis of two characters, a number with its sign, its unit, or the pieces of its date, a
// list number with what follows it, the number of a document. Knows no widths.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "form/style.h"
#include "text/character.h"

namespace zhibiao::text {

// What may happen after a cluster. The three after `forbidden` are for a unit that is wider than
// the line: it is broken where that hurts least.
enum class Break : std::uint8_t {
  forbidden,    // a mark would stand at the wrong end of a line, or a pair would be parted
  inside_word,  // between letters, or between digits
  inside_unit,  // between a number and its unit, and in other things kept together
  inside_date,  // between the pieces of a date: in justified text where it would leave a gaping
                // line
  allowed,
  mandatory
};

// One cluster of the paragraph.
struct Character {
  std::uint32_t text_end = 0;  // byte offset of its end
  char32_t code_point = 0;
  Kind kind = Kind::other;
};

// Which marks may not begin or end a line: a level, and the lists that stand instead of the
// level's.
struct Prohibitions {
  form::Prohibition level = form::Prohibition::strict;
  const form::OwnProhibition& own;
};

// As many values as `characters`; after the last a line must end.
std::vector<Break> find_breaks(std::string_view text, const std::vector<Character>& characters,
                               const Prohibitions& prohibitions);

}  // namespace zhibiao::text
