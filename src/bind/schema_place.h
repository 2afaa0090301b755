// SchemaPlace: the parts of a JSON Schema that speak of one value of the record. Looks up; judges
// nothing.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "json/schema_parts.h"
#include "json/value.h"

namespace zhibiao::bind {

// Several parts may speak of one value: "$ref", "allOf", "anyOf" and "oneOf" are followed.
class SchemaPlace {
 public:
  // The place that speaks of the value at `pointer` in a record.
  static SchemaPlace find(const json::Tree& schema, std::string_view pointer);

  // The place of a member or item.
  SchemaPlace child(std::string_view key) const;

  // The first that the parts say of `keyword`; does not exist where none does.
  json::Value first(std::string_view keyword) const;
  std::vector<json::Value> all(std::string_view keyword) const;

  std::string title() const;                // empty: none
  std::vector<std::string> fields() const;  // names under "properties", in order
  std::vector<std::string> types() const;   // names under "type", each once

 private:
  SchemaPlace() = default;
  void add(json::Value part) { json::add_schema_parts(part, *schema_, parts_); }

  const json::Tree* schema_ = nullptr;
  std::vector<json::Value> parts_;
};

}  // namespace zhibiao::bind
