// count_covered: how many characters of a set the faces have together.
//
// Looks at which characters the faces map to glyphs, not at how the glyphs look.
#pragma once

#include <span>

#include "base/han_sets.h"
#include "text/font.h"

namespace zhibiao::text {

std::size_t count_covered(HanSet set, std::span<const Face* const> faces);

}  // namespace zhibiao::text
