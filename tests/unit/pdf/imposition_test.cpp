#include "pdf/imposition.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace zhibiao::pdf {
namespace {

const Size a4{Length::mm(210), Length::mm(297)};
const Size a4_across{Length::mm(297), Length::mm(210)};

TEST_CASE("the outer sheet of a booklet has the last page beside the first, the second behind it") {
  using Sides = std::vector<Spread>;
  CHECK(booklet_sides(4) == Sides{{3, 0}, {1, 2}});
  CHECK(booklet_sides(8) == Sides{{7, 0}, {1, 6}, {5, 2}, {3, 4}});
  CHECK(booklet_sides(5) == Sides{{std::nullopt, 0}, {1, std::nullopt}, {std::nullopt, 2}, {3, 4}});
  CHECK(booklet_sides(0).empty());
}

TEST_CASE("folded, a booklet of any length is read in order") {
  for (std::size_t pages = 1; pages <= 40; ++pages) {
    CAPTURE(pages);
    const std::vector<Spread> sides = booklet_sides(pages);
    REQUIRE(sides.size() % 2 == 0);
    // Leaves from the outside in: each sheet's right half is a leaf, front and back; then, from the
    // inside out, each sheet's left half.
    std::vector<std::optional<std::size_t>> read;
    for (std::size_t sheet = 0; sheet < sides.size(); sheet += 2) {
      read.push_back(sides[sheet][1]);
      read.push_back(sides[sheet + 1][0]);
    }
    for (std::size_t sheet = sides.size(); sheet > 0; sheet -= 2) {
      read.push_back(sides[sheet - 1][1]);
      read.push_back(sides[sheet - 2][0]);
    }
    REQUIRE(read.size() == (pages + 3) / 4 * 4);
    for (std::size_t place = 0; place < read.size(); ++place) {
      CHECK(read[place] == (place < pages ? std::optional(place) : std::nullopt));
    }
  }
}

TEST_CASE("a page stands in the middle of its half, turned where it lies across it") {
  const Placement straight = place_on_half(a4, a4, Length::mm(210));
  CHECK(straight.turn == std::array{1, 0, 0, 1});
  CHECK(straight.x == Length::mm(210));
  CHECK(straight.y == Length());
  // A turned page's corner (0, 0) comes to the half's lower right corner.
  const Placement turned = place_on_half(a4_across, a4, Length());
  CHECK(turned.turn == std::array{0, 1, -1, 0});
  CHECK(turned.x == Length::mm(210));
  CHECK(turned.y == Length());
  const Placement smaller = place_on_half({Length::mm(148), Length::mm(210)}, a4, Length());
  CHECK(smaller.x == Length::mm(31));
}

}  // namespace
}  // namespace zhibiao::pdf
