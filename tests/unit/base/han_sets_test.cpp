#include "base/han_sets.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace zhibiao;

namespace {

bool has(HanSet set, char32_t c) {
  const auto ranges = ranges_of(set);
  return std::any_of(ranges.begin(), ranges.end(),
                     [c](const CodeRange& r) { return r.first <= c && c <= r.last; });
}

}  // namespace

TEST_CASE("the sets have as many characters as their standards say") {
  CHECK(count_of(HanSet::gb2312) == 6'763);
  CHECK(count_of(HanSet::general_standard) == 8'105);
  CHECK(count_of(HanSet::gb18030_level_2) - count_of(HanSet::gb18030_level_1) == 196);
  CHECK(count_of(HanSet::gb18030_level_3) == 87'887 + 214);
}

TEST_CASE("each level holds the one before, and level 2 holds the list of standard characters") {
  for (const auto& [inner, outer] : {std::pair{HanSet::gb2312, HanSet::gb18030_level_1},
                                     {HanSet::gb18030_level_1, HanSet::gb18030_level_2},
                                     {HanSet::general_standard, HanSet::gb18030_level_2},
                                     {HanSet::gb18030_level_2, HanSet::gb18030_level_3}}) {
    for (const CodeRange& range : ranges_of(inner)) {
      CHECK(has(outer, range.first));
      CHECK(has(outer, range.last));
    }
  }
}

TEST_CASE("ranges ascend and do not touch") {
  for (const HanSet set : han_sets) {
    const auto ranges = ranges_of(set);
    for (std::size_t at = 1; at < ranges.size(); ++at) {
      CHECK(ranges[at - 1].last + 1 < ranges[at].first);
    }
  }
}

TEST_CASE("rare characters of names stand in the sets that have them") {
  CHECK(has(HanSet::gb2312, U'镇'));
  CHECK_FALSE(has(HanSet::gb2312, U'堃'));
  CHECK(has(HanSet::general_standard, U'堃'));
  CHECK(has(HanSet::gb18030_level_1, U'䶮'));
  CHECK_FALSE(has(HanSet::gb18030_level_1, U'𬱖'));
  CHECK(has(HanSet::gb18030_level_2, U'𬱖'));
  CHECK_FALSE(has(HanSet::gb18030_level_2, U'𠮷'));
  CHECK(has(HanSet::gb18030_level_3, U'𠮷'));
  CHECK_FALSE(has(HanSet::gb18030_level_3, 0x30000));
}
