#include "layout/borders.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace zhibiao::layout {

namespace {

// A stretch [begin, end) of one grid line.
struct Stretch {
  Length begin, end;
  form::Rule rule;
  Edge::Rank rank;
};

// All stretches of one direction, by the coordinate of their grid line.
using Lines = std::map<Length, std::vector<Stretch>>;

bool is_horizontal(const Edge& edge) {
  return edge.from.y == edge.to.y;
}

bool wins(const Stretch& a, const Stretch& b) {
  return std::tuple(a.rank, a.rule.width) > std::tuple(b.rank, b.rule.width);
}

void append_joined(const Stretch& stretch, std::vector<Stretch>& line) {
  if (stretch.rule.width == Length()) return;
  if (!line.empty() && line.back().end == stretch.begin && line.back().rule == stretch.rule) {
    line.back().end = stretch.end;
  } else {
    line.push_back(stretch);
  }
}

// One winner for each piece between two neighbouring ends; equal neighbours joined. A grid line
// holds at most two stretches over each other (the cells on its two sides), so the sweep keeps few
// open.
std::vector<Stretch> resolve_line(std::vector<Stretch> wishes) {
  std::sort(wishes.begin(), wishes.end(),
            [](const Stretch& a, const Stretch& b) { return a.begin < b.begin; });
  std::vector<Length> ends;
  for (const Stretch& wish : wishes) {
    ends.push_back(wish.begin);
    ends.push_back(wish.end);
  }
  std::sort(ends.begin(), ends.end());
  ends.erase(std::unique(ends.begin(), ends.end()), ends.end());

  std::vector<Stretch> line, open;
  std::size_t next = 0;
  for (std::size_t piece = 0; piece + 1 < ends.size(); ++piece) {
    std::erase_if(open, [&](const Stretch& wish) { return wish.end <= ends[piece]; });
    for (; next < wishes.size() && wishes[next].begin == ends[piece]; ++next) {
      open.push_back(wishes[next]);
    }
    if (open.empty()) continue;
    Stretch winner = *std::min_element(open.begin(), open.end(), wins);
    winner.begin = ends[piece];
    winner.end = ends[piece + 1];
    append_joined(winner, line);
  }
  return line;
}

Lines resolve(const std::vector<Edge>& edges, bool horizontal) {
  std::map<Length, std::vector<Stretch>> wishes;
  for (const Edge& edge : edges) {
    if (is_horizontal(edge) != horizontal) continue;
    const Stretch stretch = horizontal ? Stretch{edge.from.x, edge.to.x, edge.rule, edge.rank}
                                       : Stretch{edge.from.y, edge.to.y, edge.rule, edge.rank};
    if (stretch.begin < stretch.end)
      wishes[horizontal ? edge.from.y : edge.from.x].push_back(stretch);
  }
  Lines lines;
  for (auto& [at, stretches] : wishes) lines[at] = resolve_line(std::move(stretches));
  return lines;
}

// Width of the crossing rule whose end makes a corner with a rule that ends at the point. A
// crossing rule that runs on, in one piece or two, makes a joint: there the rule ends in its
// middle, for at some resolutions it would stick out on the far side of a rule that is hardly
// wider.
Length corner_width(const Lines& crossing, Length line_at, Length along) {
  const auto line = crossing.find(line_at);
  if (line == crossing.end()) return Length();
  const std::vector<Stretch>& stretches = line->second;
  auto after =
      std::upper_bound(stretches.begin(), stretches.end(), along,
                       [](Length value, const Stretch& stretch) { return value < stretch.begin; });
  Length width;
  int touching = 0;
  // The stretch that begins at or before the point, and the one before it, which may end there.
  for (int step = 0; step < 2 && after != stretches.begin(); ++step) {
    --after;
    if (along > after->end) continue;
    if (along != after->begin && along != after->end) return Length();
    width = after->rule.width;
    ++touching;
  }
  return touching == 1 ? width : Length();
}

// At a corner both rules reach the other's outer edge, so that it is square and closed.
void append_segments(const Lines& lines, const Lines& crossing, bool horizontal,
                     std::vector<RuleSegment>& segments) {
  for (const auto& [at, stretches] : lines) {
    for (const Stretch& stretch : stretches) {
      const Length begin = stretch.begin - corner_width(crossing, stretch.begin, at) / 2;
      const Length end = stretch.end + corner_width(crossing, stretch.end, at) / 2;
      const Point from = horizontal ? Point{begin, at} : Point{at, begin};
      const Point to = horizontal ? Point{end, at} : Point{at, end};
      segments.push_back({from, to, stretch.rule.width, stretch.rule.color, stretch.rule.line});
    }
  }
}

}  // namespace

std::vector<RuleSegment> resolve_borders(const std::vector<Edge>& edges) {
  const Lines horizontal = resolve(edges, true);
  const Lines vertical = resolve(edges, false);
  std::vector<RuleSegment> segments;
  append_segments(horizontal, vertical, true, segments);
  append_segments(vertical, horizontal, false, segments);
  return segments;
}

}  // namespace zhibiao::layout
