#include "bind/schema_place.h"

#include <algorithm>
#include <charconv>

namespace zhibiao::bind {

namespace {

std::string unescape(std::string_view token) {
  std::string key;
  for (std::size_t offset = 0; offset < token.size(); ++offset) {
    if (token[offset] == '~' && offset + 1 < token.size()) {
      key += token[++offset] == '1' ? '/' : '~';
    } else {
      key += token[offset];
    }
  }
  return key;
}

bool is_index(std::string_view key) {
  return !key.empty() &&
         std::all_of(key.begin(), key.end(), [](char c) { return c >= '0' && c <= '9'; });
}

void append_once(std::string name, std::vector<std::string>& names) {
  if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
}

std::optional<json::Value> item_at(json::Value items, std::string_view key) {
  std::size_t index = 0;
  std::from_chars(key.data(), key.data() + key.size(), index);
  for (const json::Value item : items) {
    if (index-- == 0) return item;
  }
  return std::nullopt;
}

// What one part of a schema says of a member or item.
std::optional<json::Value> child_part(json::Value part, std::string_view key) {
  if (const auto properties = part.find("properties")) {
    if (properties->is(json::Kind::object)) {
      if (const auto property = properties->find(key)) return property;
    }
  }
  if (const auto items = part.find("items"); items && is_index(key)) {
    return items->is(json::Kind::array) ? item_at(*items, key) : items;
  }
  const auto additional = part.find("additionalProperties");
  return additional && additional->is(json::Kind::object) ? additional : std::nullopt;
}

}  // namespace

SchemaPlace SchemaPlace::find(const json::Tree& schema, std::string_view pointer) {
  SchemaPlace place;
  place.schema_ = &schema;
  place.add(schema.root());
  while (pointer.starts_with('/')) {
    pointer.remove_prefix(1);
    const std::string_view token = pointer.substr(0, pointer.find('/'));
    pointer.remove_prefix(token.size());
    place = place.child(unescape(token));
  }
  return place;
}

SchemaPlace SchemaPlace::child(std::string_view key) const {
  SchemaPlace place;
  place.schema_ = schema_;
  for (const json::Value part : parts_) {
    if (const auto found = child_part(part, key)) place.add(*found);
  }
  return place;
}

json::Value SchemaPlace::first(std::string_view keyword) const {
  for (const json::Value part : parts_) {
    if (const auto value = part.find(keyword)) return *value;
  }
  return {};
}

std::vector<json::Value> SchemaPlace::all(std::string_view keyword) const {
  std::vector<json::Value> values;
  for (const json::Value part : parts_) {
    if (const auto value = part.find(keyword)) values.push_back(*value);
  }
  return values;
}

std::string SchemaPlace::title() const {
  const json::Value title = first("title");
  return title.is(json::Kind::string) ? std::string(title.text()) : std::string{};
}

std::vector<std::string> SchemaPlace::fields() const {
  std::vector<std::string> names;
  for (const json::Value properties : all("properties")) {
    if (!properties.is(json::Kind::object)) continue;
    for (const json::Value property : properties) append_once(std::string(property.key()), names);
  }
  return names;
}

std::vector<std::string> SchemaPlace::types() const {
  std::vector<std::string> names;
  for (const json::Value type : all("type")) {
    if (type.is(json::Kind::string)) append_once(std::string(type.text()), names);
    if (!type.is(json::Kind::array)) continue;
    for (const json::Value one : type) append_once(std::string(one.text()), names);
  }
  return names;
}

}  // namespace zhibiao::bind
