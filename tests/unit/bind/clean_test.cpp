#include "bind/clean.h"

#include <doctest/doctest.h>

namespace zhibiao::bind {
namespace {

using Paragraphs = std::vector<std::string>;

TEST_CASE("clean: text without surplus spaces stays as it is, single spaces and all") {
  const std::string text = "Windows 10　系统，共 3 台";
  CHECK(clean(text) == CleanText{{text}, 0, 0});
}

TEST_CASE("clean: spaces at both ends of every paragraph are dropped and counted") {
  CHECK(clean("  一 \n　二\t\n   ") == CleanText{{"一", "二"}, 8, 0});
}

TEST_CASE("clean: a run of spaces becomes its first one, a tab becomes a space") {
  CHECK(clean("一   二") == CleanText{{"一 二"}, 2, 0});
  CHECK(clean("一　　　二") == CleanText{{"一　二"}, 2, 0});
  CHECK(clean("一\t二").paragraphs == Paragraphs{"一 二"});
}

TEST_CASE("clean: every kind of line end parts paragraphs") {
  CHECK(clean("a\nb\rc\r\nd\ve\ff\u0085g\u2028h\u2029i").paragraphs ==
        Paragraphs{"a", "b", "c", "d", "e", "f", "g", "h", "i"});
}

TEST_CASE("clean: marks without a shape go, also between spaces; variation selectors stay") {
  CHECK(clean("一 \u200b 二") == CleanText{{"一 二"}, 1, 1});
  CHECK(clean("\u202e葛\U000E0100\u00ad") == CleanText{{"葛\U000E0100"}, 0, 2});
}

TEST_CASE("clean: rare characters outside the first plane stay") {
  CHECK(clean("𠮷野").paragraphs == Paragraphs{"𠮷野"});
}

}  // namespace
}  // namespace zhibiao::bind
