// dump: a Layout as text, for golden tests and for `--dump layout`. One line a thing, lengths in
// millimetres with three decimals, stable order. Written for eyes and diffs, not for reading back.
#pragma once

#include <string>

#include "layout/layout.h"

namespace zhibiao::layout {

std::string dump(const Layout& layout);

}  // namespace zhibiao::layout
