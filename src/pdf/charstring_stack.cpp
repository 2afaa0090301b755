#include "pdf/charstring_stack.h"

#include <algorithm>

namespace zhibiao::pdf {

namespace {

// Second bytes of the operators (5177, appendix A).
enum : std::uint32_t {
  op_and = 3,
  op_or = 4,
  op_not = 5,
  op_abs = 9,
  op_add = 10,
  op_sub = 11,
  op_div = 12,
  op_neg = 14,
  op_eq = 15,
  op_drop = 18,
  op_put = 20,
  op_get = 21,
  op_ifelse = 22,
  op_mul = 24,
  op_sqrt = 26,
  op_dup = 27,
  op_exch = 28,
  op_index = 29,
  op_roll = 30,
};

constexpr Fixed truth(bool value) {
  return value ? fixed_one : 0;
}

// Numbers are 32 bits wide; what does not fit wraps, as it would in an interpreter.
constexpr Fixed wrap(Fixed value) {
  return static_cast<std::int32_t>(static_cast<std::uint32_t>(value));
}

// Rounded down. value >= 0.
Fixed square_root(Fixed value) {
  const std::uint64_t square = static_cast<std::uint64_t>(value) << 16U;
  std::uint64_t root = 0;
  for (std::uint64_t bit = std::uint64_t{1} << 24U; bit != 0; bit >>= 1U) {
    if ((root + bit) * (root + bit) <= square) root += bit;
  }
  return static_cast<Fixed>(root);
}

}  // namespace

void CharstringStack::drop_lowest() {
  std::move(values_.begin() + 1, values_.begin() + static_cast<std::ptrdiff_t>(size_),
            values_.begin());
  --size_;
}

bool CharstringStack::pop(Fixed& value) {
  if (size_ == 0) return false;
  value = values_[--size_];
  return true;
}

bool CharstringStack::compute(std::uint32_t op) {
  Fixed ignored = 0;
  switch (op) {
    case op_not:
    case op_abs:
    case op_neg:
    case op_sqrt:
    case op_dup:
      return compute_unary(op);
    case op_and:
    case op_or:
    case op_add:
    case op_sub:
    case op_div:
    case op_eq:
    case op_mul:
    case op_exch:
      return compute_binary(op);
    case op_drop:
      return pop(ignored);
    case op_put:
      return store();
    case op_get:
      return load();
    case op_ifelse:
      return choose();
    case op_index:
      return repeat_at();
    case op_roll:
      return roll();
    default:
      return false;
  }
}

bool CharstringStack::compute_unary(std::uint32_t op) {
  Fixed a = 0;
  if (!pop(a)) return false;
  switch (op) {
    case op_not:
      return push(truth(a == 0));
    case op_abs:
      return push(wrap(a < 0 ? -a : a));
    case op_neg:
      return push(wrap(-a));
    case op_sqrt:
      return a >= 0 && push(square_root(a));
    default:  // dup
      return push(a) && push(a);
  }
}

bool CharstringStack::compute_binary(std::uint32_t op) {
  Fixed a = 0, b = 0;
  if (!pop(b) || !pop(a)) return false;
  switch (op) {
    case op_and:
      return push(truth(a != 0 && b != 0));
    case op_or:
      return push(truth(a != 0 || b != 0));
    case op_add:
      return push(wrap(a + b));
    case op_sub:
      return push(wrap(a - b));
    case op_div:
      return b != 0 && push(wrap(a * fixed_one / b));
    case op_eq:
      return push(truth(a == b));
    case op_mul:
      return push(wrap(a * b / fixed_one));
    default:  // exch
      return push(b) && push(a);
  }
}

// put: value index
bool CharstringStack::store() {
  Fixed index = 0, value = 0;
  if (!pop(index) || !pop(value)) return false;
  const Fixed place = index / fixed_one;
  if (index < 0 || place >= static_cast<Fixed>(stored_.size())) return false;
  stored_[static_cast<std::size_t>(place)] = value;
  return true;
}

bool CharstringStack::load() {
  Fixed index = 0;
  if (!pop(index)) return false;
  const Fixed place = index / fixed_one;
  if (index < 0 || place >= static_cast<Fixed>(stored_.size())) return false;
  return push(stored_[static_cast<std::size_t>(place)]);
}

// ifelse: the first of two values if the third operand is not above the fourth.
bool CharstringStack::choose() {
  Fixed first = 0, second = 0, a = 0, b = 0;
  if (!pop(b) || !pop(a) || !pop(second) || !pop(first)) return false;
  return push(a <= b ? first : second);
}

// index: the operand so many below the top; the top for a negative number.
bool CharstringStack::repeat_at() {
  Fixed index = 0;
  if (!pop(index)) return false;
  const auto depth = static_cast<std::size_t>(std::max<Fixed>(index, 0) / fixed_one);
  if (depth >= size_) return false;
  return push(values_[size_ - 1 - depth]);
}

// roll: the top `count` operands, by `by` places upwards.
bool CharstringStack::roll() {
  Fixed by = 0, count = 0;
  if (!pop(by) || !pop(count)) return false;
  const Fixed number = count / fixed_one;
  if (number < 0 || number > static_cast<Fixed>(size_)) return false;
  if (number == 0) return true;
  const Fixed up = ((by / fixed_one) % number + number) % number;
  const auto end = values_.begin() + static_cast<std::ptrdiff_t>(size_);
  std::rotate(end - number, end - up, end);
  return true;
}

}  // namespace zhibiao::pdf
