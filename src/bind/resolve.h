// resolve: a template's Path -> the value in the record. Also what counts as "there" for "when" and
// "unless". Reads nothing out of the value.
#pragma once

#include <vector>

#include "bind/context.h"

namespace zhibiao::bind {

// The value at `path`; one that does not exist where the record has null or nothing on the way. A
// scalar on the way is an error, reported with `wanted_by`, the place in the template.
json::Value resolve(const form::Path& path, const Scope& scope, json::Value wanted_by,
                    Diagnostics& diagnostics);

// It exists and is not null, "", [] or {}. 0, "0.00" and false are there.
bool is_present(json::Value value);

bool all_hold(const std::vector<form::Condition>& conditions, const Scope& scope,
              json::Value wanted_by, Diagnostics& diagnostics);

// An error about a value of the record that the template cannot use, with both places.
Diagnostic& report_value(json::Value value, json::Value wanted_by, Message what, Message cure,
                         Diagnostics& diagnostics);

}  // namespace zhibiao::bind
