#include "base/han_sets.h"

#include <algorithm>

namespace zhibiao {

namespace {

// Unified ideographs that stand in the block of compatibility ideographs.
constexpr std::array<CodeRange, 8> unified_in_compatibility{{{0xFA0E, 0xFA0F},
                                                             {0xFA11, 0xFA11},
                                                             {0xFA13, 0xFA14},
                                                             {0xFA1F, 0xFA1F},
                                                             {0xFA21, 0xFA21},
                                                             {0xFA23, 0xFA24},
                                                             {0xFA27, 0xFA27},
                                                             {0xFA28, 0xFA29}}};

// URO up to U+9FEF and extension A of Unicode 3.0.
constexpr std::array<CodeRange, 2> basic{{{0x3400, 0x4DB5}, {0x4E00, 0x9FEF}}};

// Extensions B, C, D, E and F as GB 18030-2022 has them.
constexpr std::array<CodeRange, 5> extensions{{{0x20000, 0x2A6D6},
                                               {0x2A700, 0x2B734},
                                               {0x2B740, 0x2B81D},
                                               {0x2B820, 0x2CEA1},
                                               {0x2CEB0, 0x2EBE0}}};

constexpr CodeRange kangxi_radicals{0x2F00, 0x2FD5};

template <class Ranges>
void append(std::vector<CodeRange>& ranges, const Ranges& more) {
  ranges.insert(ranges.end(), more.begin(), more.end());
}

std::vector<CodeRange> in_order(std::vector<CodeRange> ranges) {
  std::sort(ranges.begin(), ranges.end(),
            [](const CodeRange& a, const CodeRange& b) { return a.first < b.first; });
  std::vector<CodeRange> apart;
  for (const CodeRange& range : ranges) {
    if (apart.empty() || range.first > apart.back().last + 1) {
      apart.push_back(range);
    } else {
      apart.back().last = std::max(apart.back().last, range.last);
    }
  }
  return apart;
}

}  // namespace

std::vector<CodeRange> ranges_of(HanSet set) {
  std::vector<CodeRange> ranges;
  if (set == HanSet::gb2312) append(ranges, han_data::gb2312_ranges());
  if (set == HanSet::general_standard || set == HanSet::gb18030_level_2) {
    append(ranges, han_data::general_standard_ranges());
  }
  if (set >= HanSet::gb18030_level_1) {
    append(ranges, basic);
    append(ranges, unified_in_compatibility);
  }
  if (set == HanSet::gb18030_level_3) {
    append(ranges, extensions);
    ranges.push_back(kangxi_radicals);
  }
  return in_order(std::move(ranges));
}

std::size_t count_of(HanSet set) {
  std::size_t count = 0;
  for (const CodeRange& range : ranges_of(set)) count += range.last - range.first + 1;
  return count;
}

std::string_view title_of(HanSet set) {
  constexpr std::array<std::string_view, han_sets.size()> titles{
      "GB 2312", "通用规范汉字", "GB 18030-1", "GB 18030-2", "GB 18030-3"};
  return titles.at(static_cast<std::size_t>(set));
}

std::string_view key_of(HanSet set) {
  constexpr std::array<std::string_view, han_sets.size()> keys{
      "gb2312", "tongyong-guifan", "gb18030-level-1", "gb18030-level-2", "gb18030-level-3"};
  return keys.at(static_cast<std::size_t>(set));
}

}  // namespace zhibiao
