// UTF-8: decoding, validation, counting. Text inside the program is always valid UTF-8; it is checked
// once where it comes in (json/read.cpp) and may be trusted afterwards.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace zhibiao::utf8 {

struct Decoded {
  char32_t code_point = 0;
  std::size_t length = 0;  // bytes
};

// The code point that starts at `offset` (< text.size()). An ill-formed sequence decodes as U+FFFD
// of length 1.
Decoded decode(std::string_view text, std::size_t offset);

// The offset of the first ill-formed byte (RFC 3629: no surrogates, no overlong forms), if any.
std::optional<std::size_t> find_invalid(std::string_view text);

void append(std::string& text, char32_t code_point);
std::u32string to_utf32(std::string_view text);
std::u16string to_utf16(std::string_view text);

// Number of code points.
std::size_t count(std::string_view text);

// Columns on a terminal: Han and full-width marks take 2, others 1, combining marks 0.
std::size_t display_width(std::string_view text);

}  // namespace zhibiao::utf8
