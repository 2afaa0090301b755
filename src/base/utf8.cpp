#include "base/utf8.h"

namespace zhibiao::utf8 {

namespace {

bool is_continuation(unsigned char byte) {
  return (byte & 0xC0U) == 0x80U;
}

// Length and least code point of the sequence that `lead` opens; length 0 where it opens none.
struct Lead {
  std::size_t length;
  char32_t bits, least;
};

Lead read_lead(unsigned char lead) {
  if (lead < 0x80U) return {1, lead, 0};
  if ((lead & 0xE0U) == 0xC0U) return {2, lead & 0x1FU, 0x80};
  if ((lead & 0xF0U) == 0xE0U) return {3, lead & 0x0FU, 0x800};
  if ((lead & 0xF8U) == 0xF0U) return {4, lead & 0x07U, 0x10000};
  return {0, 0, 0};
}

std::optional<Decoded> decode_strictly(std::string_view text, std::size_t offset) {
  const Lead lead = read_lead(static_cast<unsigned char>(text[offset]));
  if (lead.length == 0 || offset + lead.length > text.size()) return std::nullopt;
  char32_t code_point = lead.bits;
  for (std::size_t step = 1; step < lead.length; ++step) {
    const auto byte = static_cast<unsigned char>(text[offset + step]);
    if (!is_continuation(byte)) return std::nullopt;
    code_point = (code_point << 6U) | (byte & 0x3FU);
  }
  const bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
  if (code_point < lead.least || code_point > 0x10FFFF || surrogate) return std::nullopt;
  return Decoded{code_point, lead.length};
}

bool is_combining(char32_t c) {
  return (c >= 0x0300 && c <= 0x036F) || (c >= 0xFE00 && c <= 0xFE0F) ||
         (c >= 0xE0100 && c <= 0xE01EF) || c == 0x200B || c == 0x200D || c == 0xFEFF;
}

// Wide by UAX #11 in a Chinese context, ambiguous quotation marks and dashes included.
bool is_wide(char32_t c) {
  return (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) ||
         (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60) ||
         (c >= 0xFFE0 && c <= 0xFFE6) || (c >= 0x20000 && c <= 0x3FFFD);
}

}  // namespace

Decoded decode(std::string_view text, std::size_t offset) {
  return decode_strictly(text, offset).value_or(Decoded{0xFFFD, 1});
}

std::optional<std::size_t> find_invalid(std::string_view text) {
  for (std::size_t offset = 0; offset < text.size();) {
    if (static_cast<unsigned char>(text[offset]) < 0x80U) {
      ++offset;
      continue;
    }
    const auto decoded = decode_strictly(text, offset);
    if (!decoded) return offset;
    offset += decoded->length;
  }
  return std::nullopt;
}

void append(std::string& text, char32_t c) {
  const auto put = [&text](char32_t byte) { text.push_back(static_cast<char>(byte)); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0U | (c >> 6U));
    put(0x80U | (c & 0x3FU));
  } else if (c < 0x10000) {
    put(0xE0U | (c >> 12U));
    put(0x80U | ((c >> 6U) & 0x3FU));
    put(0x80U | (c & 0x3FU));
  } else {
    put(0xF0U | (c >> 18U));
    put(0x80U | ((c >> 12U) & 0x3FU));
    put(0x80U | ((c >> 6U) & 0x3FU));
    put(0x80U | (c & 0x3FU));
  }
}

std::u32string to_utf32(std::string_view text) {
  std::u32string result;
  for (std::size_t offset = 0; offset < text.size();) {
    const Decoded decoded = decode(text, offset);
    result.push_back(decoded.code_point);
    offset += decoded.length;
  }
  return result;
}

std::u16string to_utf16(std::string_view text) {
  std::u16string result;
  for (std::size_t offset = 0; offset < text.size();) {
    const Decoded decoded = decode(text, offset);
    offset += decoded.length;
    if (decoded.code_point < 0x10000) {
      result.push_back(static_cast<char16_t>(decoded.code_point));
    } else {
      const char32_t rest = decoded.code_point - 0x10000;
      result.push_back(static_cast<char16_t>(0xD800 + (rest >> 10U)));
      result.push_back(static_cast<char16_t>(0xDC00 + (rest & 0x3FFU)));
    }
  }
  return result;
}

std::size_t count(std::string_view text) {
  std::size_t total = 0;
  for (const char byte : text) {
    if (!is_continuation(static_cast<unsigned char>(byte))) ++total;
  }
  return total;
}

std::size_t display_width(std::string_view text) {
  std::size_t total = 0;
  for (std::size_t offset = 0; offset < text.size();) {
    const Decoded decoded = decode(text, offset);
    offset += decoded.length;
    if (is_combining(decoded.code_point)) continue;
    total += is_wide(decoded.code_point) ? 2 : 1;
  }
  return total;
}

}  // namespace zhibiao::utf8
