// xlsx_rows: a workbook (ECMA-376, .xlsx) -> the rows of its first visible sheet.
//
// Out: cells as a reader of the sheet would type them (engine/xlsx_number.h); of a formula its last
// result. A cell with an error value makes its row a fault. The sheet is read piece by piece; the
// workbook's table of texts is held.
#pragma once

#include <filesystem>
#include <memory>

#include "engine/table_rows.h"

namespace zhibiao::engine {

// A file that is no such workbook gives one row with a fault.
std::unique_ptr<RowSource> xlsx_rows(const std::filesystem::path& file);

}  // namespace zhibiao::engine
