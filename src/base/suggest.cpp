#include "base/suggest.h"

#include <algorithm>

#include "base/utf8.h"

namespace zhibiao {

namespace {

// Optimal string alignment distance: three rows of the table of prefixes are enough.
std::size_t edit_distance(std::u32string_view from, std::u32string_view to) {
  std::vector<std::size_t> before(to.size() + 1), above(to.size() + 1), row(to.size() + 1);
  for (std::size_t column = 0; column <= to.size(); ++column) above[column] = column;
  for (std::size_t line = 1; line <= from.size(); ++line) {
    row[0] = line;
    for (std::size_t column = 1; column <= to.size(); ++column) {
      const bool same = from[line - 1] == to[column - 1];
      row[column] = std::min({above[column] + 1, row[column - 1] + 1, above[column - 1] + !same});
      const bool swapped = line > 1 && column > 1 && from[line - 1] == to[column - 2] &&
                           from[line - 2] == to[column - 1];
      if (swapped) row[column] = std::min(row[column], before[column - 2] + 1);
    }
    before.swap(above);
    above.swap(row);
  }
  return above.back();
}

}  // namespace

std::optional<std::string> nearest(std::string_view word,
                                   const std::vector<std::string>& candidates) {
  constexpr std::size_t longest_word = 64;  // a longer one is no slip of the finger
  const std::u32string wanted = utf8::to_utf32(word);
  if (wanted.size() > longest_word) return std::nullopt;
  std::size_t least = std::max<std::size_t>(1, wanted.size() / 3) + 1;
  const std::string* best = nullptr;
  for (const std::string& candidate : candidates) {
    if (candidate.size() > 4 * longest_word) continue;
    const std::size_t distance = edit_distance(wanted, utf8::to_utf32(candidate));
    if (distance >= least) continue;
    least = distance;
    best = &candidate;
  }
  return best == nullptr ? std::nullopt : std::optional(*best);
}

}  // namespace zhibiao
