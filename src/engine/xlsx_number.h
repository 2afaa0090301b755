// xlsx_number: what a spreadsheet stores as a number, and its format -> the text to read.
//
// Dates are numbers there, and so are the digits of 6688.60. Out: dates as ISO 8601, a number with
// at least the decimals that its format shows and no digit rounded away that the program would show
// (15), percentages with their sign. Grouping commas and currency signs are no part of it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace zhibiao::engine {

struct NumberFormat {
  enum class Kind : std::uint8_t { number, percent, date, month, date_time, time };
  Kind kind = Kind::number;
  int decimals = 0;  // at least so many are written
  bool operator==(const NumberFormat&) const = default;
};

// ECMA-376-1, 18.8.30: of the formats that need no code, and of a code such as "#,##0.00".
NumberFormat built_in_format(int id);
NumberFormat format_of(std::string_view code);

// `stored`: a number as XML has it. Anything else is given back as it is. `since_1904`: the first
// day is 1904-01-01, not 1900-01-01.
std::string number_text(std::string_view stored, NumberFormat format, bool since_1904);

}  // namespace zhibiao::engine
