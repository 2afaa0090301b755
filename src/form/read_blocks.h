// read_body: the blocks and sections of a template's "body".
#pragma once

#include <vector>

#include "form/reading.h"
#include "form/template.h"

namespace zhibiao::form {

// Blocks outside a section form sections of their own between the explicit ones, on the page given.
std::vector<Section> read_body(json::Value body, const PageSetup& page, const Scope& scope,
                               Reading& reading);

}  // namespace zhibiao::form
