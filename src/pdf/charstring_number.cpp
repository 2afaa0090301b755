#include "pdf/charstring_number.h"

#include <array>

namespace zhibiao::pdf {

namespace {

constexpr char lead_of_three_bytes = 28;
constexpr char lead_of_fixed = static_cast<char>(255);

char* write_big_endian(char* to, std::uint32_t bits, std::size_t size) {
  while (size > 0) *to++ = static_cast<char>(bits >> (8 * --size) & 0xFFU);
  return to;
}

}  // namespace

char* write_charstring_number(char* to, Fixed value) {
  const Fixed whole = value / fixed_one;
  switch (charstring_number_size(value)) {
    case 1:
      *to++ = static_cast<char>(whole + 139);
      return to;
    case 2: {
      const Fixed rest = (whole < 0 ? -whole : whole) - 108;
      *to++ = static_cast<char>((whole < 0 ? 251 : 247) + rest / 256);
      *to++ = static_cast<char>(rest % 256);
      return to;
    }
    case 3:
      *to++ = lead_of_three_bytes;
      return write_big_endian(to, static_cast<std::uint32_t>(whole), 2);
    default:
      *to++ = lead_of_fixed;
      return write_big_endian(to, static_cast<std::uint32_t>(value), 4);
  }
}

void append_charstring_number(Bytes& code, Fixed value) {
  std::array<char, longest_charstring_number> number;
  const char* end = write_charstring_number(number.data(), value);
  code.append(number.data(), static_cast<std::size_t>(end - number.data()));
}

}  // namespace zhibiao::pdf
