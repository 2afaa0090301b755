#include "layout/sums.h"

#include <doctest/doctest.h>

using namespace zhibiao;

namespace {

bind::Row row(std::vector<std::string> addends) {
  bind::Row made;
  made.addends = std::move(addends);
  return made;
}

}  // namespace

TEST_CASE("sums: figures add up exactly, keep the most decimals, and count from the page or the start") {
  bind::Table table;
  table.sums = {{{false, {"amount"}}, false}, {{false, {"amount"}}, true}};
  layout::Sums sums(table);
  CHECK(sums.figure(0).empty());
  sums.start_page();
  for (int count = 0; count < 10; ++count) sums.add(row({"0.1", "0.1"}));
  CHECK(sums.figure(0) == "1.0");
  sums.start_page();
  sums.add(row({"6688.63", "6688.63"}));
  sums.add(row({"-0.005", "-0.005"}));
  sums.add(row({"", ""}));
  CHECK(sums.figure(0) == "6688.625");
  CHECK(sums.figure(1) == "6689.625");
}

TEST_CASE("sums: a figure beyond 64 bits is exact") {
  bind::Table table;
  table.sums = {{{false, {"amount"}}, true}};
  layout::Sums sums(table);
  sums.add(row({"99999999999999999999.99"}));
  sums.add(row({"0.01"}));
  CHECK(sums.figure(0) == "100000000000000000000.00");
}
