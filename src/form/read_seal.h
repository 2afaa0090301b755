// The pictures of seals that a template names -> Seal and EdgeSeal. Opens no file.
#pragma once

#include <optional>

#include "form/reading.h"
#include "form/template.h"

namespace zhibiao::form {

// "seal-picture" of a sign-off block; `value` may not exist. `usual`: the size where none is
// stated; 0: one is needed.
std::optional<Seal> read_seal(json::Value value, Length usual, Reading& reading);

// "edge-seal" of a template; `value` may not exist.
std::optional<EdgeSeal> read_edge_seal(json::Value value, Reading& reading);

}  // namespace zhibiao::form
