// read_page: paper, margins, grid and page numbers, laid over a page that is given.
#pragma once

#include "form/reading.h"
#include "form/template.h"

namespace zhibiao::form {

// A4 with the margins of GB/T 9704-2012 5.2 (37 26 35 28 mm) and no page number.
PageSetup default_page();

// What `value` says over `base`. bad-value where the margins leave no room.
PageSetup read_page(json::Value value, const PageSetup& base, Reading& reading);

// The width and height between the margins.
Size text_area(const PageSetup& page);

// Tells the scope of a part of the template which page it stands on.
void stand_on(const PageSetup& page, Scope& scope);

}  // namespace zhibiao::form
