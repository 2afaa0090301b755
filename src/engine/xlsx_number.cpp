#include "engine/xlsx_number.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <optional>

namespace zhibiao::engine {

namespace {

using Kind = NumberFormat::Kind;

constexpr int shown_digits = 15;          // more of a double is noise of its binary form
constexpr double latest_day = 2'958'466;  // the day after 9999-12-31

// A code's first section, in small letters, without words in quotes, escaped signs, colours and
// languages in brackets.
std::string bare(std::string_view code) {
  std::string left;
  for (std::size_t at = 0; at < code.size() && code[at] != ';'; ++at) {
    const char c = code[at];
    if (c == '\\' || c == '_' || c == '*') {
      ++at;
    } else if (c == '"' || (c == '[' && code.substr(at, 2) != "[h" && code.substr(at, 2) != "[m")) {
      at = std::min(code.find(c == '"' ? '"' : ']', at + 1), code.size());
    } else {
      left += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
  }
  return left;
}

bool has(std::string_view code, std::string_view any_of) {
  return code.find_first_of(any_of) != std::string_view::npos;
}

// "6688.63" as typed: no exponent, no more than the digits that count.
std::string plain(double value) {
  std::string text = fmt::format("{:.{}g}", value, shown_digits);
  if (text.find('e') == std::string::npos) return text;
  const double magnitude = std::floor(std::log10(std::abs(value)));
  const int decimals = std::clamp(shown_digits - 1 - static_cast<int>(magnitude), 0, 40);
  text = fmt::format("{:.{}f}", value, decimals);
  if (text.find('.') == std::string::npos) return text;
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text;
}

std::string padded(std::string text, int decimals) {
  const std::size_t point = text.find('.');
  const int there = point == std::string::npos ? 0 : static_cast<int>(text.size() - point - 1);
  if (there >= decimals) return text;
  if (there == 0) text += '.';
  return text + std::string(static_cast<std::size_t>(decimals - there), '0');
}

// From the day number of the spreadsheet. It has a 1900-02-29, number 60, which never was.
std::chrono::year_month_day calendar_day(double whole, bool since_1904) {
  using namespace std::chrono;
  const auto day = days(static_cast<int>(whole));
  if (since_1904) return year_month_day(sys_days(year(1904) / January / 1) + day);
  const sys_days before(year(1899) / December / (whole < 60 ? 31 : 30));
  return year_month_day(before + day);
}

std::string date_text(double value, Kind kind, bool since_1904) {
  const double whole = std::floor(value);
  const auto seconds = static_cast<int>(std::lround((value - whole) * 86'400)) % 86'400;
  std::string clock = fmt::format("{:02}:{:02}", seconds / 3'600, seconds / 60 % 60);
  if (seconds % 60 != 0) clock += fmt::format(":{:02}", seconds % 60);
  if (kind == Kind::time) return clock;
  const std::chrono::year_month_day day = calendar_day(whole, since_1904);
  std::string text =
      fmt::format("{:04}-{:02}", static_cast<int>(day.year()), static_cast<unsigned>(day.month()));
  if (kind != Kind::month) text += fmt::format("-{:02}", static_cast<unsigned>(day.day()));
  return kind == Kind::date_time ? text + " " + clock : text;
}

std::optional<double> number_in(std::string_view text) {
  double value = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = fault == std::errc{} && end == text.data() + text.size();
  return whole && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

}  // namespace

NumberFormat built_in_format(int id) {
  if (id == 2 || id == 4 || (id >= 39 && id <= 40) || id == 44 || id == 43) {
    return {Kind::number, 2};
  }
  if (id == 9 || id == 10) return {Kind::percent, id == 10 ? 2 : 0};
  // 27 to 36 and 50 to 58 as Chinese versions have them: years with months alone are 27, 36, 50,
  // 52, 57 there.
  if (id == 22) return {Kind::date_time, 0};
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47) || id == 55 ||
      id == 56) {
    return {Kind::time, 0};
  }
  if (id == 17 || id == 27 || id == 36 || id == 50 || id == 52 || id == 57) return {Kind::month, 0};
  if ((id >= 14 && id <= 16) || (id >= 28 && id <= 31) || id == 51 || id == 53 || id == 54 ||
      id == 58) {
    return {Kind::date, 0};
  }
  return {};
}

NumberFormat format_of(std::string_view code) {
  const std::string text = bare(code);
  if (text.starts_with("general") || text == "@") return {};
  const bool clock = has(text, "hs");
  if (has(text, "yd") || (has(text, "m") && !clock)) {
    if (clock) return {Kind::date_time, 0};
    return {has(text, "y") && !has(text, "d") ? Kind::month : Kind::date, 0};
  }
  if (clock) return {Kind::time, 0};
  NumberFormat format{has(text, "%") ? Kind::percent : Kind::number, 0};
  const std::size_t point = text.find('.');
  const bool scientific_or_fraction = has(text, "e/");
  if (point == std::string::npos || scientific_or_fraction) return format;
  const std::size_t end = text.find_first_not_of('0', point + 1);
  format.decimals = static_cast<int>(std::min(end, text.size()) - point - 1);
  return format;
}

std::string number_text(std::string_view stored, NumberFormat format, bool since_1904) {
  const std::optional<double> value = number_in(stored);
  if (!value) return std::string(stored);
  if (format.kind == Kind::number) return padded(plain(*value), format.decimals);
  if (format.kind == Kind::percent) return padded(plain(*value * 100), format.decimals) + "%";
  if (*value < 0 || *value >= latest_day) return plain(*value);
  return date_text(*value, format.kind, since_1904);
}

}  // namespace zhibiao::engine
