#include "pdf/number.h"

#include <array>
#include <charconv>

#include "base/utf8.h"

namespace zhibiao::pdf {

namespace {

constexpr std::string_view hexadecimal_digits = "0123456789ABCDEF";

}  // namespace

void append_decimal(std::string& text, std::int64_t units, int decimals) {
  if (units < 0) {
    text += '-';
    units = -units;
  }
  std::array<char, 24> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), units).ptr;
  const auto count = static_cast<int>(end - digits.data());
  const int whole = count - decimals;
  if (whole > 0) {
    text.append(digits.data(), static_cast<std::size_t>(whole));
  } else {
    text += '0';
  }
  int significant = count;  // digits without the zeros at the end
  while (significant > 0 && significant > whole && digits[significant - 1U] == '0') --significant;
  if (significant <= 0 || significant <= whole) return;
  text += '.';
  for (int zero = whole; zero < 0; ++zero) text += '0';
  const int first = whole > 0 ? whole : 0;
  text.append(digits.data() + first, static_cast<std::size_t>(significant - first));
}

std::string decimal(std::int64_t units, int decimals) {
  std::string text;
  append_decimal(text, units, decimals);
  return text;
}

std::int64_t to_points(Length length) {
  return mul_div(length, 10'000, Length::pt(1).emu()).emu();
}

std::string hexadecimal(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size() * 2);
  for (const char signed_byte : bytes) {
    const auto byte = static_cast<unsigned char>(signed_byte);
    text += hexadecimal_digits[byte >> 4U];
    text += hexadecimal_digits[byte & 0xFU];
  }
  return text;
}

void append_hexadecimal(std::string& text, std::uint16_t code) {
  for (unsigned shift = 16; shift > 0; shift -= 4) {
    text += hexadecimal_digits[(code >> (shift - 4U)) & 0xFU];
  }
}

void append_big_endian(std::string& bytes, std::uint64_t number, std::size_t size) {
  while (size > 0) bytes += static_cast<char>(number >> (8 * --size) & 0xFFU);
}

std::string utf16_bytes(std::string_view utf8) {
  std::string bytes;
  for (const char16_t unit : utf8::to_utf16(utf8)) {
    bytes += static_cast<char>(unit >> 8U);
    bytes += static_cast<char>(unit & 0xFFU);
  }
  return bytes;
}

}  // namespace zhibiao::pdf
