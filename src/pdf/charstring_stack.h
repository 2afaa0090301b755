// charstring_stack: the operands of a Type 2 charstring in the making, and its arithmetic (Adobe
// Technical Note 5177, 4.4 to 4.6).
//
// In: numbers as they are read, and the operators that compute with them. Out: operands, from the
// bottom up. Draws nothing (pdf/flat_charstring.h).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "pdf/charstring_number.h"

namespace zhibiao::pdf {

class CharstringStack {
 public:
  static constexpr std::size_t limit = 48;  // 5177, appendix B

  std::size_t size() const { return size_; }
  // index < size().
  Fixed operator[](std::size_t index) const { return values_[index]; }
  void clear() { size_ = 0; }
  // Leaves out the lowest operand: it was the width.
  void drop_lowest();

  // False: too many operands, or too few.
  bool push(Fixed value) {
    if (size_ == limit) return false;
    values_[size_++] = value;
    return true;
  }
  bool pop(Fixed& value);

  // Carries out the arithmetic operator whose second byte is `op`. False: there is none, or its
  // operands are not there, or its result is undefined. `random` is refused: a glyph must look the
  // same on each page.
  bool compute(std::uint32_t op);

 private:
  bool compute_unary(std::uint32_t op);
  bool compute_binary(std::uint32_t op);
  bool store();
  bool load();
  bool choose();
  bool repeat_at();
  bool roll();

  std::array<Fixed, limit> values_{};
  std::size_t size_ = 0;
  std::array<Fixed, 32> stored_{};  // the transient array
};

}  // namespace zhibiao::pdf
