// Decimal: an exact decimal figure, as a record writes it. Read, rounded, scaled by powers of ten and
// written digit by digit: no binary fraction is ever made of it, and no figure is too long.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace zhibiao::bind {

struct Decimal {
  bool negative = false;
  std::string whole;     // digits, at least one, as typed
  std::string fraction;  // digits after the point; may be empty
  bool operator==(const Decimal&) const = default;
};

// 1234.5, -0.03, +7, 1,234,567.50: a point inside, commas in threes, no exponent, spaces around it.
std::optional<Decimal> read_decimal(std::string_view text);

// What is written where there is no figure: nothing, a dash, a solidus.
bool is_filler(std::string_view text);

// Rounded to so many digits after the point, half away from zero (四舍五入), or filled up with zeros.
Decimal round_to(Decimal figure, int decimals);

// Times a hundred.
Decimal times_hundred(Decimal figure);

bool is_zero(const Decimal& figure);

// Without leading zeros, but for one before the point; a zero has no sign.
std::string write_decimal(const Decimal& figure);
// With a comma between thousands: 1,234,567.50
std::string write_grouped(const Decimal& figure);

}  // namespace zhibiao::bind
