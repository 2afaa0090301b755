#include "layout/borders.h"

#include <doctest/doctest.h>

using namespace zhibiao;
using layout::Edge;

namespace {

const form::Rule thin{Length::from_emu(6'350)};
const form::Rule thick{Length::from_emu(12'700)};

void add_box(std::vector<Edge>& edges, Length x, Length y, Length width, Length height,
             const form::Rule& rule, Edge::Rank rank = Edge::Rank::inner) {
  const Point top_left{x, y}, top_right{x + width, y};
  const Point bottom_left{x, y + height}, bottom_right{x + width, y + height};
  edges.push_back({top_left, top_right, rule, rank});
  edges.push_back({bottom_left, bottom_right, rule, rank});
  edges.push_back({top_left, bottom_left, rule, rank});
  edges.push_back({top_right, bottom_right, rule, rank});
}

int count(const std::vector<layout::RuleSegment>& rules, bool horizontal) {
  int total = 0;
  for (const auto& rule : rules) total += (rule.from.y == rule.to.y) == horizontal ? 1 : 0;
  return total;
}

}  // namespace

TEST_CASE("two cells side by side share one rule, and level rules are joined") {
  std::vector<Edge> edges;
  add_box(edges, Length::mm(0), Length::mm(0), Length::mm(10), Length::mm(5), thin);
  add_box(edges, Length::mm(10), Length::mm(0), Length::mm(10), Length::mm(5), thin);
  const auto rules = layout::resolve_borders(edges);
  CHECK(count(rules, true) == 2);
  CHECK(count(rules, false) == 3);
}

TEST_CASE("at a corner a rule ends at the outer edge of the rule it meets, so corners are closed") {
  std::vector<Edge> edges;
  add_box(edges, Length::mm(0), Length::mm(0), Length::mm(10), Length::mm(5), thick);
  for (const auto& rule : layout::resolve_borders(edges)) {
    if (rule.from.y != rule.to.y) continue;
    CHECK(rule.from.x == Length() - thick.width / 2);
    CHECK(rule.to.x == Length::mm(10) + thick.width / 2);
  }
}

TEST_CASE("the frame wins over inner rules, a cell's own word over the frame, even to have none") {
  const Point from{Length(), Length()}, to{Length::mm(10), Length()};
  const form::Rule none{};
  const auto framed = layout::resolve_borders(
      {{from, to, thin, Edge::Rank::inner}, {from, to, thick, Edge::Rank::outer}});
  REQUIRE(framed.size() == 1);
  CHECK(framed[0].width == thick.width);
  CHECK(layout::resolve_borders(
            {{from, to, none, Edge::Rank::stated}, {from, to, thick, Edge::Rank::outer}})
            .empty());
}

TEST_CASE("stacked tables with other columns share the line between them once") {
  std::vector<Edge> edges;
  add_box(edges, Length::mm(0), Length::mm(0), Length::mm(30), Length::mm(5), thin);
  add_box(edges, Length::mm(0), Length::mm(5), Length::mm(13), Length::mm(5), thin);
  add_box(edges, Length::mm(13), Length::mm(5), Length::mm(17), Length::mm(5), thin);
  const auto rules = layout::resolve_borders(edges);
  CHECK(count(rules, true) == 3);
  CHECK(count(rules, false) == 3);
}

TEST_CASE("at a joint a rule ends in the middle of the rule that runs through") {
  std::vector<Edge> edges;
  add_box(edges, Length::mm(0), Length::mm(0), Length::mm(10), Length::mm(10), thick,
          Edge::Rank::outer);
  edges.push_back({{Length(), Length::mm(5)}, {Length::mm(10), Length::mm(5)}, thin});
  for (const auto& rule : layout::resolve_borders(edges)) {
    if (rule.from.y != Length::mm(5) || rule.to.y != Length::mm(5)) continue;
    CHECK(rule.from.x == Length());
    CHECK(rule.to.x == Length::mm(10));
  }
}
