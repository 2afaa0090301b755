#include "base/length.h"

#include <limits>
#include <numeric>

namespace zhibiao {

namespace {

// Rounded half to even. denominator > 0; twice that is an Integer too.
template <class Integer>
Length divide(Integer product, std::int64_t denominator) {
  Integer quotient = product / denominator;
  Integer remainder = product % denominator;
  if (remainder < 0) {  // floor, so that one rounding rule serves both signs
    remainder += denominator;
    --quotient;
  }
  const Integer twice = remainder * 2;
  if (twice > denominator || (twice == denominator && quotient % 2 != 0)) ++quotient;
  return Length::from_emu(static_cast<std::int64_t>(quotient));
}

}  // namespace

Length mul_div(Length length, std::int64_t numerator, std::int64_t denominator) {
  // Nearly always 64 bits are enough, and divide five times as fast.
  std::int64_t product = 0;
  const bool fits = !__builtin_mul_overflow(length.emu(), numerator, &product) &&
                    denominator <= std::numeric_limits<std::int64_t>::max() / 2;
  if (fits) return divide(product, denominator);
  __extension__ using Wide = __int128;
  return divide(static_cast<Wide>(length.emu()) * numerator, denominator);
}

std::vector<Length> share(Length total, const std::vector<std::int64_t>& weights) {
  const std::int64_t sum = std::accumulate(weights.begin(), weights.end(), std::int64_t{0});
  std::vector<Length> shares;
  shares.reserve(weights.size());
  std::int64_t weight_so_far = 0;
  Length boundary;
  for (const std::int64_t weight : weights) {
    weight_so_far += weight;
    const Length next = mul_div(total, weight_so_far, sum);
    shares.push_back(next - boundary);
    boundary = next;
  }
  return shares;
}

}  // namespace zhibiao
