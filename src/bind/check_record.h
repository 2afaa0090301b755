// check_record: does the record have the fields and kinds of values that record.schema.json asks
// for?
//
// In: the record and the template's JSON Schema (draft 7), both with their places. Out: one error
// for each violation, at its place, in the words of the form (the schema's titles), with a cure.
// Knows nothing of the template's look; binding goes on only with a record that passes.
#pragma once

#include "base/diagnostic.h"
#include "json/value.h"

namespace zhibiao::bind {

class CompiledSchema;

// False exactly when an error was added. Past a thousand violations it says how many more there
// are.
bool check_record(const json::Tree& record, const json::Tree& schema, Diagnostics& diagnostics);

// The same where compile_schema (bind/violations.h) has made `compiled` of `schema` already.
bool check_record(const json::Tree& record, const json::Tree& schema,
                  const CompiledSchema& compiled, Diagnostics& diagnostics);

}  // namespace zhibiao::bind
