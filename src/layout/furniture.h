// set_page_number: the page number (页码) of one page.
//
// In: a page's number and its section's page setup. Out: the number's line, placed by GB/T
// 9704-2012 7.5: odd pages at the outer right, even pages at the outer left. Changes nothing else,
// so the count of pages cannot change the pages.
#pragma once

#include <vector>

#include "layout/cell_text.h"
#include "layout/layout.h"

namespace zhibiao::layout {

// Whether the number can be set only when all pages are known: its pattern has {pages}.
bool names_total(const form::PageNumber& number);

// `page` is the page's number, `total` that of all pages.
PlacedLine set_page_number(const form::PageSetup& setup, const form::PageNumber& number, int page,
                           int total, TextContext& context);

}  // namespace zhibiao::layout
