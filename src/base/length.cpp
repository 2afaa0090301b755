#include "base/length.h"

#include <numeric>

namespace zhibiao {

Length mul_div(Length length, std::int64_t numerator, std::int64_t denominator) {
  __extension__ using Wide = __int128;
  const Wide product = static_cast<Wide>(length.emu()) * numerator;
  Wide quotient = product / denominator;
  Wide remainder = product % denominator;
  if (remainder < 0) {  // floor, so that one rounding rule serves both signs
    remainder += denominator;
    --quotient;
  }
  const Wide twice = remainder * 2;
  if (twice > denominator || (twice == denominator && quotient % 2 != 0)) ++quotient;
  return Length::from_emu(static_cast<std::int64_t>(quotient));
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
