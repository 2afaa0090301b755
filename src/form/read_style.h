// read_style_members: what one style object says, laid over the draft that it starts from. "like"
// is known here but followed by StyleTable.
#pragma once

#include "base/diagnostic.h"
#include "form/style_table.h"
#include "json/value.h"

namespace zhibiao::form {

void read_style_members(json::Value object, StyleDraft& draft, Diagnostics& diagnostics);

}  // namespace zhibiao::form
