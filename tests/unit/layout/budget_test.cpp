#include "layout/budget.h"

#include <doctest/doctest.h>

using namespace zhibiao;

TEST_CASE("budget: lines close up first, then text loses half a point at a time; titles keep theirs") {
  std::vector<form::Style> styles(2);
  styles[0].size = Length::pt(10);
  styles[0].leading = Length::pt(16);
  styles[1].size = Length::pt(22);
  styles[1].leading = Length::pt(22);
  form::PageBudget budget;
  budget.steps = {{true, Length()}, {false, Length::pt(9)}};
  const auto ladder = layout::budget_ladder(styles, budget);
  REQUIRE(ladder.size() == 6);
  CHECK(ladder[0][0].leading == Length::pt(15));
  CHECK(ladder[3][0].leading == Length::pt(12));
  CHECK(ladder[3][0].size == Length::pt(10));
  CHECK(ladder[5][0].size == Length::pt(9));
  CHECK(ladder[5][1] == styles[1]);
}
