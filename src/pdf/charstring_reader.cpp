#include "pdf/charstring_reader.h"

#include <array>
#include <cstdlib>
#include <utility>

#include "pdf/charstring_stack.h"

namespace zhibiao::pdf {

namespace {

// 5177, appendix A.
enum : std::uint32_t {
  op_hstem = 1,
  op_vstem = 3,
  op_vmoveto = 4,
  op_rlineto = 5,
  op_hlineto = 6,
  op_vlineto = 7,
  op_rrcurveto = 8,
  op_callsubr = 10,
  op_return = 11,
  op_escape = 12,
  op_endchar = 14,
  op_hstemhm = 18,
  op_hintmask = 19,
  op_cntrmask = 20,
  op_rmoveto = 21,
  op_hmoveto = 22,
  op_vstemhm = 23,
  op_rcurveline = 24,
  op_rlinecurve = 25,
  op_vvcurveto = 26,
  op_hhcurveto = 27,
  op_shortint = 28,
  op_callgsubr = 29,
  op_vhcurveto = 30,
  op_hvcurveto = 31,
  op_fixed = 255,
};
enum : std::uint32_t {  // behind op_escape
  op_dotsection = 0,
  op_hflex = 34,
  op_flex = 35,
  op_hflex1 = 36,
  op_flex1 = 37,
};

constexpr std::size_t most_stems = 96;  // appendix B
constexpr int most_calls = 10;
// Subroutines that call subroutines could keep a reader busy for ever: no glyph needs so many
// operators and operands.
constexpr std::size_t most_steps = 1U << 20U;

std::int64_t bias_of(const cff::Index& subroutines) {
  if (subroutines.count() < 1'240) return 107;
  return subroutines.count() < 33'900 ? 1'131 : 32'768;
}

// Follows the pen and keeps what it draws.
class Pen {
 public:
  explicit Pen(GlyphOutline& outline) : outline_(outline) {}

  void jump(Vector place) {
    at_ = place;
    drawing_ = false;
  }
  void move(Vector by) { jump(at_ + by); }
  void line(Vector by) { draw({false, {}, {}, by}); }
  void curve(Vector first, Vector second, Vector end) { draw({true, first, second, end}); }

 private:
  void draw(const Segment& segment) {
    if (!drawing_) {
      outline_.contours.push_back({at_, outline_.segments.size(), outline_.segments.size()});
    }
    drawing_ = true;
    outline_.segments.push_back(segment);
    outline_.contours.back().end = outline_.segments.size();
    at_ += segment.whole();
  }

  GlyphOutline& outline_;
  Vector at_;
  bool drawing_ = false;
};

class Interpreter {
 public:
  Interpreter(const cff::Font& font, GlyphOutline& outline) : font_(font), pen_(outline) {}

  bool run(std::uint32_t glyph) {
    const std::optional<std::uint32_t> dict = font_.font_dict_of(glyph);
    const std::optional<std::string_view> charstring = font_.charstring(glyph);
    if (!dict || !charstring) return false;
    local_ = &font_.font_dicts()[*dict].subroutines;
    return run(*charstring, 0);
  }

 private:
  // A charstring or subroutine; its end is its return. False: a fault.
  bool run(std::string_view code, int depth);
  bool push_number(std::string_view code, std::size_t& at, std::uint32_t lead);
  bool call(const cff::Index& subroutines, int depth);
  // What an operator does that is neither call nor mask nor end.
  bool execute(std::uint32_t op);
  bool execute_escaped(std::uint32_t op);
  bool move(std::uint32_t op);
  bool add_stems();
  bool skip_mask(std::string_view code, std::size_t& at);
  bool end();

  void draw_lines(std::size_t from, std::size_t end);
  void draw_alternating_lines(bool horizontal);
  void draw_curves(std::size_t from, std::size_t end);
  void draw_even_curves(bool horizontal);         // hhcurveto, vvcurveto
  void draw_alternating_curves(bool horizontal);  // hvcurveto, vhcurveto
  bool draw_flex(std::uint32_t op);
  void draw_flex1();

  // The first operator of a glyph may have the width below its operands (5177, 3.1).
  void take_width(bool has_width) {
    if (!width_known_ && has_width) stack_.drop_lowest();
    width_known_ = true;
  }
  Vector pair(std::size_t index) const { return {stack_[index], stack_[index + 1]}; }

  const cff::Font& font_;
  Pen pen_;
  CharstringStack stack_;
  const cff::Index* local_ = nullptr;
  std::size_t stems_ = 0, steps_ = 0;
  bool width_known_ = false, ended_ = false, accented_ = false;
};

bool Interpreter::run(std::string_view code, int depth) {
  for (std::size_t at = 0; at < code.size() && !ended_;) {
    if (++steps_ > most_steps) return false;
    const std::uint32_t op = static_cast<unsigned char>(code[at++]);
    bool good = true;
    if (op >= 32 || op == op_shortint) {
      good = push_number(code, at, op);
    } else if (op == op_return) {
      return depth > 0;
    } else if (op == op_callsubr || op == op_callgsubr) {
      good = call(op == op_callsubr ? *local_ : font_.global_subroutines(), depth);
    } else if (op == op_hintmask || op == op_cntrmask) {
      good = skip_mask(code, at);
    } else if (op == op_endchar) {
      good = end();
    } else if (op == op_escape) {
      const std::optional<std::uint32_t> escaped = cff::read_number(code, at++, 1);
      good = escaped && execute_escaped(*escaped);
    } else {
      good = execute(op);
      stack_.clear();
    }
    if (!good) return false;
  }
  return true;
}

bool Interpreter::push_number(std::string_view code, std::size_t& at, std::uint32_t lead) {
  if (lead >= 32 && lead < 247) return stack_.push((Fixed{lead} - 139) * fixed_one);
  const std::size_t size = lead == op_fixed ? 4 : lead == op_shortint ? 2 : 1;
  const std::optional<std::uint32_t> bits = cff::read_number(code, at, size);
  if (!bits) return false;
  at += size;
  if (lead == op_fixed) return stack_.push(static_cast<std::int32_t>(*bits));
  if (lead == op_shortint) return stack_.push(static_cast<std::int16_t>(*bits) * fixed_one);
  if (lead < 251) return stack_.push((Fixed{lead - 247} * 256 + *bits + 108) * fixed_one);
  return stack_.push((-Fixed{lead - 251} * 256 - *bits - 108) * fixed_one);
}

bool Interpreter::call(const cff::Index& subroutines, int depth) {
  Fixed operand = 0;
  if (depth == most_calls || !stack_.pop(operand)) return false;
  const std::int64_t number = operand / fixed_one + bias_of(subroutines);
  if (number < 0 || number >= subroutines.count()) return false;
  const std::optional<std::string_view> code =
      subroutines.object(static_cast<std::uint32_t>(number));
  return code && run(*code, depth + 1);
}

bool Interpreter::execute(std::uint32_t op) {
  const std::size_t count = stack_.size();
  switch (op) {
    case op_hstem:
    case op_vstem:
    case op_hstemhm:
    case op_vstemhm:
      return add_stems();
    case op_rmoveto:
    case op_hmoveto:
    case op_vmoveto:
      return move(op);
    case op_rlineto:
      draw_lines(0, count);
      return true;
    case op_hlineto:
    case op_vlineto:
      draw_alternating_lines(op == op_hlineto);
      return true;
    case op_rrcurveto:
      draw_curves(0, count);
      return true;
    case op_rcurveline:
      if (count < 8) return false;
      draw_curves(0, count - 2);
      draw_lines(count - 2, count);
      return true;
    case op_rlinecurve:
      if (count < 8) return false;
      draw_lines(0, count - 6);
      draw_curves(count - 6, count);
      return true;
    case op_hhcurveto:
    case op_vvcurveto:
      draw_even_curves(op == op_hhcurveto);
      return true;
    case op_hvcurveto:
    case op_vhcurveto:
      draw_alternating_curves(op == op_hvcurveto);
      return true;
    default:
      return false;
  }
}

bool Interpreter::execute_escaped(std::uint32_t op) {
  if (op >= op_hflex && op <= op_flex1) {
    const bool good = draw_flex(op);
    stack_.clear();
    return good;
  }
  if (op == op_dotsection) {  // a hint of old fonts
    stack_.clear();
    return true;
  }
  return stack_.compute(op);
}

bool Interpreter::move(std::uint32_t op) {
  const std::size_t needed = op == op_rmoveto ? 2 : 1;
  take_width(stack_.size() > needed);
  if (stack_.size() < needed) return false;
  const Fixed last = stack_[stack_.size() - 1];
  if (op == op_rmoveto) {
    pen_.move({stack_[stack_.size() - 2], last});
  } else {
    pen_.move(op == op_hmoveto ? Vector{last, 0} : Vector{0, last});
  }
  return true;
}

bool Interpreter::add_stems() {
  take_width(stack_.size() % 2 == 1);
  stems_ += stack_.size() / 2;
  stack_.clear();
  return stems_ <= most_stems;
}

// Stems that stand before a mask are vertical, their operator left out (5177, 4.3).
bool Interpreter::skip_mask(std::string_view code, std::size_t& at) {
  if (!add_stems()) return false;
  const std::size_t size = (stems_ + 7) / 8;
  if (code.size() - at < size) return false;
  at += size;
  return true;
}

// With four operands: an accented letter (5177, appendix C): adx ady bchar achar.
bool Interpreter::end() {
  const std::size_t count = stack_.size();
  take_width(count == 1 || count == 5);
  if (stack_.size() < 4) {
    ended_ = true;
    return true;
  }
  if (accented_) return false;  // its parts are no accented letters themselves
  accented_ = true;
  const Vector offset = pair(0);
  const auto glyph_at = [&](std::size_t index) {
    const Fixed code = stack_[index] / fixed_one;
    return code < 0 ? std::nullopt : font_.standard_glyph(static_cast<std::uint32_t>(code));
  };
  const std::optional<std::uint32_t> base = glyph_at(2), accent = glyph_at(3);
  if (!base || !accent) return false;
  for (const auto& [glyph, place] : {std::pair{*base, Vector()}, std::pair{*accent, offset}}) {
    stack_.clear();
    stems_ = 0;
    width_known_ = ended_ = false;
    pen_.jump(place);
    if (!run(glyph)) return false;
  }
  ended_ = true;
  return true;
}

void Interpreter::draw_lines(std::size_t from, std::size_t end) {
  for (; from + 2 <= end; from += 2) pen_.line(pair(from));
}

void Interpreter::draw_alternating_lines(bool horizontal) {
  for (std::size_t index = 0; index < stack_.size(); ++index) {
    const Fixed by = stack_[index];
    pen_.line(horizontal ? Vector{by, 0} : Vector{0, by});
    horizontal = !horizontal;
  }
}

void Interpreter::draw_curves(std::size_t from, std::size_t end) {
  for (; from + 6 <= end; from += 6) pen_.curve(pair(from), pair(from + 2), pair(from + 4));
}

// Curves that begin and end level (or upright); the first may begin aslant by one more operand.
void Interpreter::draw_even_curves(bool horizontal) {
  std::size_t at = stack_.size() % 4 == 1 ? 1 : 0;
  Fixed aslant = at == 1 ? stack_[0] : 0;
  for (; at + 4 <= stack_.size(); at += 4) {
    const Fixed first = stack_[at], end = stack_[at + 3];
    if (horizontal) {
      pen_.curve({first, aslant}, pair(at + 1), {end, 0});
    } else {
      pen_.curve({aslant, first}, pair(at + 1), {0, end});
    }
    aslant = 0;
  }
}

// Curves that begin level and end upright, or the other way, in turn; the last may end aslant.
void Interpreter::draw_alternating_curves(bool horizontal) {
  const std::size_t count = stack_.size();
  for (std::size_t at = 0; at + 4 <= count; at += 4) {
    const Fixed aslant = count - at == 5 ? stack_[at + 4] : 0;
    const Fixed first = stack_[at], end = stack_[at + 3];
    if (horizontal) {
      pen_.curve({first, 0}, pair(at + 1), {aslant, end});
    } else {
      pen_.curve({0, first}, pair(at + 1), {end, aslant});
    }
    horizontal = !horizontal;
  }
}

// Two curves that a rasteriser might draw as a line when small (5177, 4.2).
bool Interpreter::draw_flex(std::uint32_t op) {
  constexpr std::array<std::size_t, 4> operands = {7, 12, 9, 11};
  if (stack_.size() < operands.at(op - op_hflex)) return false;
  const auto& s = stack_;
  switch (op) {
    case op_hflex:
      pen_.curve({s[0], 0}, pair(1), {s[3], 0});
      pen_.curve({s[4], 0}, {s[5], -s[2]}, {s[6], 0});
      break;
    case op_flex:
      draw_curves(0, 12);
      break;
    case op_hflex1:
      pen_.curve(pair(0), pair(2), {s[4], 0});
      pen_.curve({s[5], 0}, pair(6), {s[8], -(s[1] + s[3] + s[7])});
      break;
    default:
      draw_flex1();
  }
  return true;
}

// The end of the second curve is level with the start of the first in the direction that the two go
// less far.
void Interpreter::draw_flex1() {
  const Vector way = pair(0) + pair(2) + pair(4) + pair(6) + pair(8);
  const Fixed last = stack_[10];
  const bool level = std::abs(way.x) > std::abs(way.y);
  pen_.curve(pair(0), pair(2), pair(4));
  pen_.curve(pair(6), pair(8), level ? Vector{last, -way.y} : Vector{-way.x, last});
}

}  // namespace

std::optional<GlyphOutline> read_charstring(const cff::Font& font, std::uint32_t glyph) {
  GlyphOutline outline;
  if (!Interpreter(font, outline).run(glyph)) return std::nullopt;
  return outline;
}

}  // namespace zhibiao::pdf
