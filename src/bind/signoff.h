// bind_signoff: a sign-off block (签字盖章栏) -> a table of one cell.
#pragma once

#include "bind/context.h"

namespace zhibiao::bind {

// The seal of a picture; none where the picture is not loaded.
std::optional<Seal> bind_seal(const form::Seal& seal,
                              const std::vector<form::PictureFile>& pictures);

// One row that never splits. The cell's body holds title and opinion, its foot the signer label and
// the date line, both set flush right, so many insets in from the right edge; the seal's diameter
// is kept free between them.
Table bind_signoff(const form::Signoff& signoff, json::Value at, const Scope& scope,
                   Context& context);

}  // namespace zhibiao::bind
