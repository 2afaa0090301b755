#include "text/character.h"

#include <algorithm>
#include <string_view>

#include "text/unicode.h"

namespace zhibiao::text {

namespace {

using std::u32string_view;

constexpr u32string_view openings = U"（《〈「『【〔〖［｛“‘〝｟";
constexpr u32string_view closings = U"）》〉」』】〕〗］｝”’〞〟｠";
constexpr u32string_view pauses = U"，、；：﹐﹑﹔﹕";
constexpr u32string_view stops = U"。？！．﹒﹖﹗｡";
constexpr u32string_view interpuncts = U"·‧・•";
constexpr u32string_view connectors = U"-‐‑‒–～~〜－−";
constexpr u32string_view solidi = U"/／";
constexpr u32string_view prefixes = U"≥≤＞＜＝±＋+><=≈≠≧≦￥¥$＄€￡£№#";
constexpr u32string_view postfixes = U"%％‰℃℉°′″㎡㎥㎏㎎㎜㎝㎞¢";
constexpr u32string_view westerns = U"!\"&'()*,.:;?@[\\]^_`{|}";

bool has(u32string_view set, char32_t c) {
  return set.find(c) != u32string_view::npos;
}

Kind ascii_kind(char32_t c) {
  if (c >= '0' && c <= '9') return Kind::digit;
  if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return Kind::latin;
  if (c == '\n' || c == '\r' || c == '\v' || c == '\f') return Kind::newline;
  if (c == ' ' || c == '\t') return Kind::space;
  if (has(westerns, c)) return Kind::western;
  if (has(connectors, c)) return Kind::connector;
  if (has(solidi, c)) return Kind::solidus;
  if (has(prefixes, c)) return Kind::prefix;
  return c == '%' ? Kind::postfix : Kind::other;
}

Kind mark_kind(char32_t c) {
  if (has(openings, c)) return Kind::opening;
  if (has(closings, c)) return Kind::closing;
  if (has(pauses, c)) return Kind::pause;
  if (has(stops, c)) return Kind::stop;
  if (has(interpuncts, c)) return Kind::interpunct;
  if (c == U'—' || c == U'⸺' || c == U'―') return Kind::dash;
  if (c == U'…' || c == U'⋯') return Kind::ellipsis;
  if (has(connectors, c)) return Kind::connector;
  if (has(solidi, c)) return Kind::solidus;
  if (has(prefixes, c)) return Kind::prefix;
  return has(postfixes, c) ? Kind::postfix : Kind::other;
}

bool is_newline(char32_t c) {
  return c == 0x85 || c == 0x2028 || c == 0x2029;
}

bool is_space(char32_t c) {
  return c == 0x3000 || (c >= 0x2000 && c <= 0x200A && c != 0x2007) || c == 0x205F || c == 0x1680;
}

bool is_common_han(char32_t c) {
  return c >= 0x4E00 && c <= 0x9FFF;
}

}  // namespace

Kind kind_of(char32_t c) {
  if (is_common_han(c)) return Kind::han;
  if (c < 0x80) return ascii_kind(c);
  if (c >= U'０' && c <= U'９') return Kind::wide_digit;
  if ((c >= U'Ａ' && c <= U'Ｚ') || (c >= U'ａ' && c <= U'ｚ')) return Kind::wide_latin;
  if (c == 0xFFFC) return Kind::blank;
  if (is_newline(c)) return Kind::newline;
  if (is_space(c)) return Kind::space;
  const Kind mark = mark_kind(c);
  if (mark != Kind::other) return mark;
  if (is_wide(c)) return Kind::han;
  return is_letter(c) ? Kind::latin : Kind::other;
}

std::u32string full_width_marks() {
  std::u32string marks;
  for (const u32string_view each : {openings, closings, pauses, stops, interpuncts}) marks += each;
  return marks;
}

}  // namespace zhibiao::text
