#include "text/coverage.h"

#include <algorithm>

namespace zhibiao::text {

std::size_t count_covered(HanSet set, std::span<const Face* const> faces) {
  std::size_t count = 0;
  for (const CodeRange& range : ranges_of(set)) {
    for (char32_t c = range.first; c <= range.last; ++c) {
      const auto has = [c](const Face* face) { return face->glyph(c).has_value(); };
      if (std::any_of(faces.begin(), faces.end(), has)) ++count;
    }
  }
  return count;
}

}  // namespace zhibiao::text
