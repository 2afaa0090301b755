// Numbers and codes as PDF text: decimals from integers by integer division, hexadecimal, UTF-16;
// and numbers as bytes.
// No locale, no floating point: equal values give equal text on every machine.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/length.h"

namespace zhibiao::pdf {

// units / 10^decimals as the shortest decimal text: decimal(105000, 4) is "10.5". Never "-0".
std::string decimal(std::int64_t units, int decimals);
void append_decimal(std::string& text, std::int64_t units, int decimals);

// A length in ten-thousandths of a point (1.27 EMU), rounded half to even. This is the one grid on
// which everything on a page stands.
std::int64_t to_points(Length length);

std::string hexadecimal(std::string_view bytes);
void append_hexadecimal(std::string& text, std::uint16_t code);

// The last `size` bytes of the number, 1 to 8, the highest first.
void append_big_endian(std::string& bytes, std::uint64_t number, std::size_t size);

// UTF-16BE bytes without a byte order mark.
std::string utf16_bytes(std::string_view utf8);

}  // namespace zhibiao::pdf
