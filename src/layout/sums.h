// Sums: figures of footer rows (本页小计, 累计), added up exactly as the pages are cut.
//
// In: the addends of a table's rows, decimal text as typed. Out: for each sum the figure of this
// page or of all pages so far, with as many decimals as the most precise addend. Never a binary
// float; rounds nothing.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "bind/document.h"

namespace zhibiao::layout {

class Sums {
 public:
  explicit Sums(const std::vector<form::Sum>& sums);
  ~Sums();
  Sums(Sums&&) noexcept;
  Sums& operator=(Sums&&) noexcept;

  void start_page();
  // `addends`: Row::addends.
  void add(const std::vector<std::string>& addends);
  // The figure of Table::sums[index]; empty while nothing was added.
  std::string figure(int index) const;

 private:
  struct Totals;
  std::unique_ptr<Totals> totals_;
};

// `cell` with the figures in place of its sums.
bind::Cell fill_sums(const bind::Cell& cell, const Sums& sums);

}  // namespace zhibiao::layout
