#include "pdf/path_operators.h"

#include <bit>

#include "pdf/charstring_number.h"
#include "pdf/charstring_stack.h"

namespace zhibiao::pdf {

namespace {

// How a segment is written within an operator: which of its six numbers (dx1 dy1 dx2 dy2 dx3 dy3)
// in which order. The last letters: where it starts and where it ends; h is level, v upright.
enum class Format : std::uint8_t {
  line,
  line_h,
  line_v,
  curve,
  curve_hh,
  curve_ah,  // starts aslant, ends level: the first of hhcurveto
  curve_vv,
  curve_av,
  curve_hv,
  curve_ha,  // ends aslant: the last of hvcurveto
  curve_vh,
  curve_va,
};

struct Layout {
  std::array<std::uint8_t, 6> numbers;
  std::uint8_t count;
  std::uint8_t zeros;  // one bit for each of the six that must be zero
};

constexpr std::uint8_t x1 = 0, y1 = 1, x2 = 2, y2 = 3, x3 = 4, y3 = 5;

constexpr std::uint8_t bit(std::uint8_t number) {
  return static_cast<std::uint8_t>(1U << number);
}

// In the order of Format.
constexpr std::array<Layout, 12> layouts = {{
    {{x3, y3}, 2, 0},
    {{x3}, 1, bit(y3)},
    {{y3}, 1, bit(x3)},
    {{x1, y1, x2, y2, x3, y3}, 6, 0},
    {{x1, x2, y2, x3}, 4, bit(y1) | bit(y3)},
    {{y1, x1, x2, y2, x3}, 5, bit(y3)},
    {{y1, x2, y2, y3}, 4, bit(x1) | bit(x3)},
    {{x1, y1, x2, y2, y3}, 5, bit(x3)},
    {{x1, x2, y2, y3}, 4, bit(y1) | bit(x3)},
    {{x1, x2, y2, y3, x3}, 5, bit(y1)},
    {{y1, x2, y2, x3}, 4, bit(x1) | bit(y3)},
    {{y1, x2, y2, x3, y3}, 5, bit(x1)},
}};

constexpr const Layout& layout_of(Format format) {
  return layouts[static_cast<std::size_t>(format)];
}

// What the operator in the making can go on with.
enum State : std::uint8_t {
  any,  // a new operator: the cheapest of all states
  lines,
  curves,
  line_h_next,
  line_v_next,
  curves_hh,
  curves_vv,
  curve_h_next,
  curve_v_next,
  nothing,
};

// A segment written so leads from one state to the other; from `any` it begins an operator.
struct Rule {
  Format format;
  State from, to;
};

constexpr std::size_t line_rule_count = 7, rule_count = 24;

// Those for lines first.
constexpr std::array<Rule, rule_count> rules = {{
    {Format::line, any, lines},
    {Format::line, lines, lines},
    {Format::line, curves, nothing},  // rcurveline
    {Format::line_h, any, line_v_next},
    {Format::line_h, line_h_next, line_v_next},
    {Format::line_v, any, line_h_next},
    {Format::line_v, line_v_next, line_h_next},
    {Format::curve, any, curves},
    {Format::curve, curves, curves},
    {Format::curve, lines, nothing},  // rlinecurve
    {Format::curve_hh, any, curves_hh},
    {Format::curve_hh, curves_hh, curves_hh},
    {Format::curve_ah, any, curves_hh},
    {Format::curve_vv, any, curves_vv},
    {Format::curve_vv, curves_vv, curves_vv},
    {Format::curve_av, any, curves_vv},
    {Format::curve_hv, any, curve_v_next},
    {Format::curve_hv, curve_h_next, curve_v_next},
    {Format::curve_ha, any, nothing},
    {Format::curve_ha, curve_h_next, nothing},
    {Format::curve_vh, any, curve_h_next},
    {Format::curve_vh, curve_v_next, curve_h_next},
    {Format::curve_va, any, nothing},
    {Format::curve_va, curve_v_next, nothing},
}};

// Rules as bits.
using RuleSet = std::uint32_t;

// The rules for a curve (or a line), by which of its six numbers are not zero.
constexpr std::array<RuleSet, 64> usable_rules(bool curve) {
  std::array<RuleSet, 64> sets{};
  for (std::uint8_t not_zero = 0; not_zero < sets.size(); ++not_zero) {
    for (std::size_t rule = 0; rule < rule_count; ++rule) {
      const bool fits = (layout_of(rules[rule].format).zeros & not_zero) == 0;
      if (fits && curve == (rule >= line_rule_count)) sets[not_zero] |= RuleSet{1} << rule;
    }
  }
  return sets;
}

constexpr std::array<RuleSet, 64> line_rules = usable_rules(false);
constexpr std::array<RuleSet, 64> curve_rules = usable_rules(true);

// 5177, appendix A.
constexpr std::uint8_t rlineto = 5, hlineto = 6, vlineto = 7, rrcurveto = 8, rcurveline = 24,
                       rlinecurve = 25, vvcurveto = 26, hhcurveto = 27, vhcurveto = 30,
                       hvcurveto = 31;

// The operator of a run whose first and last segments are written so.
std::uint8_t operator_of(Format first, Format last) {
  switch (first) {
    case Format::line:
      return last == Format::line ? rlineto : rlinecurve;
    case Format::line_h:
      return hlineto;
    case Format::line_v:
      return vlineto;
    case Format::curve:
      return last == Format::curve ? rrcurveto : rcurveline;
    case Format::curve_hh:
    case Format::curve_ah:
      return hhcurveto;
    case Format::curve_vv:
    case Format::curve_av:
      return vvcurveto;
    case Format::curve_hv:
    case Format::curve_ha:
      return hvcurveto;
    default:
      return vhcurveto;
  }
}

std::array<Fixed, 6> numbers_of(const Segment& segment) {
  return {segment.first.x,  segment.first.y, segment.second.x,
          segment.second.y, segment.end.x,   segment.end.y};
}

constexpr std::uint32_t never = 1U << 28U;  // more than any path costs; some of them add up
constexpr std::uint32_t operator_bits = 8;

struct Measure {
  std::uint32_t bits = 0;     // of all numbers
  std::uint8_t not_zero = 0;  // one bit for each number
  std::uint8_t numbers = 0;
};

Measure measure(const Segment& segment) {
  const std::array<Fixed, 6> numbers = numbers_of(segment);
  Measure result;
  for (std::uint8_t index = segment.curve ? 0 : x3; index < 6; ++index) {
    result.bits += likely_bits(numbers[index]);
    if (numbers[index] != 0) result.not_zero |= bit(index);
    ++result.numbers;
  }
  return result;
}

}  // namespace

// From the ways before a segment to those after it.
PathOperators::Ways PathOperators::follow(const Ways& before, const Segment& segment) {
  const auto [all_bits, not_zero, numbers] = measure(segment);
  Ways after;
  after.fill({never, 0, 0});
  const RuleSet usable = segment.curve ? curve_rules[not_zero] : line_rules[not_zero];
  for (RuleSet left = usable; left != 0; left &= left - 1) {
    const auto rule = static_cast<std::uint8_t>(std::countr_zero(left));
    const auto& [format, from, to] = rules[rule];
    const Way& way = before[from];
    const std::uint32_t written = layout_of(format).count;
    const std::uint32_t operands = written + (from == any ? 0 : way.operands);
    // What a format leaves out is zeros.
    const std::uint32_t bits =
        way.bits + all_bits - (numbers - written) * zero_bits + (from == any ? operator_bits : 0);
    if (operands > CharstringStack::limit || bits >= after[to].bits) continue;
    after[to] = {bits, static_cast<std::uint8_t>(operands), rule};
  }
  for (std::size_t state = any + 1; state < state_count; ++state) {
    if (after[state].bits < after[any].bits) after[any] = after[state];
  }
  return after;
}

// The rules of the cheapest way through the path, one a segment.
void PathOperators::choose_rules(const std::vector<Segment>& path) {
  ways_.resize(path.size() + 1);
  ways_[0].fill({never, 0, 0});
  ways_[0][any].bits = 0;
  for (std::size_t at = 0; at < path.size(); ++at) ways_[at + 1] = follow(ways_[at], path[at]);
  rules_.resize(path.size());
  std::size_t state = any;
  for (std::size_t at = path.size(); at > 0; --at) {
    rules_[at - 1] = ways_[at][state].rule;
    state = rules[rules_[at - 1]].from;
  }
}

// One operator, with the segments from `begin` on that the rules give it. Returns where they end.
std::size_t PathOperators::append_run(Bytes& code, const std::vector<Segment>& path,
                                      std::size_t begin) const {
  std::array<char, CharstringStack::limit * longest_charstring_number + 1> run;
  char* to = run.data();
  std::size_t end = begin;
  do {
    const std::array<Fixed, 6> numbers = numbers_of(path[end]);
    const Layout& layout = layout_of(rules[rules_[end]].format);
    for (std::size_t index = 0; index < layout.count; ++index) {
      to = write_charstring_number(to, numbers[layout.numbers[index]]);
    }
    ++end;
  } while (end < path.size() && rules[rules_[end]].from != any);
  *to++ =
      static_cast<char>(operator_of(rules[rules_[begin]].format, rules[rules_[end - 1]].format));
  code.append(run.data(), static_cast<std::size_t>(to - run.data()));
  return end;
}

void PathOperators::append(Bytes& code, const std::vector<Segment>& path) {
  choose_rules(path);
  for (std::size_t begin = 0; begin < path.size();) begin = append_run(code, path, begin);
}

}  // namespace zhibiao::pdf
