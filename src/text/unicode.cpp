#include "text/unicode.h"

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/utext.h>

#include <memory>

namespace zhibiao::text {

namespace {

struct CloseIterator {
  void operator()(UBreakIterator* iterator) const { ubrk_close(iterator); }
};
struct CloseText {
  void operator()(UText* text) const { utext_close(text); }
};
using Iterator = std::unique_ptr<UBreakIterator, CloseIterator>;

Iterator make_iterator(UBreakIteratorType type) {
  UErrorCode status = U_ZERO_ERROR;
  return Iterator(ubrk_open(type, "zh@lb=strict", nullptr, 0, &status));
}

// Without ICU's data (a broken installation) every byte offset of a code point is given: text is
// still set, only less well.
std::vector<std::uint32_t> every_code_point(std::string_view text) {
  std::vector<std::uint32_t> ends;
  for (std::uint32_t at = 1; at <= text.size(); ++at) {
    const bool inside = at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
    if (!inside) ends.push_back(at);
  }
  return ends;
}

std::vector<std::uint32_t> find_ends(UBreakIterator* iterator, std::string_view text) {
  if (text.empty()) return {};
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UText, CloseText> source(
      utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status));
  if (iterator == nullptr || U_FAILURE(status)) return every_code_point(text);
  ubrk_setUText(iterator, source.get(), &status);
  if (U_FAILURE(status)) return every_code_point(text);
  std::vector<std::uint32_t> ends;
  ends.reserve(text.size() / 3 + 1);
  for (auto at = ubrk_next(iterator); at != UBRK_DONE; at = ubrk_next(iterator)) {
    ends.push_back(static_cast<std::uint32_t>(at));
  }
  return ends;
}

}  // namespace

std::vector<std::uint32_t> grapheme_ends(std::string_view text) {
  thread_local const Iterator iterator = make_iterator(UBRK_CHARACTER);
  return find_ends(iterator.get(), text);
}

std::vector<std::uint32_t> line_ends(std::string_view text) {
  thread_local const Iterator iterator = make_iterator(UBRK_LINE);
  return find_ends(iterator.get(), text);
}

bool is_letter(char32_t code_point) {
  return (U_GET_GC_MASK(static_cast<UChar32>(code_point)) & (U_GC_L_MASK | U_GC_M_MASK)) != 0;
}

bool is_wide(char32_t code_point) {
  const auto c = static_cast<UChar32>(code_point);
  const int width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH || u_hasBinaryProperty(c, UCHAR_IDEOGRAPHIC);
}

bool is_default_ignorable(char32_t code_point) {
  return u_hasBinaryProperty(static_cast<UChar32>(code_point), UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

bool is_control(char32_t code_point) {
  return u_charType(static_cast<UChar32>(code_point)) == U_CONTROL_CHAR;
}

bool is_variation_selector(char32_t code_point) {
  return u_hasBinaryProperty(static_cast<UChar32>(code_point), UCHAR_VARIATION_SELECTOR);
}

bool is_private_use(char32_t code_point) {
  return u_charType(static_cast<UChar32>(code_point)) == U_PRIVATE_USE_CHAR;
}

std::optional<char32_t> compose(char32_t first, char32_t second) {
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2* composer = unorm2_getNFCInstance(&status);
  if (U_FAILURE(status)) return std::nullopt;
  const UChar32 pair =
      unorm2_composePair(composer, static_cast<UChar32>(first), static_cast<UChar32>(second));
  return pair < 0 ? std::nullopt : std::optional(static_cast<char32_t>(pair));
}

}  // namespace zhibiao::text
