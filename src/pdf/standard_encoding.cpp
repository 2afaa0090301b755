#include "pdf/standard_encoding.h"

#include <array>

namespace zhibiao::pdf::cff {

namespace {

// The strings are numbered in the order of the encoding, so the codes that are taken say all.
struct Stretch {
  std::uint32_t first_code, last_code, first_string;
};

constexpr std::array stretches = {
    Stretch{32, 126, 1},    Stretch{161, 175, 96},  Stretch{177, 180, 111}, Stretch{182, 189, 115},
    Stretch{191, 191, 123}, Stretch{193, 200, 124}, Stretch{202, 203, 132}, Stretch{205, 208, 134},
    Stretch{225, 225, 138}, Stretch{227, 227, 139}, Stretch{232, 235, 140}, Stretch{241, 241, 144},
    Stretch{245, 245, 145}, Stretch{248, 251, 146},
};

}  // namespace

std::uint32_t standard_string(std::uint32_t code) {
  for (const Stretch& stretch : stretches) {
    if (code >= stretch.first_code && code <= stretch.last_code) {
      return stretch.first_string + (code - stretch.first_code);
    }
  }
  return 0;
}

}  // namespace zhibiao::pdf::cff
