#include "layout/budget.h"

#include <algorithm>

namespace zhibiao::layout {

namespace {

using Styles = std::vector<form::Style>;

constexpr std::int64_t leading_parts = 4;
const Length size_step = Length::from_emu(6'350);  // half a point
const Length largest_text = Length::pt(16);        // 三号: larger is a title

void tighten(const Styles& from, std::vector<Styles>& ladder) {
  for (std::int64_t part = 1; part <= leading_parts; ++part) {
    Styles styles = from;
    for (form::Style& style : styles) {
      const Length least = mul_div(style.size, 12, 10);
      if (style.leading <= least) continue;
      style.leading -= mul_div(style.leading - least, part, leading_parts);
    }
    ladder.push_back(std::move(styles));
  }
}

bool reduce_once(Styles& styles, Length least) {
  bool reduced = false;
  for (form::Style& style : styles) {
    if (style.size > largest_text || style.size <= least) continue;
    const Length size = max(style.size - size_step, least);
    style.leading = mul_div(style.leading, size.emu(), style.size.emu());
    style.pitch = mul_div(style.pitch, size.emu(), style.size.emu());
    style.bold_stroke = mul_div(style.bold_stroke, size.emu(), style.size.emu());
    style.size = size;
    reduced = true;
  }
  return reduced;
}

void reduce(const Styles& from, Length least, std::vector<Styles>& ladder) {
  Styles styles = from;
  while (reduce_once(styles, least)) ladder.push_back(styles);
}

}  // namespace

std::vector<Styles> budget_ladder(const Styles& styles, const form::PageBudget& budget) {
  std::vector<Styles> ladder;
  for (const form::PageBudget::Step& step : budget.steps) {
    const Styles from = ladder.empty() ? styles : ladder.back();
    if (step.leading) {
      tighten(from, ladder);
    } else {
      reduce(from, step.least_size, ladder);
    }
  }
  return ladder;
}

}  // namespace zhibiao::layout
