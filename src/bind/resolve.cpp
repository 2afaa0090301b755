#include "bind/resolve.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <utility>

#include "json/fields.h"

namespace zhibiao::bind {

namespace {

std::optional<json::Value> item_at(json::Value array, std::string_view key) {
  std::size_t position = 0;
  const auto [end, fault] = std::from_chars(key.data(), key.data() + key.size(), position);
  if (fault != std::errc{} || end != key.data() + key.size()) return std::nullopt;
  if (position >= array.size()) return json::Value{};
  auto item = array.begin();
  for (; position > 0; --position) ++item;
  return *item;
}

// One step of a path; nullopt where `value` is of a kind that has no members.
std::optional<json::Value> step(json::Value value, std::string_view key) {
  if (!value.exists() || value.is(json::Kind::null)) return json::Value{};
  if (value.is(json::Kind::object)) return value.find(key).value_or(json::Value{});
  if (value.is(json::Kind::array)) return item_at(value, key);
  return std::nullopt;
}

}  // namespace

Diagnostic& report_value(json::Value value, json::Value wanted_by, Message what, Message cure,
                         Diagnostics& diagnostics) {
  Diagnostic& diagnostic =
      diagnostics.error(code::record_value, value.location(), std::move(what), std::move(cure));
  if (wanted_by.exists()) {
    diagnostic.notes.push_back(
        {message("模板在此处取用", "the template uses it here"), wanted_by.location()});
  }
  return diagnostic;
}

json::Value resolve(const form::Path& path, const Scope& scope, json::Value wanted_by,
                    Diagnostics& diagnostics) {
  json::Value value = path.absolute ? scope.root : scope.item;
  for (const std::string& key : path.keys) {
    const std::optional<json::Value> next = step(value, key);
    if (!next) {
      const Message kind = json::kind_name(value.kind());
      report_value(
          value, wanted_by,
          {fmt::format("这里是{}，模板要从中取“{}”", kind.zh, key),
           fmt::format("this is {}, but the template looks for \"{}\" in it", kind.en, key)},
          message("改为含有“{}”的对象，或改为 null", "make it an object with \"{}\", or null", key),
          diagnostics);
      return {};
    }
    value = *next;
  }
  return value;
}

bool is_present(json::Value value) {
  if (!value.exists()) return false;
  switch (value.kind()) {
    case json::Kind::null:
      return false;
    case json::Kind::string:
      return !value.text().empty();
    case json::Kind::array:
    case json::Kind::object:
      return value.size() > 0;
    case json::Kind::boolean:
    case json::Kind::number:
      return true;
  }
  return true;
}

bool all_hold(const std::vector<form::Condition>& conditions, const Scope& scope,
              json::Value wanted_by, Diagnostics& diagnostics) {
  return std::all_of(conditions.begin(), conditions.end(), [&](const form::Condition& condition) {
    return is_present(resolve(condition.path, scope, wanted_by, diagnostics)) == condition.present;
  });
}

}  // namespace zhibiao::bind
