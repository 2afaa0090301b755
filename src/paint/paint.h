// paint: Layout -> DisplayList. Fills first, then text in reading order, then rules. Total: it cannot
// fail. Decides nothing about places.
#pragma once

#include "layout/layout.h"
#include "paint/display_list.h"

namespace zhibiao::paint {

DisplayList paint(const layout::Layout& layout);

}  // namespace zhibiao::paint
