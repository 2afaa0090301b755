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

char* write_long_charstring_number(char* to, Fixed value) {
  if (charstring_number_size(value) == 3) {
    *to++ = lead_of_three_bytes;
    return write_big_endian(to, static_cast<std::uint32_t>(value >> 16U), 2);
  }
  *to++ = lead_of_fixed;
  return write_big_endian(to, static_cast<std::uint32_t>(value), 4);
}

void append_charstring_number(Bytes& code, Fixed value) {
  std::array<char, longest_charstring_number> number;
  const char* end = write_charstring_number(number.data(), value);
  code.append(number.data(), static_cast<std::size_t>(end - number.data()));
}

}  // namespace zhibiao::pdf
