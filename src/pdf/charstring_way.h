// charstring_way: what an operator of a Type 2 charstring draws with its operands (Adobe Technical
// Note 5177, 4.1 and 4.2), as far as those must know who copy it: how many operands it takes, and
// where it leaves the pen.
#pragma once

#include <cstddef>
#include <cstdint>

#include "pdf/charstring_number.h"
#include "pdf/charstring_stack.h"

namespace zhibiao::pdf {

struct Vector {
  Fixed x = 0, y = 0;

  Vector& operator+=(Vector other) {
    x += other.x;
    y += other.y;
    return *this;
  }
  bool operator==(const Vector&) const = default;
};

// Of `count` operands, how many the operator draws with; 0: none. It takes the lowest: what a
// faulty font has above them is left out.
std::size_t drawn_operands(std::uint32_t op, std::size_t count);

// From where an operator that draws begins to where it ends, with the `count` lowest operands of
// the stack, as many as drawn_operands says.
Vector way_drawn(std::uint32_t op, const CharstringStack& stack, std::size_t count);

}  // namespace zhibiao::pdf
