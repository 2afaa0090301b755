// read_budget: how long a form may be, and what may be given up to keep it so ("pages").
#pragma once

#include "base/diagnostic.h"
#include "form/template.h"
#include "json/value.h"

namespace zhibiao::form {

// {"at-most": N, "by": [STEP...]}; a STEP is "leading", "size to 小五" or {"size": "小五"}. No
// budget where `value` does not exist.
PageBudget read_budget(json::Value value, Diagnostics& diagnostics);

}  // namespace zhibiao::form
