#include "base/han_forms.h"

#include <algorithm>
#include <array>

#include "base/han_data.h"

namespace zhibiao {

namespace {

struct Run {
  char32_t old = 0, modern = 0, count = 0;
};

// The private-use code points of code page 936 (GBK) for the codes that GB 18030-2022 gives to
// these characters, ascending.
constexpr std::array<Run, 77> private_use_runs{{
    {0xE76C, 0x20AC, 1},  {0xE78D, 0xFE10, 1},  {0xE78E, 0xFE12, 1},  {0xE78F, 0xFE11, 1},
    {0xE790, 0xFE13, 7},  {0xE7C7, 0x1E3F, 1},  {0xE7C8, 0x01F9, 1},  {0xE7E7, 0x303E, 1},
    {0xE7E8, 0x2FF0, 12}, {0xE815, 0x2E81, 1},  {0xE816, 0x20087, 1}, {0xE817, 0x20089, 1},
    {0xE818, 0x200CC, 1}, {0xE819, 0x2E84, 1},  {0xE81A, 0x3473, 1},  {0xE81B, 0x3447, 1},
    {0xE81C, 0x2E88, 1},  {0xE81D, 0x2E8B, 1},  {0xE81E, 0x9FB4, 1},  {0xE81F, 0x359E, 1},
    {0xE820, 0x361A, 1},  {0xE821, 0x360E, 1},  {0xE822, 0x2E8C, 1},  {0xE823, 0x2E97, 1},
    {0xE824, 0x396E, 1},  {0xE825, 0x3918, 1},  {0xE826, 0x9FB5, 1},  {0xE827, 0x39CF, 1},
    {0xE828, 0x39DF, 1},  {0xE829, 0x3A73, 1},  {0xE82A, 0x39D0, 1},  {0xE82B, 0x9FB6, 2},
    {0xE82D, 0x3B4E, 1},  {0xE82E, 0x3C6E, 1},  {0xE82F, 0x3CE0, 1},  {0xE830, 0x2EA7, 1},
    {0xE831, 0x215D7, 1}, {0xE832, 0x9FB8, 1},  {0xE833, 0x2EAA, 1},  {0xE834, 0x4056, 1},
    {0xE835, 0x415F, 1},  {0xE836, 0x2EAE, 1},  {0xE837, 0x4337, 1},  {0xE838, 0x2EB3, 1},
    {0xE839, 0x2EB6, 2},  {0xE83B, 0x2298F, 1}, {0xE83C, 0x43B1, 1},  {0xE83D, 0x43AC, 1},
    {0xE83E, 0x2EBB, 1},  {0xE83F, 0x43DD, 1},  {0xE840, 0x44D6, 1},  {0xE841, 0x4661, 1},
    {0xE842, 0x464C, 1},  {0xE843, 0x9FB9, 1},  {0xE844, 0x4723, 1},  {0xE845, 0x4729, 1},
    {0xE846, 0x477C, 1},  {0xE847, 0x478D, 1},  {0xE848, 0x2ECA, 1},  {0xE849, 0x4947, 1},
    {0xE84A, 0x497A, 1},  {0xE84B, 0x497D, 1},  {0xE84C, 0x4982, 2},  {0xE84E, 0x4985, 2},
    {0xE850, 0x499F, 1},  {0xE851, 0x499B, 1},  {0xE852, 0x49B7, 1},  {0xE853, 0x49B6, 1},
    {0xE854, 0x9FBA, 1},  {0xE855, 0x241FE, 1}, {0xE856, 0x4CA3, 1},  {0xE857, 0x4C9F, 3},
    {0xE85A, 0x4C77, 1},  {0xE85B, 0x4CA2, 1},  {0xE85C, 0x4D13, 7},  {0xE863, 0x4DAE, 1},
    {0xE864, 0x9FBB, 1},
}};

constexpr bool is_private_use(char32_t c) {
  return (c >= 0xE000 && c <= 0xF8FF) || (c >= 0xF0000 && c <= 0xFFFFD) || c >= 0x100000;
}

constexpr bool is_in_compatibility_block(char32_t c) {
  return (c >= 0x2E80 && c <= 0x2FDF) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0x2F800 && c <= 0x2FA1F);
}

std::optional<char32_t> modern_of_private_use(char32_t c) {
  const auto after =
      std::upper_bound(private_use_runs.begin(), private_use_runs.end(), c,
                       [](char32_t value, const Run& run) { return value < run.old; });
  if (after == private_use_runs.begin()) return std::nullopt;
  const Run& run = *(after - 1);
  return c - run.old < run.count ? std::optional(run.modern + (c - run.old)) : std::nullopt;
}

std::optional<char32_t> unified_form(char32_t c) {
  const auto forms = han_data::unified_forms();
  const auto found =
      std::lower_bound(forms.begin(), forms.end(), c,
                       [](const han_data::Form& form, char32_t value) { return form.old < value; });
  if (found == forms.end() || found->old != c) return std::nullopt;
  return found->unified;
}

}  // namespace

OldForm old_form_of(char32_t code_point) {
  if (code_point < 0x2E80) return OldForm::none;
  if (is_private_use(code_point)) return OldForm::private_use;
  const bool compatibility = is_in_compatibility_block(code_point) && unified_form(code_point);
  return compatibility ? OldForm::compatibility : OldForm::none;
}

std::optional<char32_t> modern_form(char32_t old_form) {
  return is_private_use(old_form) ? modern_of_private_use(old_form) : unified_form(old_form);
}

}  // namespace zhibiao
