// What is wrong with a text that is not JSON, in the words of someone who typed it by hand.
//
// In: the text, where the last good token ended, and what the grammar wanted next. Out: one
// sentence with its exact place and, for the slips that people make (a comma too many or too few,
// Chinese punctuation, single quotes, comments, an unfinished string), what to do about it. Decides
// nothing about validity: nlohmann/json has refused the text already.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/message.h"

namespace zhibiao::json {

// What may come next, seen from the end of the last good token (RFC 8259).
enum class Expect : std::uint8_t {
  value,         // at the start of the text
  first_key,     // after {
  first_item,    // after [
  colon,         // after a member's name
  after_member,  // after a member's value: , or }
  after_item,    // after an item: , or ]
  end,           // after the one value of the text
  key,           // after , in an object
  item,          // after , in an array
  member_value,  // after :
};

struct SyntaxFault {
  std::uint32_t offset = 0;
  Message message;
  Message cure;
};

SyntaxFault explain(std::string_view text, std::uint32_t offset, Expect expect);

// The next byte at or after `offset` that is not JSON white space.
std::uint32_t skip_space(std::string_view text, std::uint32_t offset);

}  // namespace zhibiao::json
