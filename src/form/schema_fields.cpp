#include "form/schema_fields.h"

#include <algorithm>

namespace zhibiao::form {

namespace {

bool is_index(std::string_view key) {
  return !key.empty() &&
         std::all_of(key.begin(), key.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool contains(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// What one part of a schema says of a member, if anything.
std::optional<json::Value> member_part(json::Value part, std::string_view key) {
  if (const auto properties = part.find("properties")) {
    if (const auto property = properties->find(key)) return property;
  }
  const auto others = part.find("additionalProperties");
  return others && others->is(json::Kind::object) ? others : std::nullopt;
}

}  // namespace

SchemaFields SchemaFields::root(const json::Tree* schema) {
  SchemaFields fields;
  if (schema == nullptr) return fields;
  fields.schema_ = schema;
  fields.add(schema->root());
  return fields;
}

bool SchemaFields::declares(std::string_view keyword) const {
  return std::any_of(parts_.begin(), parts_.end(),
                     [keyword](json::Value part) { return part.find(keyword).has_value(); });
}

bool SchemaFields::allows_other_members() const {
  const bool says_so = std::any_of(parts_.begin(), parts_.end(), [](json::Value part) {
    const auto others = part.find("additionalProperties");
    return others && others->boolean();
  });
  return says_so || declares("patternProperties");
}

std::vector<std::string> SchemaFields::types() const {
  std::vector<std::string> names;
  for (const json::Value part : parts_) {
    const auto type = part.find("type");
    if (!type) continue;
    if (type->is(json::Kind::string)) names.emplace_back(type->text());
    for (const json::Value one : *type) names.emplace_back(one.text());
  }
  return names;
}

std::optional<SchemaFields> SchemaFields::member(std::string_view key) const {
  SchemaFields fields;
  fields.schema_ = schema_;
  for (const json::Value part : parts_) {
    if (const auto found = member_part(part, key)) fields.add(*found);
  }
  if (!fields.parts_.empty() || parts_.empty() || allows_other_members()) return fields;
  if (is_index(key) && declares("items")) return items();
  if (declares("properties")) return std::nullopt;
  const std::vector<std::string> known = types();
  if (known.empty() || contains(known, "object")) return fields;
  return is_index(key) && contains(known, "array") ? std::optional(fields) : std::nullopt;
}

SchemaFields SchemaFields::items() const {
  SchemaFields fields;
  fields.schema_ = schema_;
  for (const json::Value part : parts_) {
    const auto items = part.find("items");
    if (items && items->is(json::Kind::object)) fields.add(*items);
    if (!items || !items->is(json::Kind::array)) continue;
    for (const json::Value item : *items) fields.add(item);
  }
  return fields;
}

std::vector<std::string> SchemaFields::names() const {
  std::vector<std::string> names;
  for (const json::Value part : parts_) {
    const auto properties = part.find("properties");
    if (!properties) continue;
    for (const json::Value property : *properties) {
      if (!contains(names, property.key())) names.emplace_back(property.key());
    }
  }
  return names;
}

bool SchemaFields::may_be_list() const {
  const std::vector<std::string> known = types();
  if (known.empty()) return declares("items") || !(declares("properties") || declares("enum"));
  return contains(known, "array");
}

bool SchemaFields::may_be_text() const {
  const std::vector<std::string> known = types();
  if (known.empty())
    return !declares("properties") && (!declares("items") || items().may_be_text());
  const bool scalar = contains(known, "string") || contains(known, "number") ||
                      contains(known, "integer") || contains(known, "boolean");
  return scalar || (contains(known, "array") && items().may_be_text());
}

}  // namespace zhibiao::form
