// LongTable: a table of very many rows that are bound part by part, when somebody wants them.
//
// In: nothing; bind/table makes it. Out: parts, each a Table of its own with all header and footer
// rows and a stretch of the body rows. No cell reaches over the end of a part, and the parts' body
// rows in order are those of the whole table. A list of 100,000 items is never held in rows at
// once.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/diagnostic.h"

namespace zhibiao::bind {

struct Table;

class LongTable {
 public:
  virtual ~LongTable() = default;

  virtual std::size_t parts() const = 0;
  // Faults in the part's cells are added to `diagnostics` each time.
  virtual Table part(std::size_t index, Diagnostics& diagnostics) const = 0;
  // What each item adds to the footer's sums (Row::addends).
  virtual std::size_t items() const = 0;
  virtual std::vector<std::string> addends(std::size_t item) const = 0;
};

}  // namespace zhibiao::bind
