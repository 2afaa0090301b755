// read_path: the text of a binding -> Path, checked against the record's schema.
#pragma once

#include <optional>

#include "form/reading.h"
#include "form/template.h"
#include "json/fields.h"

namespace zhibiao::form {

// What the template means to do with the value.
enum class Use : std::uint8_t { test, show, list };

struct BoundPath {
  Path path;
  SchemaFields fields;  // of the value
};

// binding-unknown where the schema has no such field, or where it is of a kind that cannot be used
// so; bad-value where a relative path stands outside every "each".
std::optional<BoundPath> read_path(json::Value value, Use use, const Scope& scope,
                                   Reading& reading);

// The path of a figure that a footer sums: relative to the items of any "each" of the table.
std::optional<Path> read_sum_path(json::Value value, Reading& reading);

// "when" and "unless".
std::vector<Condition> read_conditions(json::Fields& fields, const Scope& scope, Reading& reading);

}  // namespace zhibiao::form
