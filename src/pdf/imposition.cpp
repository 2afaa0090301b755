#include "pdf/imposition.h"

namespace zhibiao::pdf {

std::vector<Spread> booklet_sides(std::size_t pages) {
  const std::size_t all = (pages + 3) / 4 * 4;
  const auto page = [pages](std::size_t index) {
    return index < pages ? std::optional(index) : std::nullopt;
  };
  std::vector<Spread> sides;
  for (std::size_t first = 0; first < all / 2; first += 2) {
    const std::size_t last = all - 1 - first;
    sides.push_back({page(last), page(first)});
    sides.push_back({page(first + 1), page(last - 1)});
  }
  return sides;
}

Placement place_on_half(Size page, Size half, Length left) {
  const bool is_wide = page.width > page.height, half_is_wide = half.width > half.height;
  if (is_wide == half_is_wide || page.width == page.height) {
    return {{1, 0, 0, 1}, left + (half.width - page.width) / 2, (half.height - page.height) / 2};
  }
  // (x, y) -> (-y, x), then moved back onto the half.
  return {{0, 1, -1, 0},
          left + (half.width - page.height) / 2 + page.height,
          (half.height - page.width) / 2};
}

}  // namespace zhibiao::pdf
