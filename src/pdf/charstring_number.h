// charstring_number: numbers as a Type 2 charstring and a DICT have them, in the fewest bytes
// (Adobe Technical Notes 5177, 3.2, and 5176, 4).
#pragma once

#include <cstddef>
#include <cstdint>

#include "base/result.h"

namespace zhibiao::pdf {

using Fixed = std::int64_t;  // 65536ths of a font unit, the precision of a charstring
inline constexpr Fixed fixed_one = 65'536;

// Whether a charstring can hold the number.
inline bool is_charstring_number(Fixed value) {
  return value == static_cast<std::int32_t>(value);
}

// Bytes of a number that a charstring can hold: 1 to 5.
inline std::size_t charstring_number_size(Fixed value) {
  if ((value & (fixed_one - 1)) != 0) return 5;
  const Fixed whole = value >> 16U;
  const Fixed size = whole < 0 ? -whole : whole;
  if (size <= 107) return 1;
  return size <= 1'131 ? 2 : 3;
}

inline constexpr std::size_t longest_charstring_number = 5;

// One of three or five bytes.
char* write_long_charstring_number(char* to, Fixed value);

// Writes the number to where there is room for the longest; returns where it ends.
inline char* write_charstring_number(char* to, Fixed value) {
  const Fixed whole = value >> 16U;
  switch (charstring_number_size(value)) {
    case 1:
      *to++ = static_cast<char>(whole + 139);
      return to;
    case 2: {
      const Fixed rest = (whole < 0 ? -whole : whole) - 108;
      *to++ = static_cast<char>((whole < 0 ? 251 : 247) + (rest >> 8U));
      *to++ = static_cast<char>(rest & 0xFF);
      return to;
    }
    default:
      return write_long_charstring_number(to, value);
  }
}

void append_charstring_number(Bytes& code, Fixed value);

}  // namespace zhibiao::pdf
