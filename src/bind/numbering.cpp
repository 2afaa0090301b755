#include "bind/numbering.h"

#include <algorithm>
#include <string>

#include "base/utf8.h"

namespace zhibiao::bind {

namespace {

using Numbering = form::ProseLevel::Numbering;

constexpr std::u32string_view han_digits = U"一二三四五六七八九";
constexpr char32_t han_ten = U'十';

bool is_han_digit(char32_t c) {
  return han_digits.find(c) != std::u32string_view::npos;
}
bool is_digit(char32_t c) {
  return (c >= U'0' && c <= U'9') || (c >= U'０' && c <= U'９');
}

// Length of the Han number from 一 to 九十九 that `text` opens with; 0: none.
std::size_t han_number_length(std::u32string_view text) {
  std::size_t length = 0;
  if (length < text.size() && is_han_digit(text[length])) ++length;
  if (length == text.size() || text[length] != han_ten) return length;
  ++length;
  return length < text.size() && is_han_digit(text[length]) ? length + 1 : length;
}

std::size_t arabic_number_length(std::u32string_view text) {
  std::size_t length = 0;
  while (length < text.size() && length < 3 && is_digit(text[length])) ++length;
  return length <= 2 ? length : 0;
}

bool opens(std::u32string_view text, std::u32string_view marks) {
  return !text.empty() && marks.find(text.front()) != std::u32string_view::npos;
}

std::optional<Numbering> bracketed(std::u32string_view inner) {
  if (const std::size_t length = han_number_length(inner);
      length > 0 && opens(inner.substr(length), U"）)")) {
    return Numbering::han_bracketed;
  }
  if (const std::size_t length = arabic_number_length(inner);
      length > 0 && opens(inner.substr(length), U"）)")) {
    return Numbering::arabic_bracketed;
  }
  return std::nullopt;
}

std::optional<Numbering> plain(std::u32string_view text) {
  if (const std::size_t length = han_number_length(text);
      length > 0 && opens(text.substr(length), U"、")) {
    return Numbering::han;
  }
  const std::size_t length = arabic_number_length(text);
  const std::u32string_view rest = text.substr(length);
  if (length == 0 || !opens(rest, U"、.．")) return std::nullopt;
  const bool amount = rest.front() != U'、' && rest.size() > 1 && is_digit(rest[1]);
  return amount ? std::nullopt : std::optional(Numbering::arabic);
}

}  // namespace

std::optional<Numbering> numbering_of(std::string_view text) {
  constexpr std::size_t longest_prefix_bytes = 8 * 4;  // a number is never longer
  const std::u32string head = utf8::to_utf32(text.substr(0, longest_prefix_bytes));
  if (opens(head, U"（(")) return bracketed(std::u32string_view(head).substr(1));
  return plain(head);
}

}  // namespace zhibiao::bind
