#include "base/han_forms.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <string>

#include "support/command.h"

using namespace zhibiao;

TEST_CASE("private-use code points of GBK become what GB 18030-2022 says") {
  CHECK(old_form_of(0xE81E) == OldForm::private_use);
  CHECK(modern_form(0xE81E) == char32_t{0x9FB4});
  CHECK(modern_form(0xE816) == char32_t{0x20087});
  CHECK(modern_form(0xE864) == char32_t{0x9FBB});
  CHECK(modern_form(0xE7C7) == char32_t{0x1E3F});
  CHECK(modern_form(0xE796) == char32_t{0xFE19});
  CHECK(modern_form(0xE7F3) == char32_t{0x2FFB});
}

TEST_CASE("other private-use code points are old forms of nothing known") {
  for (const char32_t c : {0xE000U, 0xE797U, 0xE865U, 0xF8FFU, 0xF0000U, 0x10FFFDU}) {
    CHECK(old_form_of(c) == OldForm::private_use);
    CHECK_FALSE(modern_form(c));
  }
}

TEST_CASE("compatibility ideographs and radicals have a unified form") {
  CHECK(old_form_of(0x2F08) == OldForm::compatibility);
  CHECK(modern_form(0x2F08) == U'人');
  CHECK(modern_form(0xF979) == char32_t{0x51C9});
  CHECK(modern_form(0x2EA0) == U'民');
  CHECK(modern_form(0x2F81A) == U'冬');
}

TEST_CASE(
    "ordinary characters, and unified ideographs in the compatibility block, are no old forms") {
  for (const char32_t c : {U'人', U'㐀', char32_t{0x20000}, char32_t{0xFA0E}, char32_t{0xFA29},
                           U'A', U'。', char32_t{0xFF0C}, char32_t{0xFE10}}) {
    CHECK(old_form_of(c) == OldForm::none);
  }
}

// Two converters that know nothing of each other: ICU's table of code page 936, which has the old
// code points, and the C library's GB 18030, which has the new ones.
TEST_CASE("the private-use table is what two independent converters say of the same codes") {
  const std::string script =
      "python3 -c \""
      "import subprocess as s;"
      "c=[bytes([a,b]) for a in range(0x81,255) for b in range(0x40,255) if b!=127];"
      "f=lambda *w:s.run(w,input=b'\\n'.join(c),stdout=-1,stderr=-3).stdout"
      ".decode('utf-16-be').split('\\n');"
      "o=f('uconv','-f','windows-936-2000','-t','UTF-16BE');"
      "n=f('iconv','-c','-f','GB18030','-t','UTF-16BE');"
      "print(*['%X %X'%(ord(x),ord(y)) for x,y in zip(o,n) if '\\ue000'<=x<='\\uf8ff' and y "
      "and not '\\ue000'<=y<='\\uf8ff'])\"";
  const auto done = test::run(script);
  REQUIRE(done.status == 0);
  int pairs = 0;
  const char* at = done.output.c_str();
  for (char* end = nullptr;; at = end, ++pairs) {
    const auto old_code = static_cast<char32_t>(std::strtoul(at, &end, 16));
    if (end == at) break;
    const auto new_code = static_cast<char32_t>(std::strtoul(end, &end, 16));
    CAPTURE(static_cast<unsigned>(old_code));
    CHECK(modern_form(old_code) == new_code);
  }
  CHECK(pairs == 106);
}
