// paint: Layout -> DisplayList. Fills first, then text in reading order, each line with its check boxes
// among the text and its rules (填空线) behind it, then the rules of tables. Total: it cannot fail. Decides nothing about places.
#pragma once

#include "layout/layout.h"
#include "paint/display_list.h"

namespace zhibiao::paint {

DisplayList paint(const layout::Layout& layout);

}  // namespace zhibiao::paint
