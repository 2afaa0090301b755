#include "bind/amount.h"

#include <array>

namespace zhibiao::bind {

namespace {

constexpr std::array<std::string_view, 10> numerals{"零", "壹", "贰", "叁", "肆",
                                                    "伍", "陆", "柒", "捌", "玖"};
constexpr std::size_t most_digits = 16;  // up to 玖仟 ... 万亿
constexpr std::size_t group_digits = 4;
constexpr std::size_t groups = most_digits / group_digits;

std::string_view numeral(char digit) {
  return numerals.at(static_cast<std::size_t>(digit - '0'));
}

bool has_value(std::string_view digits) {
  return digits.find_first_not_of('0') != std::string_view::npos;
}

// Four digits without 万, 亿, 元: 壹仟零玖. Zeros at the beginning and at the end are not written.
std::string write_group(std::string_view digits) {
  constexpr std::array<std::string_view, group_digits> places{"仟", "佰", "拾", ""};
  std::string words;
  bool zero = false;
  for (std::size_t at = 0; at < group_digits; ++at) {
    if (digits[at] == '0') {
      zero = !words.empty();
      continue;
    }
    if (zero) words += numeral('0');
    zero = false;
    words += numeral(digits[at]);
    words += places.at(at);
  }
  return words;
}

// 16 digits, in groups of 万亿, 亿, 万 and ones.
std::string write_whole(std::string_view digits) {
  constexpr std::array<std::string_view, groups> names{"万", "亿", "万", ""};
  std::string words;
  bool gap = false;  // a group of zeros stands between the last one written and this one
  for (std::size_t index = 0; index < groups; ++index) {
    const std::string_view group = digits.substr(index * group_digits, group_digits);
    if (has_value(group)) {
      if (!words.empty() && (gap || group.front() == '0')) words += numeral('0');
      words += write_group(group);
      words += names.at(index);
    } else if (index == 1 && !words.empty()) {
      words += names.at(index);  // 壹万 | 亿
    }
    gap = !has_value(group);
  }
  return words;
}

// 伍角, 零贰分, 叁角贰分. `whole` are the digits of 元.
std::string write_fraction(std::string_view whole, char jiao, char fen) {
  std::string words;
  const bool after_zero = has_value(whole) && (jiao == '0' || whole.back() == '0');
  if (after_zero) words += numeral('0');
  if (jiao != '0') words += std::string(numeral(jiao)) + "角";
  if (fen != '0') words += std::string(numeral(fen)) + "分";
  return words;
}

}  // namespace

Result<std::string> amount_in_words(const Decimal& amount, std::string_view ending) {
  std::string fraction = amount.fraction;
  if (fraction.size() < 2) fraction.resize(2, '0');
  if (has_value(std::string_view(fraction).substr(2))) {
    return failure(message("金额 {} 不足一分的部分无法大写", "the amount {} has less than a 分",
                           write_decimal(amount)));
  }
  const std::size_t first = amount.whole.find_first_not_of('0');
  std::string whole = first == std::string::npos ? "" : amount.whole.substr(first);
  if (whole.size() > most_digits) {
    return failure(
        message("金额 {} 超过万亿", "the amount {} is beyond 万亿", write_decimal(amount)));
  }
  whole.insert(0, most_digits - whole.size(), '0');
  if (is_zero(amount)) return "零元" + std::string(ending);
  std::string words = amount.negative ? "负" : "";
  if (has_value(whole)) words += write_whole(whole) + "元";
  const bool has_fraction = has_value(fraction);
  return words +
         (has_fraction ? write_fraction(whole, fraction[0], fraction[1]) : std::string(ending));
}

}  // namespace zhibiao::bind
