// read_prose: flowing text and the look of its numbered headings.
#pragma once

#include "form/reading.h"
#include "form/template.h"
#include "json/fields.h"

namespace zhibiao::form {

// Reads "prose", "style" and "levels" of a block.
Prose read_prose(json::Fields& fields, const Scope& scope, Reading& reading);

}  // namespace zhibiao::form
