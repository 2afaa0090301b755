// SchemaFields: what record.schema.json (JSON Schema, draft 7) lets stand at one place of a record,
// as far as a template's bindings ask: the names of members, whether it is a list, whether it is
// text.
//
// "properties", "items", "$ref" into the same file, "allOf", "anyOf" and "oneOf" are followed. A
// place of which the schema says nothing is open: every name is good there. Validates no record.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "json/schema_parts.h"
#include "json/value.h"

namespace zhibiao::form {

class SchemaFields {
 public:
  // An open place.
  SchemaFields() = default;
  // The root of a record. `schema` may be null: open. It must outlive the result.
  static SchemaFields root(const json::Tree* schema);

  // The place of a member (or of an item, where the name is a number); none where the schema has no
  // such name.
  std::optional<SchemaFields> member(std::string_view key) const;
  SchemaFields items() const;

  // Names of the members that are declared, in the schema's order.
  std::vector<std::string> names() const;
  bool may_be_list() const;
  // Text, a number, or a list of such: something that a cell can show.
  bool may_be_text() const;
  // The types that are stated: "string", "null" ... None where nothing is said of them.
  std::vector<std::string> types() const;
  // The first place in the schema that speaks of it; may not exist.
  json::Value at() const { return parts_.empty() ? json::Value() : parts_.front(); }

 private:
  void add(json::Value part) { json::add_schema_parts(part, *schema_, parts_); }
  bool declares(std::string_view keyword) const;
  bool allows_other_members() const;

  const json::Tree* schema_ = nullptr;
  std::vector<json::Value> parts_;  // all speak of this place; none: open
};

}  // namespace zhibiao::form
