// number_place: where on its page a page number stands, and which way up.
//
// In: the page setup of a section, that of the upright pages it is bound with, the number and its
// width. Out: a corner and a direction. GB/T 9704-2012 7.5: odd pages at the outer right, even pages
// at the outer left. Clause 10, of a table across (横排): its page has the number where the other
// pages have it, its head on the binding side of an odd page and on the cut side of an even one. Both
// are the sheet's left edge, so the sheet lies a quarter turn to the left, and its foot, with the
// number, is the left edge of the page as read. Sets no text.
#pragma once

#include <cstddef>

#include "base/geometry.h"
#include "bind/document.h"

namespace zhibiao::layout {

struct NumberPlace {
  Point corner;         // of the number's em box: where its reading begins, at the top
  bool turned = false;  // a quarter turn to the right: read downwards, its foot to the left
};

// The setup of the numbered upright pages that a section's pages lie among: those before it, else
// those after it. nullptr: the section is upright itself, or no upright sheet has its size.
const form::PageSetup* find_upright(const bind::Document& document, std::size_t section);

// `page.number` is there. `upright`: as find_upright gives it. `width`: of the number's text.
NumberPlace place_number(const form::PageSetup& page, const form::PageSetup* upright, int number,
                         Length width);

}  // namespace zhibiao::layout
