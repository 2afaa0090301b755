// explain_violation: a broken keyword of the schema -> a Diagnostic in the words of the form.
#pragma once

#include "base/diagnostic.h"
#include "bind/violations.h"
#include "json/value.h"

namespace zhibiao::bind {

// Adds at least one error. Unknown fields of one object are reported one by one, each at its name.
void explain_violation(const Violation& violation, const json::Tree& record,
                       const json::Tree& schema, Diagnostics& diagnostics);

}  // namespace zhibiao::bind
