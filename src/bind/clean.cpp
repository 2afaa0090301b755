#include "bind/clean.h"

#include <utility>

#include "base/utf8.h"

namespace zhibiao::bind {

namespace {

constexpr char32_t ideographic_space = 0x3000;

bool ends_paragraph(char32_t c) {
  return (c >= 0x0A && c <= 0x0D) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

bool is_space(char32_t c) {
  return c == ' ' || c == '\t' || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) ||
         c == 0x202F || c == 0x205F || c == ideographic_space;
}

// General categories Cc and Cf and the noncharacters; U+FFFC too, which stands for no text of its
// own. Variation selectors are not among them: they choose a glyph.
bool is_shapeless(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0xAD || (c >= 0x600 && c <= 0x605) ||
         c == 0x61C || c == 0x180E || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF ||
         (c >= 0xFFF9 && c <= 0xFFFC) || (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFEU) == 0xFFFE ||
         (c >= 0xE0000 && c <= 0xE007F);
}

// Takes characters one by one and remembers the run of spaces that it may yet have to write.
class Cleaner {
 public:
  void take(char32_t c) {
    if (ends_paragraph(c)) {
      end_paragraph();
    } else if (is_space(c)) {
      if (run_length_++ == 0) run_begin_ = c;
    } else if (is_shapeless(c)) {
      ++result_.controls;
    } else {
      write_run();
      utf8::append(paragraph_, c);
    }
  }

  CleanText finish() {
    end_paragraph();
    return std::move(result_);
  }

 private:
  // The spaces between two characters: one stays. A tab is no space that a form can set.
  void write_run() {
    if (run_length_ == 0) return;
    if (paragraph_.empty()) {
      result_.spaces += run_length_;
    } else {
      result_.spaces += run_begin_ == '\t' ? run_length_ : run_length_ - 1;
      utf8::append(paragraph_, run_begin_ == '\t' ? U' ' : run_begin_);
    }
    run_length_ = 0;
  }

  void end_paragraph() {
    result_.spaces += std::exchange(run_length_, 0);
    if (!paragraph_.empty()) result_.paragraphs.push_back(std::exchange(paragraph_, {}));
  }

  CleanText result_;
  std::string paragraph_;
  std::size_t run_length_ = 0;
  char32_t run_begin_ = 0;
};

}  // namespace

CleanText clean(std::string_view text) {
  Cleaner cleaner;
  for (std::size_t offset = 0; offset < text.size();) {
    const utf8::Decoded decoded = utf8::decode(text, offset);
    offset += decoded.length;
    cleaner.take(decoded.code_point);
  }
  return cleaner.finish();
}

std::size_t count_characters(std::string_view text) {
  std::size_t characters = 0;
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Decoded decoded = utf8::decode(text, at);
    if (!is_space(decoded.code_point) && !ends_paragraph(decoded.code_point)) ++characters;
    at += decoded.length;
  }
  return characters;
}

}  // namespace zhibiao::bind
