// read_cell: one cell of a table: what it says, what it covers, how it behaves at a page break and
// where its room is too small.
#pragma once

#include "form/reading.h"
#include "form/template.h"

namespace zhibiao::form {

// A string, or an object.
Cell read_cell(json::Value value, const Scope& outer, Reading& reading);

}  // namespace zhibiao::form
