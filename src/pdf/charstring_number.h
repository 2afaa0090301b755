// charstring_number: numbers as a Type 2 charstring and a DICT have them, in the fewest bytes
// (Adobe Technical Notes 5177, 3.2, and 5176, 4).
#pragma once

#include <cstddef>
#include <cstdint>

#include "base/result.h"
#include "pdf/glyph_outline.h"

namespace zhibiao::pdf {

// Whether a charstring can hold the number.
inline bool is_charstring_number(Fixed value) {
  return value == static_cast<std::int32_t>(value);
}

// Bytes of a number that a charstring can hold: 1 to 5.
inline std::size_t charstring_number_size(Fixed value) {
  if (value % fixed_one != 0) return 5;
  const Fixed size = (value < 0 ? -value : value) / fixed_one;
  if (size <= 107) return 1;
  return size <= 1'131 ? 2 : 3;
}

inline constexpr std::size_t longest_charstring_number = 5;

// Writes the number to where there is room for the longest; returns where it ends.
char* write_charstring_number(char* to, Fixed value);
void append_charstring_number(Bytes& code, Fixed value);

}  // namespace zhibiao::pdf
