#include "json/schema_parts.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace zhibiao::json {

namespace {

constexpr int deepest = 32;  // a schema may refer to itself

void add(Value part, int depth, const Tree& schema, std::vector<Value>& parts) {
  if (depth > deepest || !part.is(Kind::object)) return;
  if (std::find(parts.begin(), parts.end(), part) != parts.end()) return;
  parts.push_back(part);
  if (const auto reference = part.find("$ref"); reference && reference->text().starts_with('#')) {
    if (const auto target = schema.at(reference->text().substr(1))) {
      add(*target, depth + 1, schema, parts);
    }
  }
  constexpr std::array<std::string_view, 3> combinations{"allOf", "anyOf", "oneOf"};
  for (const std::string_view keyword : combinations) {
    const auto branches = part.find(keyword);
    if (!branches || !branches->is(Kind::array)) continue;
    for (const Value branch : *branches) add(branch, depth + 1, schema, parts);
  }
}

}  // namespace

void add_schema_parts(Value part, const Tree& schema, std::vector<Value>& parts) {
  add(part, 0, schema, parts);
}

}  // namespace zhibiao::json
