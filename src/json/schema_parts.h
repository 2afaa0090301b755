// schema_parts: the parts of a JSON Schema (draft 7) that speak of one value together: "$ref" into
// the same file, "allOf", "anyOf" and "oneOf" are followed. Judges nothing.
#pragma once

#include <vector>

#include "json/value.h"

namespace zhibiao::json {

// Adds `part` and those that it leads to, each once.
void add_schema_parts(Value part, const Tree& schema, std::vector<Value>& parts);

}  // namespace zhibiao::json
