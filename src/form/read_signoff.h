// read_signoff: a sign-off block (签字盖章栏).
#pragma once

#include "form/reading.h"
#include "form/template.h"

namespace zhibiao::form {

Signoff read_signoff(json::Value value, const Scope& scope, Reading& reading);

}  // namespace zhibiao::form
