// Sums of footer rows (本页小计, 累计): which there are in a table, and what each item of the
// record adds to them. Adds nothing up: that waits until the pages are cut.
#pragma once

#include <string>
#include <vector>

#include "bind/context.h"

namespace zhibiao::bind {

bool is_same(const form::Sum& a, const form::Sum& b);

// The distinct sums of a footer, in the order in which they are first used.
std::vector<form::Sum> sums_of(const std::vector<form::Row>& footer);

// What `item` adds to each of `sums`, parallel to them: a plain decimal, without the commas
// of thousands; empty where the item has no such figure. Text that is no figure is a
// record-value warning; null, "" and the fillers — and / are none.
std::vector<std::string> addends_of(json::Value item, const std::vector<form::Sum>& sums,
                                    Diagnostics& diagnostics);

}  // namespace zhibiao::bind
