// The tables behind base/han_sets.h and base/han_forms.h. base/han_data.py writes them at build
// time from the Unicode Character Database.
#pragma once

#include <span>

namespace zhibiao {

// Code points from first to last, both included.
struct CodeRange {
  char32_t first = 0, last = 0;
};

namespace han_data {

struct Form {
  char32_t old = 0, unified = 0;
};

std::span<const CodeRange> gb2312_ranges();            // ascending
std::span<const CodeRange> general_standard_ranges();  // ascending
std::span<const Form> unified_forms();                 // ascending by `old`

}  // namespace han_data

}  // namespace zhibiao
