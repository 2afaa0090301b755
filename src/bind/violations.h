// find_violations: where a record breaks its JSON Schema. The only place that knows valijson; the
// words for people are made in explain_violation.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "json/value.h"

namespace zhibiao::bind {

// The keyword of the schema (draft 7) that a value breaks.
enum class Keyword : std::uint8_t {
  type,
  required,
  unknown_field,
  enumeration,
  constant,
  pattern,
  format,
  minimum,
  exclusive_minimum,
  maximum,
  exclusive_maximum,
  multiple_of,
  min_length,
  max_length,
  min_items,
  max_items,
  min_fields,
  max_fields,
  unique_items,
  dependency,
  other,
};

struct Violation {
  std::string pointer;  // RFC 6901, of the value in the record
  Keyword keyword = Keyword::other;
  std::string detail;  // required, unknown_field, dependency: the field's name
  bool operator==(const Violation&) const = default;
};

// A schema made ready to be asked: much more work than asking. Immutable; may be shared among
// threads.
class CompiledSchema {
 public:
  virtual ~CompiledSchema() = default;
};

// Fails when the schema itself cannot be used.
Result<std::shared_ptr<const CompiledSchema>> compile_schema(const json::Tree& schema);

// In the order of the record's checks, each once. Fails where the schema turns out to be of no use.
Result<std::vector<Violation>> find_violations(const json::Tree& record,
                                               const CompiledSchema& schema);

}  // namespace zhibiao::bind
