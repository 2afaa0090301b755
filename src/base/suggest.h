// nearest: "did you mean" for a mistyped word.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zhibiao {

// The candidate that takes the fewest edits (a character added, dropped, changed, or two swapped)
// to reach from `word`; the first of several. None where the best needs more than a third of the
// word.
std::optional<std::string> nearest(std::string_view word,
                                   const std::vector<std::string>& candidates);

}  // namespace zhibiao
