// paint: pages with everything in its place -> what is drawn on them. Fills first, then text in
// reading order, each line with its check boxes among the text and its rules (填空线) behind it,
// then the rules of tables. Total: it cannot fail. Decides nothing about places.
#pragma once

#include <vector>

#include "layout/layout.h"
#include "paint/display_list.h"
#include "paint/structure.h"

namespace zhibiao::paint {

// `structure` takes the pages of a form in order.
Page paint(const layout::Page& page, StructureBuilder& structure);

// What is added to a page of this size when all pages are known.
Page paint_addition(Size size, const layout::Addition& addition);

DisplayList paint(const layout::Layout& layout);

}  // namespace zhibiao::paint
