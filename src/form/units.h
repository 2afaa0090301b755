// Units: the lengths, sizes, shares and colors that a template writes as text.
//
// In: the text of one value. Out: the value, or why it is none. Decimals become EMU with whole
// numbers alone: "28.95pt" is 367 665 EMU exactly; what falls below one EMU is rounded half to
// even.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/color.h"
#include "base/length.h"
#include "base/result.h"
#include "form/template.h"

namespace zhibiao::form {

// A length that may hang on the type size: "2字" is two em. Millionths of an em keep it exact until
// the size is known.
struct Measure {
  Length length;
  std::int64_t em_millionths = 0;
  bool operator==(const Measure&) const = default;
};

// `measure` at a type size.
Length at_size(const Measure& measure, Length size);

// "12.5mm" "1.2cm" "10.5pt" "0"; may be negative. Up to 10 m, up to 6 decimals.
Result<Length> parse_length(std::string_view text);
// A length, or "2字".
Result<Measure> parse_measure(std::string_view text);
// A measure, or a bare number of times the size: "1.5".
Result<Measure> parse_leading(std::string_view text);
// A length over 0 and up to 500 pt, or 初号 小初 一号 ... 八号 (the sizes of Chinese typesetting in
// points: 42 36 26 24 22 18 16 15 14 12 10.5 9 7.5 6.5 5.5 5).
Result<Length> parse_type_size(std::string_view text);
// "17%", "33.3333%" or "30mm" or "1*".
Result<Column> parse_column(std::string_view text);
// "#rrggbb", "black", "white", "gray 15%" (percent of ink: 0 % is white, 100 % black). Equal
// channels make a gray, so that they print in black ink.
Result<Color> parse_color(std::string_view text);
// "auto", "at least 8mm", "exact 8mm"
Result<RowHeight> parse_row_height(std::string_view text);

}  // namespace zhibiao::form
