#include "form/units.h"

#include <algorithm>
#include <array>
#include <optional>

namespace zhibiao::form {

namespace {

constexpr std::int64_t million = 1'000'000;
constexpr std::size_t most_decimals = 6;
constexpr std::size_t most_whole_digits = 6;
constexpr Length longest = Length::mm(10'000);
constexpr Length largest_type = Length::pt(500);

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// The decimal that a text begins with, in millionths, and what follows it.
struct Decimal {
  std::int64_t millionths = 0;
  std::string_view unit;
};

std::optional<Decimal> parse_decimal(std::string_view text) {
  const bool negative = text.starts_with('-');
  std::size_t at = negative ? 1 : 0;
  std::int64_t value = 0;
  std::size_t whole = 0, decimals = 0;
  for (; at < text.size() && is_digit(text[at]); ++at, ++whole) {
    if (whole < most_whole_digits) value = value * 10 + (text[at] - '0');
  }
  if (at < text.size() && text[at] == '.') {
    for (++at; at < text.size() && is_digit(text[at]); ++at, ++decimals) {
      if (decimals < most_decimals) value = value * 10 + (text[at] - '0');
    }
    if (decimals == 0) return std::nullopt;
  }
  if (whole == 0 || whole > most_whole_digits || decimals > most_decimals) return std::nullopt;
  for (; decimals < most_decimals; ++decimals) value *= 10;
  return Decimal{negative ? -value : value, text.substr(at)};
}

struct Unit {
  std::string_view name;
  std::int64_t emu;
};
constexpr std::array<Unit, 3> units{{{"mm", 36'000}, {"cm", 360'000}, {"pt", 12'700}}};

struct TypeSize {
  std::string_view name;
  std::int64_t half_points;
};
// 字号: sizes of Chinese typesetting in half points.
constexpr std::array<TypeSize, 16> type_sizes{{{"初号", 84},
                                               {"小初", 72},
                                               {"一号", 52},
                                               {"小一", 48},
                                               {"二号", 44},
                                               {"小二", 36},
                                               {"三号", 32},
                                               {"小三", 30},
                                               {"四号", 28},
                                               {"小四", 24},
                                               {"五号", 21},
                                               {"小五", 18},
                                               {"六号", 15},
                                               {"小六", 13},
                                               {"七号", 11},
                                               {"八号", 10}}};

Message not_a_length(std::string_view text) {
  return message("“{}”不是长度，应写作 \"12mm\"、\"1.2cm\" 或 \"10.5pt\"",
                 "\"{}\" is not a length such as \"12mm\", \"1.2cm\" or \"10.5pt\"", text);
}

std::optional<std::uint8_t> hex_byte(std::string_view text) {
  std::uint32_t value = 0;
  for (const char c : text) {
    std::uint32_t digit = 0;
    if (is_digit(c))
      digit = static_cast<std::uint32_t>(c - '0');
    else if (c >= 'a' && c <= 'f')
      digit = static_cast<std::uint32_t>(c - 'a') + 10;
    else if (c >= 'A' && c <= 'F')
      digit = static_cast<std::uint32_t>(c - 'A') + 10;
    else
      return std::nullopt;
    value = value * 16 + digit;
  }
  return static_cast<std::uint8_t>(value);
}

std::optional<Color> parse_hex_color(std::string_view text) {
  if (text.size() != 7 || text.front() != '#') return std::nullopt;
  const auto red = hex_byte(text.substr(1, 2));
  const auto green = hex_byte(text.substr(3, 2));
  const auto blue = hex_byte(text.substr(5, 2));
  if (!red || !green || !blue) return std::nullopt;
  return *red == *green && *green == *blue ? Color::gray(*red) : Color::rgb(*red, *green, *blue);
}

std::optional<Color> parse_gray(std::string_view text) {
  constexpr std::string_view prefix = "gray ";
  if (!text.starts_with(prefix)) return std::nullopt;
  const auto ink = parse_decimal(text.substr(prefix.size()));
  if (!ink || ink->unit != "%" || ink->millionths < 0 || ink->millionths > 100 * million) {
    return std::nullopt;
  }
  const std::int64_t level =
      (255 * (100 * million - ink->millionths) + 50 * million) / (100 * million);
  return Color::gray(static_cast<std::uint8_t>(level));
}

}  // namespace

Length at_size(const Measure& measure, Length size) {
  return measure.length + mul_div(size, measure.em_millionths, million);
}

Result<Length> parse_length(std::string_view text) {
  const auto decimal = parse_decimal(text);
  if (!decimal) return failure(not_a_length(text));
  if (decimal->millionths == 0 && decimal->unit.empty()) return Length{};
  const auto* const unit =
      std::find_if(units.begin(), units.end(), [&](Unit u) { return u.name == decimal->unit; });
  if (unit == units.end()) return failure(not_a_length(text));
  const Length length = mul_div(Length::from_emu(unit->emu), decimal->millionths, million);
  if (length > longest || -length > longest) {
    return failure(message("“{}”超过 10 米", "\"{}\" is longer than 10 m", text));
  }
  return length;
}

Result<Measure> parse_measure(std::string_view text) {
  const auto decimal = parse_decimal(text);
  if (decimal && decimal->unit == "字") return Measure{{}, decimal->millionths};
  const auto length = parse_length(text);
  if (!length) {
    return failure(message("“{}”不是长度，应写作 \"12mm\"、\"10.5pt\" 或 \"2字\"",
                           "\"{}\" is not a length such as \"12mm\", \"10.5pt\" or \"2字\"", text));
  }
  return Measure{*length, 0};
}

Result<Measure> parse_leading(std::string_view text) {
  const auto decimal = parse_decimal(text);
  if (decimal && decimal->unit.empty() && decimal->millionths > 0) {
    return Measure{{}, decimal->millionths};
  }
  const auto measure = parse_measure(text);
  if (measure && (measure->length > Length{} || measure->em_millionths > 0)) return measure;
  return failure(message("“{}”不是行距，应写作 \"16pt\" 或字号的倍数 \"1.5\"",
                         "\"{}\" is not a leading such as \"16pt\", or \"1.5\" times the size",
                         text));
}

Result<Length> parse_type_size(std::string_view text) {
  for (const TypeSize& size : type_sizes) {
    if (size.name == text) return Length::pt(size.half_points) / 2;
  }
  const auto length = parse_length(text);
  if (length && *length > Length{} && *length <= largest_type) return length;
  return failure(message("“{}”不是字号，应写作 \"五号\" 或 \"10.5pt\"（至多 500pt）",
                         "\"{}\" is not a type size such as \"五号\" or \"10.5pt\" (up to 500pt)",
                         text));
}

Result<Column> parse_column(std::string_view text) {
  const auto decimal = parse_decimal(text);
  const bool positive = decimal && decimal->millionths > 0;
  if (positive && decimal->unit == "%" && decimal->millionths % 100 == 0) {
    return Column{Column::Kind::share, {}, decimal->millionths / 100, {}};
  }
  if (positive && decimal->unit == "*" && decimal->millionths % million == 0) {
    return Column{Column::Kind::fraction, {}, decimal->millionths / million, {}};
  }
  const auto length = parse_length(text);
  if (length && *length > Length{}) return Column{Column::Kind::fixed, *length, 1, {}};
  return failure(message(
      "“{}”不是列宽，应写作 \"17%\"（至多四位小数）、\"30mm\" 或 \"1*\"",
      "\"{}\" is not a column width such as \"17%\" (up to 4 decimals), \"30mm\" or \"1*\"", text));
}

Result<Color> parse_color(std::string_view text) {
  if (text == "black") return black;
  if (text == "white") return Color::gray(255);
  if (const auto color = parse_gray(text)) return *color;
  if (const auto color = parse_hex_color(text)) return *color;
  return failure(message("“{}”不是颜色，应写作 \"#c00000\"、\"black\"、\"white\" 或 \"gray 15%\"",
                         "\"{}\" is not a color such as \"#c00000\", \"black\", \"white\" or "
                         "\"gray 15%\"",
                         text));
}

Result<RowHeight> parse_row_height(std::string_view text) {
  constexpr std::string_view at_least = "at least ", exact = "exact ";
  if (text == "auto") return RowHeight{};
  const bool is_exact = text.starts_with(exact);
  if (is_exact || text.starts_with(at_least)) {
    const auto length = parse_length(text.substr(is_exact ? exact.size() : at_least.size()));
    const auto kind = is_exact ? RowHeight::Kind::exact : RowHeight::Kind::at_least;
    if (length && *length > Length{}) return RowHeight{kind, *length};
  }
  return failure(message(
      "“{}”不是行高，应写作 \"auto\"、\"at least 8mm\" 或 \"exact 8mm\"",
      "\"{}\" is not a row height such as \"auto\", \"at least 8mm\" or \"exact 8mm\"", text));
}

}  // namespace zhibiao::form
