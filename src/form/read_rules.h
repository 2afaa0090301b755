// Rules (框线) of tables and of single cells, as a template writes them.
#pragma once

#include <optional>

#include "base/diagnostic.h"
#include "form/template.h"
#include "json/value.h"

namespace zhibiao::form {

// "none", or {"inner": RULE, "outer": RULE}; 0.5 pt and 1 pt where it is silent.
TableRules read_table_rules(json::Value value, Diagnostics& diagnostics);

// One RULE for all four edges, or {"top", "right", "bottom", "left"}. RULE: "0.5pt", "none" or
// {"width", "color", "line"}.
CellRules read_cell_rules(json::Value value, Diagnostics& diagnostics);

}  // namespace zhibiao::form
