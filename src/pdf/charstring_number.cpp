#include "pdf/charstring_number.h"

#include <cstdint>

namespace zhibiao::pdf {

namespace {

constexpr char lead_of_three_bytes = 28;
constexpr char lead_of_fixed = static_cast<char>(255);

void append_big_endian(Bytes& code, std::uint32_t bits, std::size_t size) {
  while (size > 0) code += static_cast<char>(bits >> (8 * --size) & 0xFFU);
}

}  // namespace

bool is_charstring_number(Fixed value) {
  return value >= INT32_MIN && value <= INT32_MAX;
}

void append_charstring_number(Bytes& code, Fixed value) {
  const Fixed whole = value / fixed_one;
  switch (charstring_number_size(value)) {
    case 1:
      code += static_cast<char>(whole + 139);
      return;
    case 2: {
      const Fixed rest = (whole < 0 ? -whole : whole) - 108;
      code += static_cast<char>((whole < 0 ? 251 : 247) + rest / 256);
      code += static_cast<char>(rest % 256);
      return;
    }
    case 3:
      code += lead_of_three_bytes;
      append_big_endian(code, static_cast<std::uint32_t>(whole), 2);
      return;
    default:
      code += lead_of_fixed;
      append_big_endian(code, static_cast<std::uint32_t>(value), 4);
  }
}

}  // namespace zhibiao::pdf
