// set_page_number: the page number (页码) of one page.
//
// In: a page's number and its section. Out: the number's line (layout/number_place says where).
// Changes nothing else, so the count of pages cannot change the pages.
#pragma once

#include <vector>

#include "layout/cell_text.h"
#include "layout/layout.h"

namespace zhibiao::layout {

// Whether the number can be set only when all pages are known: its pattern has {pages}.
bool names_total(const form::PageNumber& number);

// `page` is the page's number, `total` that of all pages. The section has page numbers.
PlacedLine set_page_number(const bind::Document& document, std::size_t section, int page, int total,
                           TextContext& context);

}  // namespace zhibiao::layout
