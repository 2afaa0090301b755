#include "base/length.h"

#include <doctest/doctest.h>

#include <numeric>
#include <type_traits>

#include "base/geometry.h"

namespace zhibiao {
namespace {

template <class A, class B>
concept Multiplies = requires(A a, B b) {
  a* b;
};
template <class A, class B>
concept Adds = requires(A a, B b) {
  a + b;
};

static_assert(Multiplies<Length, int>);
static_assert(!Multiplies<Length, Length>);
static_assert(!Adds<Length, int>);
static_assert(!std::is_convertible_v<std::int64_t, Length>);

TEST_CASE("millimetres and points are exact and meet in one unit") {
  CHECK(Length::mm(1).emu() == 36'000);
  CHECK(Length::pt(1).emu() == 12'700);
  CHECK(Length::mm(127) == Length::pt(360));  // five inches
  CHECK(Length::mm(10) / Length::mm(3) == 3);
}

TEST_CASE("mul_div rounds half to even, for either sign") {
  const auto scaled = [](std::int64_t emu, std::int64_t numerator, std::int64_t denominator) {
    return mul_div(Length::from_emu(emu), numerator, denominator).emu();
  };
  CHECK(scaled(1, 1, 2) == 0);
  CHECK(scaled(3, 1, 2) == 2);
  CHECK(scaled(5, 1, 2) == 2);
  CHECK(scaled(7, 1, 4) == 2);
  CHECK(scaled(-1, 1, 2) == 0);
  CHECK(scaled(-3, 1, 2) == -2);
  CHECK(scaled(-5, 1, 2) == -2);
  CHECK(scaled(-7, 1, 4) == -2);
  CHECK(scaled(10, -1, 3) == -3);
}

TEST_CASE("mul_div does not overflow in the middle") {
  const Length long_one = Length::from_emu(4'000'000'000'000);
  CHECK(mul_div(long_one, 3'000'000'000, 3'000'000'000) == long_one);
}

TEST_CASE("shares add up to the whole and stay within one EMU of their due") {
  const Length total = Length::mm(156);
  const std::vector<std::vector<std::int64_t>> cases{
      {1, 1, 1}, {1, 1, 1, 1, 1, 1, 1}, {235, 125, 115, 145, 130, 150, 100}, {0, 1, 0},
      {1},       {999'983, 1, 7}};
  for (const auto& weights : cases) {
    const std::vector<Length> shares = share(total, weights);
    REQUIRE(shares.size() == weights.size());
    CHECK(std::accumulate(shares.begin(), shares.end(), Length()) == total);
    const std::int64_t sum = std::accumulate(weights.begin(), weights.end(), std::int64_t{0});
    for (std::size_t at = 0; at < weights.size(); ++at) {
      const Length due = mul_div(total, weights[at], sum);
      CHECK(shares[at] - due <= Length::from_emu(1));
      CHECK(due - shares[at] <= Length::from_emu(1));
    }
  }
  CHECK(share(total, {0, 1, 0})[0] == Length());
}

TEST_CASE("a rectangle is inset on each side by its own measure") {
  const Rect rect{Length::mm(1), Length::mm(2), Length::mm(30), Length::mm(40)};
  const Rect inner = inset(rect, {Length::mm(1), Length::mm(2), Length::mm(3), Length::mm(4)});
  CHECK(inner == Rect{Length::mm(5), Length::mm(3), Length::mm(24), Length::mm(36)});
  CHECK(inner.right() == Length::mm(29));
  CHECK(inner.bottom() == Length::mm(39));
}

}  // namespace
}  // namespace zhibiao
