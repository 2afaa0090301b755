#include "text/number.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "text/unit.h"

namespace zhibiao::text {

namespace {

using std::u32string_view;

// What may stand between a number and its unit: magnitudes and "more than".
constexpr u32string_view magnitudes = U"十百千万亿兆余多几";

constexpr u32string_view ideographic_numbers = U"〇零一二三四五六七八九十百";
constexpr std::size_t longest_han_number = 4;  // of a date
constexpr u32string_view date_units = U"年月日号";
constexpr u32string_view ordinals = U"第";

// The short name of an agency before the year of a document's number: no word marks where it
// begins, so at most three characters, and none of those that lead up to it.
constexpr std::size_t longest_agency = 3;
constexpr u32string_view before_agencies = U"的和与及据照按由见以";

bool has(u32string_view set, char32_t c) {
  return set.find(c) != u32string_view::npos;
}

class NumberKeeper {
 public:
  NumberKeeper(const std::vector<Character>& characters, std::vector<std::optional<Break>>& keep)
      : characters_(characters), keep_(keep) {}

  void run() {
    keep_list_number(0);
    for (std::size_t at = 0; at < size(); ++at) {
      if (opens_item(at)) keep_list_number(at + 1);
      keep_han_date(at);
      if (begins_number(at)) at = keep_number(at) - 1;
    }
  }

 private:
  std::size_t size() const { return characters_.size(); }
  Kind kind(std::size_t at) const { return at < size() ? characters_[at].kind : Kind::newline; }
  char32_t code(std::size_t at) const { return at < size() ? characters_[at].code_point : U'\n'; }

  // No line end between the characters [begin, end).
  void glue(std::size_t begin, std::size_t end, Break grade) {
    for (std::size_t at = begin; at + 1 < end; ++at) {
      if (!keep_[at] || *keep_[at] > grade) keep_[at] = grade;
    }
  }

  bool begins_number(std::size_t at) const {
    return is_number_part(kind(at)) || kind(at) == Kind::blank;
  }

  // The end of the digits that begin at `at`, with marks between digits: 1,234.56  8:30
  std::size_t end_of_digits(std::size_t at) const {
    std::size_t end = at + 1;
    if (kind(at) == Kind::blank) return end;
    for (;;) {
      while (is_number_part(kind(end))) ++end;
      const bool inner = has(U".,:．", code(end)) && is_number_part(kind(end + 1));
      if (!inner) return end;
      ++end;
    }
  }

  // A piece of a date in Han digits: 二〇二〇年, 十二月, 三十一日.
  void keep_han_date(std::size_t begin) {
    const bool inside = begin > 0 && has(ideographic_numbers, code(begin - 1));
    const std::size_t digits_end = end_of_han_digits(begin);
    if (inside || digits_end == begin || !has(date_units, code(digits_end))) return;
    glue(begin, digits_end + 1, Break::inside_word);
    keep_date(digits_end + 1);
  }

  std::size_t end_of_han_digits(std::size_t at) const {
    std::size_t end = at;
    while (end < at + longest_han_number && has(ideographic_numbers, code(end))) ++end;
    return end;
  }

  // The piece of a date that begins at `at`, a space before it or its unit or not: where it ends.
  // 0: no piece.
  std::size_t end_of_date_piece(std::size_t at) const {
    if (kind(at) == Kind::space) ++at;
    std::size_t end = begins_number(at) ? end_of_digits(at) : end_of_han_digits(at);
    if (end == at) return 0;
    if (kind(end) == Kind::space) ++end;
    return has(date_units, code(end)) ? end + 1 : 0;
  }

  // A piece that ends at `end` stays with the next: 2024年4月15日.
  void keep_date(std::size_t end) {
    const std::size_t next_end = end_of_date_piece(end);
    if (next_end == 0) return;
    const char32_t unit = code(end - 1), next_unit = code(next_end - 1);
    const bool follows = (unit == U'年' && next_unit == U'月') ||
                         (unit == U'月' && (next_unit == U'日' || next_unit == U'号'));
    if (!follows) return;
    const std::size_t next = end + (kind(end) == Kind::space ? 1 : 0);
    glue(end - 1, next + 1, Break::inside_date);
  }

  // Keeps the number at `begin` and all that belongs to it; returns where it ends.
  std::size_t keep_number(std::size_t begin) {
    const std::size_t digits_end = end_of_digits(begin);
    glue(begin, digits_end, Break::inside_word);
    const std::size_t end = end_of_unit(digits_end);
    if (end > digits_end) glue(digits_end - 1, end, Break::inside_unit);
    const std::size_t unit = digits_end + (kind(digits_end) == Kind::space ? 1 : 0);
    if (end > unit) glue(unit, end, Break::inside_word);  // rather 12|万元 than 12万|元
    if (end == unit + 1 && has(date_units, code(unit))) {
      glue(begin, end, Break::inside_word);  // rather 4月|15日 than 4月15|日
      keep_date(end);
    }
    keep_prefix(begin);
    keep_range(end);
    keep_document_number(begin, digits_end);
    return end;
  }

  void keep_prefix(std::size_t begin) {
    if (begin == 0) return;
    const bool ordinal = has(ordinals, code(begin - 1));
    const bool sign =
        kind(begin - 1) == Kind::prefix ||
        (kind(begin - 1) == Kind::connector && (begin < 2 || !is_number_part(kind(begin - 2))));
    if (ordinal || sign) glue(begin - 1, begin + 1, Break::inside_unit);
  }

  // 100~150, 2021-2023, 63%~68%, and one dash between years.
  void keep_range(std::size_t end) {
    const bool joins = kind(end) == Kind::connector || kind(end) == Kind::dash;
    if (joins && is_number_part(kind(end + 1))) glue(end - 1, end + 2, Break::inside_unit);
  }

  std::size_t end_of_unit(std::size_t at) const {
    if (kind(at) == Kind::postfix) return at + 1;
    if (kind(at) != Kind::space) return end_of_han_unit(at);
    const std::size_t after_space = at + 1;
    const std::size_t han = end_of_han_unit(after_space);
    if (han > after_space) return han;
    const std::size_t western = end_of_western_unit(after_space);
    return western > after_space ? western : at;
  }

  std::size_t end_of_han_unit(std::size_t at) const {
    std::size_t end = at;
    while (end < at + 3 && has(magnitudes, code(end))) ++end;
    if (kind(end) != Kind::han) return end;
    for (std::size_t length = longest_unit; length > 0; --length) {
      if (is_han_unit(word(end, length))) return end + length;
    }
    return end;
  }

  std::size_t end_of_western_unit(std::size_t at) const {
    std::size_t end = at;
    while (end < at + longest_unit && kind(end) == Kind::latin) ++end;
    return kind(end) != Kind::latin && is_western_unit(word(at, end - at)) ? end : at;
  }

  std::u32string word(std::size_t at, std::size_t length) const {
    std::u32string joined;
    for (std::size_t step = 0; step < length; ++step) joined += code(at + step);
    return joined;
  }

  // 财预〔2020〕10号: the year in its brackets, the serial after it, the agency's short name before
  // it.
  void keep_document_number(std::size_t begin, std::size_t digits_end) {
    if (begin == 0 || code(begin - 1) != U'〔' || code(digits_end) != U'〕') return;
    std::size_t first = begin - 1;
    while (first > 0 && begin - first <= longest_agency && is_of_agency(first - 1)) --first;
    std::size_t end = digits_end + 1;
    if (has(ordinals, code(end))) ++end;
    if (is_number_part(kind(end))) end = end_of_unit(end_of_digits(end));
    glue(first, end, Break::inside_unit);
  }

  bool is_of_agency(std::size_t at) const {
    return kind(at) == Kind::han && !has(before_agencies, code(at));
  }

  // Whether a list number may begin after the character at `at`.
  bool opens_item(std::size_t at) const {
    return kind(at) == Kind::newline || kind(at) == Kind::stop || has(U"；：", code(at));
  }

  // （一）  （1）  13、  一、  1.  1．  ①  at `begin`, and the character that follows.
  void keep_list_number(std::size_t begin) {
    while (kind(begin) == Kind::space && begin < size()) ++begin;
    const bool bracketed = has(U"（(〔", code(begin));
    std::size_t end = end_of_item_number(begin + (bracketed ? 1 : 0));
    if (end == begin + (bracketed ? 1 : 0)) return;
    const bool circled = is_circled(code(begin));
    if (!circled) {
      const bool closed = bracketed ? has(U"）)〕", code(end)) : has(U"、.．）)", code(end));
      if (!closed || is_number_part(kind(end + 1))) return;
      ++end;
    }
    if (kind(end) == Kind::space) ++end;
    glue(begin, std::min(end + 1, size()), Break::inside_unit);
  }

  std::size_t end_of_item_number(std::size_t at) const {
    if (is_circled(code(at))) return at + 1;
    std::size_t end = at;
    while (end < at + 4 && has(ideographic_numbers, code(end))) ++end;
    if (end > at) return end;
    while (end < at + 4 && is_number_part(kind(end))) ++end;
    return end;
  }

  static bool is_circled(char32_t c) {
    return (c >= 0x2460 && c <= 0x24FF) || (c >= 0x2776 && c <= 0x2793);
  }

  const std::vector<Character>& characters_;
  std::vector<std::optional<Break>>& keep_;
};

}  // namespace

void keep_numbers_whole(const std::vector<Character>& characters,
                        std::vector<std::optional<Break>>& keep) {
  NumberKeeper(characters, keep).run();
}

}  // namespace zhibiao::text
