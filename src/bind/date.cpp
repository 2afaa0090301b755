#include "bind/date.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace zhibiao::bind {

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool has_day(const Date& date) {
  constexpr std::array days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (date.year < 1 || date.month < 1 || date.month > 12 || date.day < 1) return false;
  const bool leap = date.year % 4 == 0 && (date.year % 100 != 0 || date.year % 400 == 0);
  const int last = days.at(static_cast<std::size_t>(date.month - 1)) + (leap && date.month == 2);
  return date.day <= last;
}

// The groups of digits in `text`, each at most 4 long; empty where there is anything else.
std::vector<int> digit_groups(std::string_view text) {
  std::vector<int> groups;
  for (std::size_t offset = 0; offset < text.size();) {
    if (!is_digit(text[offset])) {
      ++offset;
      continue;
    }
    const auto begin = text.begin() + static_cast<std::ptrdiff_t>(offset);
    const auto end = std::find_if_not(begin, text.end(), is_digit);
    if (end - begin > 4) return {};
    int number = 0;
    std::for_each(begin, end, [&number](char digit) { number = number * 10 + (digit - '0'); });
    groups.push_back(number);
    offset = static_cast<std::size_t>(end - text.begin());
  }
  return groups;
}

bool has_iso_form(std::string_view text) {
  if (text.size() != 10) return false;
  for (std::size_t offset = 0; offset < text.size(); ++offset) {
    const bool dash = offset == 4 || offset == 7;
    if (dash ? text[offset] != '-' : !is_digit(text[offset])) return false;
  }
  return true;
}

// What "2024年4月15日", "2024/4/15", "2024.04.15" most likely mean.
std::optional<Date> guess_date(std::string_view text) {
  const std::vector<int> groups = digit_groups(text);
  if (groups.size() != 3 || groups[0] < 1000) return std::nullopt;
  const Date date{groups[0], groups[1], groups[2]};
  return has_day(date) ? std::optional(date) : std::nullopt;
}

constexpr std::array<std::string_view, 10> han_digits{"〇", "一", "二", "三", "四",
                                                      "五", "六", "七", "八", "九"};

std::string_view han_digit(int digit) {
  return han_digits.at(static_cast<std::size_t>(digit));
}

std::string arabic(int number) {
  return std::to_string(number);
}

// Digit by digit: 二〇二〇.
std::string han_year(int year) {
  std::string words;
  for (const char digit : std::to_string(year)) words += han_digit(digit - '0');
  return words;
}

// 1 to 31 as it is spoken: 五, 十, 十二, 三十一.
std::string han_day(int day) {
  std::string words;
  if (day >= 20) words += han_digit(day / 10);
  if (day >= 10) words += "十";
  if (day % 10 > 0) words += han_digit(day % 10);
  return words;
}

struct Placeholder {
  std::string_view name;
  int Date::*member;
  std::string (*write)(int);
  int room;
};

constexpr std::array<Placeholder, 6> placeholders{{{"{y}", &Date::year, arabic, 4},
                                                   {"{m}", &Date::month, arabic, 2},
                                                   {"{d}", &Date::day, arabic, 2},
                                                   {"{Y}", &Date::year, han_year, 4},
                                                   {"{M}", &Date::month, han_day, 2},
                                                   {"{D}", &Date::day, han_day, 3}}};

// Calls `words` for the text between placeholders and `number` for each of them, in order.
template <class Words, class Number>
void walk_pattern(std::string_view pattern, Words words, Number number) {
  while (!pattern.empty()) {
    std::size_t first = std::string_view::npos;
    const Placeholder* found = nullptr;
    for (const Placeholder& placeholder : placeholders) {
      const std::size_t at = pattern.find(placeholder.name);
      if (at < first) {
        first = at;
        found = &placeholder;
      }
    }
    const std::string_view before = pattern.substr(0, first);
    if (!before.empty()) words(before);
    if (found == nullptr) return;
    number(*found);
    pattern.remove_prefix(first + found->name.size());
  }
}

}  // namespace

Result<Date> read_date(std::string_view text) {
  if (has_iso_form(text)) {
    const std::vector<int> groups = digit_groups(text);
    const Date date{groups.at(0), groups.at(1), groups.at(2)};
    if (has_day(date)) return date;
    return failure(message("日历上没有 {} 这一天", "the calendar has no day {}", text));
  }
  if (const std::optional<Date> guess = guess_date(text)) {
    return failure(message("“{}”不是年-月-日形式的日期，应写作 {:04}-{:02}-{:02}",
                           "\"{}\" is no date in the form year-month-day; write {:04}-{:02}-{:02}",
                           text, guess->year, guess->month, guess->day));
  }
  return failure(
      message("“{}”不是年-月-日形式的日期", "\"{}\" is no date in the form year-month-day", text));
}

Result<Date> read_partial_date(std::string_view text) {
  const bool month = text.size() == 7, year = text.size() == 4;
  if (!month && !year) return read_date(text);
  Result<Date> date = read_date(std::string(text) + (month ? "-01" : "-01-01"));
  if (!date) return read_date(text);
  date->day = 0;
  if (year) date->month = 0;
  return date;
}

std::vector<DatePart> write_date(const Date& date, std::string_view pattern) {
  std::vector<DatePart> parts;
  const auto append_words = [&parts](std::string_view words) {
    if (parts.empty() || parts.back().room > 0) parts.emplace_back();
    parts.back().text += words;
  };
  walk_pattern(pattern, append_words, [&](const Placeholder& placeholder) {
    const int number = date.*placeholder.member;
    if (number > 0) {
      append_words(placeholder.write(number));
    } else {
      parts.push_back({"", placeholder.room});
    }
  });
  return parts;
}

}  // namespace zhibiao::bind
