#include "base/suggest.h"

#include <doctest/doctest.h>

namespace zhibiao {
namespace {

const std::vector<std::string> words{"colspan", "rowspan", "columns", "单位名称"};

TEST_CASE("nearest: one letter changed, dropped, added, or two swapped") {
  for (const char* word : {"colspen", "colspn", "collspan", "oclspan"}) {
    CAPTURE(word);
    CHECK(nearest(word, words) == "colspan");
  }
}

TEST_CASE("nearest: counts characters, not bytes") {
  CHECK(nearest("单位各称", words) == "单位名称");
}

TEST_CASE("nearest: the first of two equally near, none where all are far") {
  CHECK(nearest("ab", {"ac", "ad"}) == "ac");
  CHECK_FALSE(nearest("height", words));
  CHECK_FALSE(nearest("", words));
  CHECK_FALSE(nearest(std::string(100'000, 'a'), words));
}

}  // namespace
}  // namespace zhibiao
