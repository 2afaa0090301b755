#include "pdf/charstring_writer.h"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <vector>

#include "pdf/charstring_number.h"
#include "pdf/path_operators.h"

namespace zhibiao::pdf {

namespace {

// 5177, appendix A.
constexpr char vmoveto = 4, endchar = 14, rmoveto = 21, hmoveto = 22;

bool is_writable(Vector step) {
  return is_charstring_number(step.x) && is_charstring_number(step.y);
}

bool is_writable(const Segment& segment) {
  return is_writable(segment.first) && is_writable(segment.second) && is_writable(segment.end);
}

// The segments of a contour all the way round, without those of no length.
std::vector<Segment> cycle_of(const GlyphOutline& outline, const Contour& contour) {
  std::vector<Segment> cycle;
  cycle.reserve(contour.end - contour.begin + 1);
  Vector way;
  for (std::size_t index = contour.begin; index < contour.end; ++index) {
    const Segment& segment = outline.segments[index];
    way += segment.whole();
    if (segment != Segment{segment.curve, {}, {}, {}}) cycle.push_back(segment);
  }
  if (way != Vector()) cycle.push_back({false, {}, {}, Vector() - way});
  return cycle;
}

std::int64_t bits_of(Vector step) {
  return std::int64_t{likely_bits(step.x)} + likely_bits(step.y);
}

// Turns the cycle that begins at `start` so that it ends with a line that is long to write, and
// leaves that line out; also so that the way to it from `at` is short. Returns where it then
// begins.
Vector open_cycle(std::vector<Segment>& cycle, Vector start, Vector at) {
  std::size_t best = 0;
  std::int64_t most_saved = std::numeric_limits<std::int64_t>::min();
  Vector place = start;
  for (std::size_t index = 0; index < cycle.size(); ++index) {
    place += cycle[index].whole();
    const std::int64_t line = cycle[index].curve ? 0 : bits_of(cycle[index].end);
    const std::int64_t saved = line - bits_of(place - at);
    if (saved <= most_saved) continue;
    most_saved = saved;
    best = index;
    start = place;
  }
  std::rotate(cycle.begin(), cycle.begin() + static_cast<std::ptrdiff_t>(best) + 1, cycle.end());
  if (!cycle.back().curve) cycle.pop_back();
  return start;
}

void append_move(Bytes& code, Vector by) {
  if (by.x != 0 || by.y == 0) append_charstring_number(code, by.x);
  if (by.y != 0) append_charstring_number(code, by.y);
  code += by.y == 0 ? hmoveto : by.x == 0 ? vmoveto : rmoveto;
}

}  // namespace

std::optional<Bytes> write_charstring(const GlyphOutline& outline) {
  Bytes code;
  Vector at;
  PathOperators operators;
  for (const Contour& contour : outline.contours) {
    std::vector<Segment> path = cycle_of(outline, contour);
    if (path.empty()) continue;
    const Vector start = open_cycle(path, contour.start, at);
    const Vector move = start - at;
    const bool fits =
        is_writable(move) &&
        std::all_of(path.begin(), path.end(), [](const Segment& s) { return is_writable(s); });
    if (!fits) return std::nullopt;
    append_move(code, move);
    operators.append(code, path);
    at = start;
    for (const Segment& segment : path) at += segment.whole();
  }
  code += endchar;
  return code;
}

}  // namespace zhibiao::pdf
