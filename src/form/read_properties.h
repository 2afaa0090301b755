// "properties" of a template -> Properties: what the file says of itself to catalogues and
// archives.
#pragma once

#include "form/reading.h"
#include "form/template.h"

namespace zhibiao::form {

// `value` may not exist.
Properties read_properties(json::Value value, const Scope& scope, Reading& reading);

}  // namespace zhibiao::form
