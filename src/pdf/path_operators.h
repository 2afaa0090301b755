// path_operators: a path of lines and curves -> the fewest bits of Type 2 operators that draw it
// (Adobe Technical Note 5177, 4.1).
//
// In: segments, in order. Out: operators with their operands, appended to a charstring. The choice
// is the best of all, found by dynamic programming over what each operator can draw; bits are
// counted as deflate is likely to leave them.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "base/result.h"
#include "pdf/charstring_number.h"
#include "pdf/glyph_outline.h"

namespace zhibiao::pdf {

// What a number is likely to cost in a deflated font.
inline constexpr std::uint32_t zero_bits = 6;
inline std::uint32_t likely_bits(Fixed number) {
  constexpr std::array<std::uint32_t, 6> by_size = {0, 7, 14, 20, 0, 34};
  return number == 0 ? zero_bits : by_size[charstring_number_size(number)];
}

class PathOperators {
 public:
  // All steps of the segments are numbers that a charstring can hold.
  void append(Bytes& code, const std::vector<Segment>& path);

 private:
  static constexpr std::size_t state_count = 10;
  // The best way to have drawn a path up to some segment and be in some state.
  struct Way {
    std::uint32_t bits = 0;
    std::uint8_t operands = 0;  // on the stack so far
    std::uint8_t rule = 0;      // the last step: an index in the table of rules
  };
  using Ways = std::array<Way, state_count>;

  static Ways follow(const Ways& before, const Segment& segment);
  void choose_rules(const std::vector<Segment>& path);
  std::size_t append_run(Bytes& code, const std::vector<Segment>& path, std::size_t begin) const;

  std::vector<Ways> ways_;           // before each segment, and after the last
  std::vector<std::uint8_t> rules_;  // the chosen ones
};

}  // namespace zhibiao::pdf
