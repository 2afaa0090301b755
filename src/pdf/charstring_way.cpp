#include "pdf/charstring_way.h"

#include <cstdlib>

#include "pdf/charstring_operators.h"

namespace zhibiao::pdf {

namespace {

std::size_t all_or_none(std::size_t needed, std::size_t count) {
  return count < needed ? 0 : needed;
}

// Operands that are x and y in turn.
Vector pairs(const CharstringStack& stack, std::size_t count) {
  Vector way;
  for (std::size_t at = 0; at + 2 <= count; at += 2) way += {stack[at], stack[at + 1]};
  return way;
}

Vector alternating_lines(const CharstringStack& stack, std::size_t count, bool level) {
  Vector way;
  for (std::size_t at = 0; at < count; ++at) {
    (level ? way.x : way.y) += stack[at];
    level = !level;
  }
  return way;
}

// Curves that begin and end level (or upright); the first may begin aslant by one more operand.
Vector even_curves(const CharstringStack& stack, std::size_t count, bool level) {
  Vector way;
  std::size_t at = count % 4;
  if (at == 1) (level ? way.y : way.x) += stack[0];
  for (; at < count; at += 4) {
    (level ? way.x : way.y) += stack[at] + stack[at + 3];
    way += {stack[at + 1], stack[at + 2]};
  }
  return way;
}

// Curves that begin level and end upright, or the other way, in turn; the last may end aslant.
Vector alternating_curves(const CharstringStack& stack, std::size_t count, bool level) {
  Vector way;
  for (std::size_t at = 0; at + 4 <= count; at += 4) {
    (level ? way.x : way.y) += stack[at];
    way += {stack[at + 1], stack[at + 2]};
    level = !level;
    (level ? way.x : way.y) += stack[at + 3];
  }
  if (count % 4 == 1) (level ? way.y : way.x) += stack[count - 1];
  return way;
}

// The end is level with the start in the direction that the curves go less far.
Vector flex1(const CharstringStack& stack) {
  const Vector way = pairs(stack, 10);
  const bool level = std::abs(way.x) > std::abs(way.y);
  return level ? Vector{way.x + stack[10], 0} : Vector{0, way.y + stack[10]};
}

}  // namespace

std::size_t drawn_operands(std::uint32_t op, std::size_t count) {
  switch (op) {
    case op_rlineto:
      return count - count % 2;
    case op_rrcurveto:
      return count - count % 6;
    case op_rcurveline:
      return count < 8 ? 0 : count - (count - 2) % 6;
    case op_rlinecurve:
      return count < 8 ? 0 : count - count % 2;
    case op_hhcurveto:
    case op_vvcurveto:
    case op_hvcurveto:
    case op_vhcurveto:
      return count < 4 ? 0 : count % 4 == 1 ? count : count - count % 4;
    case op_hflex:
      return all_or_none(7, count);
    case op_flex:
      return all_or_none(13, count);
    case op_hflex1:
      return all_or_none(9, count);
    case op_flex1:
      return all_or_none(11, count);
    default:
      return count;
  }
}

Vector way_drawn(std::uint32_t op, const CharstringStack& stack, std::size_t count) {
  const auto& s = stack;
  switch (op) {
    case op_hlineto:
    case op_vlineto:
      return alternating_lines(stack, count, op == op_hlineto);
    case op_hhcurveto:
    case op_vvcurveto:
      return even_curves(stack, count, op == op_hhcurveto);
    case op_hvcurveto:
    case op_vhcurveto:
      return alternating_curves(stack, count, op == op_hvcurveto);
    case op_hflex:
      return {s[0] + s[1] + s[3] + s[4] + s[5] + s[6], 0};
    case op_hflex1:
      return {s[0] + s[2] + s[4] + s[5] + s[6] + s[8], 0};
    case op_flex1:
      return flex1(stack);
    case op_flex:
      return pairs(stack, 12);  // the last one is no step
    default:
      return pairs(stack, count);
  }
}

}  // namespace zhibiao::pdf
