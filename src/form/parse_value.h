// parse_value: a member of the template whose text one of form/units.h's functions understands.
// Adds the place to the reason why it does not.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "base/result.h"
#include "form/units.h"
#include "json/value.h"

namespace zhibiao::form {

// The text of a measure: a string, or the bare number 0. wrong-type for anything else.
std::optional<std::string_view> measure_text(json::Value value, Diagnostics& diagnostics);

void report_bad_value(json::Value value, Message reason, Message cure, Diagnostics& diagnostics);

template <class Parsed>
std::optional<Parsed> parse_value(json::Value value, Result<Parsed> (*parse)(std::string_view),
                                  Diagnostics& diagnostics) {
  const auto text = measure_text(value, diagnostics);
  if (!text) return std::nullopt;
  Result<Parsed> parsed = parse(*text);
  if (parsed) return std::move(*parsed);
  report_bad_value(value, std::move(parsed.error()), {}, diagnostics);
  return std::nullopt;
}

// Overwrites `target` where the member exists and is good.
template <class Parsed, class Target>
void parse_into(json::Value value, Target& target, Result<Parsed> (*parse)(std::string_view),
                Diagnostics& diagnostics) {
  if (!value.exists()) return;
  if (auto parsed = parse_value(value, parse, diagnostics)) target = std::move(*parsed);
}

// The same for lengths that must not be negative.
void read_length(json::Value value, Length& target, Diagnostics& diagnostics);
void read_measure(json::Value value, Measure& target, Diagnostics& diagnostics);

}  // namespace zhibiao::form
