// read_content: what a paragraph or a cell says, in any of the ways a template may write it.
#pragma once

#include "form/reading.h"
#include "form/template.h"
#include "json/fields.h"

namespace zhibiao::form {

// A string (a literal), an array of pieces, or one piece. Empty where the value does not exist.
Content read_content(json::Value value, const Scope& scope, Reading& reading);

// The content of an object that may hold other members beside it: its "text" (content), or its
// "value" with "format", "pattern", "empty", "max-chars" and "underline".
Content read_held_content(json::Fields& fields, const Scope& scope, Reading& reading);

// bad-value where `pattern` holds a {word} that is none of `words`.
void check_pattern(json::Value pattern, const std::vector<std::string>& words,
                   Diagnostics& diagnostics);

}  // namespace zhibiao::form
