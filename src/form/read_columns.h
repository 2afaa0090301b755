// The widths of a table's columns and whether they fit, as far as that can be told without a
// record.
#pragma once

#include "form/reading.h"
#include "form/template.h"

namespace zhibiao::form {

std::vector<Column> read_columns(json::Value value, Diagnostics& diagnostics);

// columns-too-wide at the column with which the sum passes the width of the table, or which is left
// without room; the width is `table.width` or the text width of the page.
void check_columns(const Table& table, Length text_width, Diagnostics& diagnostics);

}  // namespace zhibiao::form
