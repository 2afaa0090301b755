// bind_table: a template's table -> rows and cells, with every group expanded.
#pragma once

#include "bind/context.h"

namespace zhibiao::bind {

// Header rows first. A group makes its rows once for each item and at least `min` times; its labels
// stand before the cells of its first row and span all rows that it made. Cells that reach "to the
// last row" have their span resolved. No rows at all where the record gives none. Footer rows last;
// each item of an "each" adds to the footer's sums with the first row that is made of it alone.
Table bind_table(const form::Table& table, const Scope& scope, Context& context);

}  // namespace zhibiao::bind
