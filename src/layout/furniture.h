// number_pages: page numbers (页码), once all pages are known.
//
// In: the pages of all sections in order and each section's page setup. Out: Page::number and the
// number's line, placed by GB/T 9704-2012 7.5: odd pages at the outer right, even pages at the
// outer left. Changes nothing else, so the count of pages cannot change the pages.
#pragma once

#include <vector>

#include "layout/cell_text.h"
#include "layout/layout.h"

namespace zhibiao::layout {

void number_pages(const bind::Document& document, std::vector<Page>& pages, TextContext& context);

}  // namespace zhibiao::layout
