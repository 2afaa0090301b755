// HanSet: the character sets of Chinese standards by which a font is judged.
//
//   GB/T 2312-1980           6,763 hanzi
//   通用规范汉字表 (2013)     8,105, the characters of the State Council's list
//   GB 18030-2022, 9.2-9.4   level 1: 27,570, what GB 18030-2005 made mandatory and 66 more; level
//   2:
//                            and the 196 characters of 通用规范汉字表 that are not among them;
//                            level 3: all 87,887 hanzi and the 214 Kangxi radicals. Products for
//                            government services must meet level 3. Without the later amendments.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/han_data.h"

namespace zhibiao {

enum class HanSet : std::uint8_t {
  gb2312,
  general_standard,
  gb18030_level_1,
  gb18030_level_2,
  gb18030_level_3
};

inline constexpr std::array han_sets{HanSet::gb2312, HanSet::general_standard,
                                     HanSet::gb18030_level_1, HanSet::gb18030_level_2,
                                     HanSet::gb18030_level_3};

// The characters of a set as ranges, ascending and apart.
std::vector<CodeRange> ranges_of(HanSet set);

std::size_t count_of(HanSet set);

std::string_view title_of(HanSet set);  // "GB 18030-1"
std::string_view key_of(HanSet set);    // "gb18030-level-1"

}  // namespace zhibiao
