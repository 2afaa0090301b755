// Units and counters that follow a number in Chinese official texts, and that stay with it on a
// line.
#pragma once

#include <cstddef>
#include <string_view>

namespace zhibiao::text {

constexpr std::size_t longest_unit = 4;  // characters

// Whether `word` is a Chinese unit: 元, 平方米, 人次, 个百分点 ...
bool is_han_unit(std::u32string_view word);

// Whether `word` is the sign of an international unit: kg, km, kWh ...
bool is_western_unit(std::u32string_view word);

}  // namespace zhibiao::text
