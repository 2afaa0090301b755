// solve_columns: the widths of a table's columns.
//
// In: the columns as declared (fixed, share of the table's width, fraction of what is left) and the
// width at hand. Out: one Length a column; they add up to the table's width exactly when the
// declaration fills it. Looks at no text.
#pragma once

#include <optional>
#include <vector>

#include "base/diagnostic.h"
#include "bind/document.h"

namespace zhibiao::layout {

// nullopt exactly when an error was added (columns that do not fit `available`).
std::optional<std::vector<Length>> solve_columns(const bind::Table& table, Length available,
                                                 Diagnostics& diagnostics);

// Distances of the column edges from the table's left edge: widths.size() + 1 entries.
std::vector<Length> column_edges(const std::vector<Length>& widths);

}  // namespace zhibiao::layout
