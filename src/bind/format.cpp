#include "bind/format.h"

#include "bind/amount.h"
#include "bind/decimal.h"

namespace zhibiao::bind {

namespace {

using form::Format;

// A ratio, or text with a percent sign.
std::optional<Decimal> read_percent(std::string_view text) {
  for (const std::string_view sign : {"%", "％"}) {
    if (text.ends_with(sign)) return read_decimal(text.substr(0, text.size() - sign.size()));
  }
  const auto ratio = read_decimal(text);
  return ratio ? std::optional(times_hundred(*ratio)) : std::nullopt;
}

}  // namespace

Result<std::string> format_figure(const form::Field& field, std::string_view text) {
  if (is_filler(text)) return std::string(text);
  const bool percent = field.format == Format::percent;
  auto figure = percent ? read_percent(text) : read_decimal(text);
  if (!figure) return failure(message("“{}”不是数", "\"{}\" is no figure", text));
  if (field.decimals) figure = round_to(std::move(*figure), *field.decimals);
  if (field.format == Format::amount) return amount_in_words(*figure, field.ending);
  if (percent) return write_decimal(*figure) + "%";
  return field.grouping ? write_grouped(*figure) : write_decimal(*figure);
}

}  // namespace zhibiao::bind
