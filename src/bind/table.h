// bind_table: a template's table -> rows and cells, with every group expanded.
#pragma once

#include <memory>

#include "bind/context.h"

namespace zhibiao::bind {

// Header rows first. A group makes its rows once for each item and at least `min` times; its labels
// stand before the cells of its first row and span all rows that it made. Cells that reach "to the
// last row" have their span resolved. No rows at all where the record gives none. Footer rows last;
// each item of an "each" adds to the footer's sums with the first row that is made of it alone.
Table bind_table(const form::Table& table, const Scope& scope, Context& context);

// The same table, `items_a_part` items at a time; nullptr where it has no more than two parts'
// items or cannot be parted: its rows must come from one group for each item, and no cell may reach
// over the rows of an item (the group has no label, nothing spans "all" rows). `table` and the
// record must outlive the result.
std::shared_ptr<const LongTable> bind_long_table(const form::Table& table, const Scope& scope,
                                                 Context& context, std::size_t items_a_part = 128);

}  // namespace zhibiao::bind
