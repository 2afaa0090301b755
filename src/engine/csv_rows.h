// csv_rows: a stream of CSV (RFC 4180) -> its rows.
//
// In: bytes in UTF-8; the comma, or where the first line has none, the semicolon or the tab parts
// the cells. Out: cells as typed, spaces included; empty lines are passed over.
#pragma once

#include <iosfwd>
#include <memory>

#include "engine/table_rows.h"

namespace zhibiao::engine {

std::unique_ptr<RowSource> csv_rows(std::unique_ptr<std::istream> in);

}  // namespace zhibiao::engine
