#include "base/utf8.h"

#include <doctest/doctest.h>

namespace zhibiao::utf8 {
namespace {

TEST_CASE("code points of one to four bytes are decoded and written back") {
  const std::string text = "aé制😀";
  CHECK(to_utf32(text) == U"aé制😀");
  CHECK(to_utf16(text) == u"aé制😀");
  CHECK(count(text) == 4);
  std::string again;
  for (const char32_t c : to_utf32(text)) append(again, c);
  CHECK(again == text);
}

TEST_CASE("every boundary of the four forms survives a round trip") {
  for (const char32_t c :
       {0x0, 0x7F, 0x80, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFF, 0x10000, 0x10FFFF}) {
    std::string text;
    append(text, c);
    CHECK_FALSE(find_invalid(text));
    CHECK(decode(text, 0).code_point == c);
    CHECK(decode(text, 0).length == text.size());
  }
}

TEST_CASE("ill-formed bytes are found where they stand") {
  CHECK_FALSE(find_invalid("汉字"));
  CHECK(find_invalid("ab\xFF") == 2);
  CHECK(find_invalid("\xB0\xA1") == 0);          // GBK
  CHECK(find_invalid("a\xC0\x80") == 1);         // overlong NUL
  CHECK(find_invalid("\xE0\x80\x80") == 0);      // overlong
  CHECK(find_invalid("\xED\xA0\x80") == 0);      // a surrogate
  CHECK(find_invalid("\xF4\x90\x80\x80") == 0);  // over U+10FFFF
  CHECK(find_invalid("汉\xE6\xB1") == 3);        // cut short
  CHECK(find_invalid("\xE6\xB1z") == 0);
}

TEST_CASE("an ill-formed byte decodes as U+FFFD of one byte") {
  CHECK(decode("\xFFz", 0).code_point == 0xFFFD);
  CHECK(decode("\xFFz", 0).length == 1);
}

TEST_CASE("Han and full-width marks take two columns, combining marks none") {
  CHECK(display_width("ab") == 2);
  CHECK(display_width("汉，（") == 6);
  CHECK(display_width("𠮷") == 2);
  CHECK(display_width("e\u0301") == 1);
}

}  // namespace
}  // namespace zhibiao::utf8
