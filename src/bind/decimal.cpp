#include "bind/decimal.h"

#include <algorithm>
#include <array>

namespace zhibiao::bind {

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool are_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

// The digits of 1,234,567: three after each comma. Nothing where a comma stands elsewhere.
std::optional<std::string> without_commas(std::string_view whole) {
  const std::size_t comma = whole.find(',');
  std::string digits(whole.substr(0, comma));
  if (!are_digits(digits)) return std::nullopt;
  for (std::size_t at = comma; at < whole.size(); at += 4) {
    const std::string_view group = whole.substr(at + 1, 3);
    if (whole[at] != ',' || group.size() != 3 || !are_digits(group)) return std::nullopt;
    digits += group;
  }
  return digits;
}

std::string without_leading_zeros(const std::string& whole) {
  const std::size_t first = whole.find_first_not_of('0');
  return first == std::string::npos ? "0" : whole.substr(first);
}

// One more than the number that the digits write.
void increment(std::string& digits) {
  for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit) {
    if (*digit != '9') {
      ++*digit;
      return;
    }
    *digit = '0';
  }
  digits.insert(digits.begin(), '1');
}

std::string grouped(const std::string& whole) {
  std::string text;
  for (std::size_t at = 0; at < whole.size(); ++at) {
    if (at > 0 && (whole.size() - at) % 3 == 0) text += ',';
    text += whole[at];
  }
  return text;
}

std::string write(const Decimal& figure, const std::string& whole) {
  std::string text = figure.negative && !is_zero(figure) ? "-" : "";
  text += whole;
  return figure.fraction.empty() ? text : text + "." + figure.fraction;
}

}  // namespace

std::optional<Decimal> read_decimal(std::string_view text) {
  text = trimmed(text);
  Decimal figure;
  figure.negative = text.starts_with('-');
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  const std::size_t point = text.find('.');
  auto whole = without_commas(text.substr(0, point));
  if (!whole) return std::nullopt;
  figure.whole = std::move(*whole);
  if (point == std::string_view::npos) return figure;
  const std::string_view fraction = text.substr(point + 1);
  if (!are_digits(fraction)) return std::nullopt;
  figure.fraction = fraction;
  return figure;
}

bool is_filler(std::string_view text) {
  constexpr std::array<std::string_view, 7> fillers{"", "—", "——", "-", "－", "/", "／"};
  return std::find(fillers.begin(), fillers.end(), trimmed(text)) != fillers.end();
}

Decimal round_to(Decimal figure, int decimals) {
  const auto keep = static_cast<std::size_t>(decimals);
  if (figure.fraction.size() <= keep) {
    figure.fraction.resize(keep, '0');
    return figure;
  }
  const bool up = figure.fraction[keep] >= '5';
  figure.fraction.resize(keep);
  if (!up) return figure;
  std::string digits = figure.whole + figure.fraction;
  increment(digits);
  figure.whole = digits.substr(0, digits.size() - keep);
  figure.fraction = digits.substr(digits.size() - keep);
  return figure;
}

Decimal times_hundred(Decimal figure) {
  std::string digits = figure.fraction;
  if (digits.size() < 2) digits.resize(2, '0');
  figure.whole += digits.substr(0, 2);
  figure.fraction = digits.substr(2);
  return figure;
}

bool is_zero(const Decimal& figure) {
  const auto only_zeros = [](const std::string& digits) {
    return digits.find_first_not_of('0') == std::string::npos;
  };
  return only_zeros(figure.whole) && only_zeros(figure.fraction);
}

std::string write_decimal(const Decimal& figure) {
  return write(figure, without_leading_zeros(figure.whole));
}

std::string write_grouped(const Decimal& figure) {
  return write(figure, grouped(without_leading_zeros(figure.whole)));
}

}  // namespace zhibiao::bind
