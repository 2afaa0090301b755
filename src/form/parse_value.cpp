#include "form/parse_value.h"

#include <utility>

#include "json/fields.h"

namespace zhibiao::form {

namespace {

bool refuse_negative(json::Value value, bool negative, Diagnostics& diagnostics) {
  if (!negative) return false;
  report_bad_value(value, message("这里的长度不能为负", "a length here must not be negative"), {},
                   diagnostics);
  return true;
}

}  // namespace

std::optional<std::string_view> measure_text(json::Value value, Diagnostics& diagnostics) {
  if (value.is(json::Kind::string)) return value.text();
  if (value.is(json::Kind::number)) {
    if (value.text() == "0") return value.text();
    report_bad_value(value, message("数 {} 没有单位", "the number {} has no unit", value.text()),
                     message("连同单位写在双引号里，如 \"{}mm\"",
                             "write it in quotes with its unit, such as \"{}mm\"", value.text()),
                     diagnostics);
    return std::nullopt;
  }
  json::expect(value, json::Kind::string, diagnostics);
  return std::nullopt;
}

void report_bad_value(json::Value value, Message reason, Message cure, Diagnostics& diagnostics) {
  diagnostics.error(code::bad_value, value.location(), std::move(reason), std::move(cure));
}

void read_length(json::Value value, Length& target, Diagnostics& diagnostics) {
  Length length = target;
  parse_into(value, length, parse_length, diagnostics);
  if (!refuse_negative(value, length < Length{}, diagnostics)) target = length;
}

void read_measure(json::Value value, Measure& target, Diagnostics& diagnostics) {
  Measure measure = target;
  parse_into(value, measure, parse_measure, diagnostics);
  const bool negative = measure.length < Length{} || measure.em_millionths < 0;
  if (!refuse_negative(value, negative, diagnostics)) target = measure;
}

}  // namespace zhibiao::form
