#include "layout/sums.h"

#include <doctest/doctest.h>

using namespace zhibiao;

namespace {

using Addends = std::vector<std::string>;

}  // namespace

TEST_CASE(
    "sums: figures add up exactly, keep the most decimals, and count from the page or the start") {
  layout::Sums sums({{{false, {"amount"}}, false}, {{false, {"amount"}}, true}});
  CHECK(sums.figure(0).empty());
  sums.start_page();
  for (int count = 0; count < 10; ++count) sums.add(Addends({"0.1", "0.1"}));
  CHECK(sums.figure(0) == "1.0");
  sums.start_page();
  sums.add(Addends({"6688.63", "6688.63"}));
  sums.add(Addends({"-0.005", "-0.005"}));
  sums.add(Addends({"", ""}));
  CHECK(sums.figure(0) == "6688.625");
  CHECK(sums.figure(1) == "6689.625");
}

TEST_CASE("sums: a figure beyond 64 bits is exact") {
  layout::Sums sums({{{false, {"amount"}}, true}});
  sums.add(Addends({"99999999999999999999.99"}));
  sums.add(Addends({"0.01"}));
  CHECK(sums.figure(0) == "100000000000000000000.00");
}
