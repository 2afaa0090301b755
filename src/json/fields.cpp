#include "json/fields.h"

#include <algorithm>
#include <charconv>

#include "base/suggest.h"

namespace zhibiao::json {

namespace {

std::string joined(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) {
    if (!all.empty()) all += ", ";
    all += '"' + word + '"';
  }
  return all;
}

Message did_you_mean(std::string_view word, const std::vector<std::string>& known) {
  if (const auto near = nearest(word, known)) {
    return message("是否想写 \"{}\"？", "did you mean \"{}\"?", *near);
  }
  const std::string all = joined(known);
  if (all.empty()) return {};
  return message("可用的有：{}", "known are: {}", all);
}

}  // namespace

Message kind_name(Kind kind) {
  switch (kind) {
    case Kind::null:
      return {"空值 null", "null"};
    case Kind::boolean:
      return {"是非值", "a boolean"};
    case Kind::number:
      return {"数", "a number"};
    case Kind::string:
      return {"字符串", "a string"};
    case Kind::array:
      return {"数组", "an array"};
    case Kind::object:
      return {"对象", "an object"};
  }
  return {};
}

void report_kind(Value value, const Message& wanted, Diagnostics& diagnostics) {
  const Message got = kind_name(value.kind());
  diagnostics.error(code::wrong_type, value.location(),
                    {fmt::format("这里应为{}，却是{}", wanted.zh, got.zh),
                     fmt::format("{} is wanted here, found {}", wanted.en, got.en)});
}

bool expect(Value value, Kind kind, Diagnostics& diagnostics) {
  if (value.is(kind)) return true;
  report_kind(value, kind_name(kind), diagnostics);
  return false;
}

std::optional<std::string_view> read_string(Value value, Diagnostics& diagnostics) {
  if (!expect(value, Kind::string, diagnostics)) return std::nullopt;
  return value.text();
}

std::optional<bool> read_boolean(Value value, Diagnostics& diagnostics) {
  if (value.is(Kind::boolean)) return value.boolean();
  report_kind(value, {" true 或 false", "true or false"}, diagnostics);
  return std::nullopt;
}

std::optional<int> read_integer(Value value, int least, int most, Diagnostics& diagnostics) {
  if (!expect(value, Kind::number, diagnostics)) return std::nullopt;
  const std::string_view text = value.text();
  int number = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool whole = fault == std::errc{} && end == text.data() + text.size();
  if (whole && number >= least && number <= most) return number;
  diagnostics.error(code::bad_value, value.location(),
                    message("{} 不是 {} 到 {} 的整数", "{} is not a whole number from {} to {}",
                            text, least, most));
  return std::nullopt;
}

void report_word(Value value, const std::vector<std::string>& words, Diagnostics& diagnostics) {
  diagnostics.error(code::bad_value, value.location(),
                    message("不认识的取值 \"{}\"", "unknown value \"{}\"", value.text()),
                    did_you_mean(value.text(), words));
}

Fields::Fields(Value object, Diagnostics& diagnostics) : diagnostics_(diagnostics) {
  if (expect(object, Kind::object, diagnostics)) object_ = object;
}

Value Fields::take(std::string_view key) {
  if (std::find(known_.begin(), known_.end(), key) == known_.end()) known_.emplace_back(key);
  return object_.find(key).value_or(Value());
}

Value Fields::need(std::string_view key) {
  const Value member = take(key);
  if (!member.exists() && object_.exists()) {
    diagnostics_.error(code::missing_key, object_.location(),
                       message("缺少 \"{}\"", "\"{}\" is missing", key),
                       message("在这个对象里加上 \"{}\"", "add \"{}\" to this object", key));
  }
  return member;
}

std::string Fields::string(std::string_view key, std::string_view otherwise) {
  const Value member = take(key);
  if (!member.exists()) return std::string(otherwise);
  return std::string(read_string(member, diagnostics_).value_or(otherwise));
}

bool Fields::boolean(std::string_view key, bool otherwise) {
  const Value member = take(key);
  return member.exists() ? read_boolean(member, diagnostics_).value_or(otherwise) : otherwise;
}

int Fields::integer(std::string_view key, int otherwise, int least, int most) {
  const Value member = take(key);
  if (!member.exists()) return otherwise;
  return read_integer(member, least, most, diagnostics_).value_or(otherwise);
}

std::vector<Value> Fields::array(std::string_view key) {
  const Value member = take(key);
  if (!member.exists() || !expect(member, Kind::array, diagnostics_)) return {};
  return {member.begin(), member.end()};
}

void Fields::refuse_others() {
  for (const Value member : object_) {
    const std::string_view key = member.key();
    if (key == comment_key || std::find(known_.begin(), known_.end(), key) != known_.end())
      continue;
    diagnostics_.error(code::unknown_key, member.key_location(),
                       message("不认识的名称 \"{}\"", "unknown key \"{}\"", key),
                       did_you_mean(key, known_));
  }
}

}  // namespace zhibiao::json
