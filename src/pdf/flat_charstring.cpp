#include "pdf/flat_charstring.h"

#include <array>
#include <utility>

#include "pdf/charstring_number.h"
#include "pdf/charstring_operators.h"
#include "pdf/charstring_stack.h"
#include "pdf/charstring_way.h"

namespace zhibiao::pdf {

namespace {

constexpr std::size_t most_stems = 96;  // appendix B
constexpr int most_calls = 10;
// Subroutines that call subroutines could keep a reader busy for ever: no glyph needs so much.
constexpr std::size_t most_run_bytes = 1U << 20U;

std::int64_t bias_of(const cff::Index& subroutines) {
  if (subroutines.count() < 1'240) return 107;
  return subroutines.count() < 33'900 ? 1'131 : 32'768;
}

class Flattener {
 public:
  Flattener(const cff::Font& font, Bytes& flat) : font_(font), flat_(flat) {}

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
  bool push_long_number(std::string_view code, std::size_t& at, std::uint32_t lead);
  bool call(const cff::Index& subroutines, int depth);
  // What an operator does that is neither number, call, mask, nor end.
  bool execute(std::uint32_t op);
  bool execute_escaped(std::uint32_t second);
  bool move(std::uint32_t op);
  bool add_stems();
  bool skip_mask(std::string_view code, std::size_t& at);
  bool end();
  bool draw(std::uint32_t op);
  bool begin_contour();
  void append(std::uint32_t op, std::size_t operands);

  // The first operator of a glyph may have the width below its operands (5177, 3.1).
  void take_width(bool has_width) {
    if (!width_known_ && has_width) stack_.drop_lowest();
    width_known_ = true;
  }

  const cff::Font& font_;
  Bytes& flat_;
  CharstringStack stack_;
  const cff::Index* local_ = nullptr;
  std::size_t stems_ = 0, run_bytes_ = 0;
  Vector at_;             // the pen, where what is drawn so far ends
  Vector move_;           // from there to where the next contour begins
  bool drawing_ = false;  // a contour is begun
  bool width_known_ = false, ended_ = false, accented_ = false;
};

bool Flattener::run(std::string_view code, int depth) {
  run_bytes_ += code.size();
  if (run_bytes_ > most_run_bytes) return false;
  for (std::size_t at = 0; at < code.size() && !ended_;) {
    const std::uint32_t op = static_cast<unsigned char>(code[at++]);
    bool good = true;
    if (op >= 32 && op < 247) {
      good = stack_.push((Fixed{op} - 139) * fixed_one);
    } else if (op >= 247 || op == op_shortint) {
      good = push_long_number(code, at, op);
    } else if (op == op_return) {
      return depth > 0;
    } else if (op == op_callsubr || op == op_callgsubr) {
      good = call(op == op_callsubr ? *local_ : font_.global_subroutines(), depth);
    } else if (op == op_hintmask || op == op_cntrmask) {
      good = skip_mask(code, at);
    } else if (op == op_endchar) {
      good = end();
    } else if (op == op_escape) {
      const std::optional<std::uint32_t> second = cff::read_number(code, at++, 1);
      good = second && execute_escaped(*second);
    } else {
      good = execute(op);
      stack_.clear();
    }
    if (!good) return false;
  }
  return true;
}

bool Flattener::push_long_number(std::string_view code, std::size_t& at, std::uint32_t lead) {
  const std::size_t size = lead == op_fixed ? 4 : lead == op_shortint ? 2 : 1;
  if (code.size() - at < size) return false;
  const std::uint32_t bits = cff::big_endian(code.data() + at, size);
  at += size;
  if (lead == op_fixed) return stack_.push(static_cast<std::int32_t>(bits));
  if (lead == op_shortint) return stack_.push(static_cast<std::int16_t>(bits) * fixed_one);
  if (lead < 251) return stack_.push((Fixed{lead - 247} * 256 + bits + 108) * fixed_one);
  return stack_.push((-Fixed{lead - 251} * 256 - bits - 108) * fixed_one);
}

bool Flattener::call(const cff::Index& subroutines, int depth) {
  Fixed operand = 0;
  if (depth == most_calls || !stack_.pop(operand)) return false;
  const std::int64_t number = operand / fixed_one + bias_of(subroutines);
  if (number < 0 || number >= subroutines.count()) return false;
  const std::optional<std::string_view> code =
      subroutines.object(static_cast<std::uint32_t>(number));
  return code && run(*code, depth + 1);
}

bool Flattener::execute(std::uint32_t op) {
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
    case op_hlineto:
    case op_vlineto:
    case op_rrcurveto:
    case op_rcurveline:
    case op_rlinecurve:
    case op_hhcurveto:
    case op_vvcurveto:
    case op_hvcurveto:
    case op_vhcurveto:
      return draw(op);
    default:
      return false;
  }
}

// Arithmetic leaves the stack as it makes it.
bool Flattener::execute_escaped(std::uint32_t second) {
  const std::uint32_t op = op_escape << 8U | second;
  const bool flexes = op >= op_hflex && op <= op_flex1;
  if (!flexes && op != op_dotsection) return stack_.compute(second);
  const bool good = !flexes || draw(op);  // a dotsection is a hint of old fonts
  stack_.clear();
  return good;
}

bool Flattener::move(std::uint32_t op) {
  const std::size_t needed = op == op_rmoveto ? 2 : 1;
  take_width(stack_.size() > needed);
  if (stack_.size() < needed) return false;
  const Fixed last = stack_[stack_.size() - 1];
  if (op == op_rmoveto) {
    move_ += {stack_[stack_.size() - 2], last};
  } else {
    move_ += op == op_hmoveto ? Vector{last, 0} : Vector{0, last};
  }
  drawing_ = false;
  return true;
}

bool Flattener::add_stems() {
  take_width(stack_.size() % 2 == 1);
  stems_ += stack_.size() / 2;
  stack_.clear();
  return stems_ <= most_stems;
}

// Stems that stand before a mask are vertical, their operator left out (5177, 4.3).
bool Flattener::skip_mask(std::string_view code, std::size_t& at) {
  if (!add_stems()) return false;
  const std::size_t size = (stems_ + 7) / 8;
  if (code.size() - at < size) return false;
  at += size;
  return true;
}

// With four operands: an accented letter (5177, appendix C): adx ady bchar achar.
bool Flattener::end() {
  const std::size_t count = stack_.size();
  take_width(count == 1 || count == 5);
  if (stack_.size() < 4) {
    ended_ = true;
    return true;
  }
  if (accented_) return false;  // its parts are no accented letters themselves
  accented_ = true;
  const Vector offset{stack_[0], stack_[1]};
  const auto glyph_at = [&](std::size_t index) {
    const Fixed code = stack_[index] / fixed_one;
    return code < 0 ? std::nullopt : font_.standard_glyph(static_cast<std::uint32_t>(code));
  };
  const std::optional<std::uint32_t> base = glyph_at(2), accent = glyph_at(3);
  if (!base || !accent) return false;
  for (const auto& [glyph, place] : {std::pair{*base, Vector()}, std::pair{*accent, offset}}) {
    stack_.clear();
    stems_ = 0;
    width_known_ = ended_ = drawing_ = false;
    move_ = {place.x - at_.x, place.y - at_.y};
    if (!run(glyph)) return false;
  }
  ended_ = true;
  return true;
}

// An operator that lacks operands is a fault.
bool Flattener::draw(std::uint32_t op) {
  const std::size_t operands = drawn_operands(op, stack_.size());
  if (operands == 0 || !begin_contour()) return false;
  append(op, operands);
  at_ += way_drawn(op, stack_, operands);
  return true;
}

// Moves before it are written as one.
bool Flattener::begin_contour() {
  if (drawing_) return true;
  drawing_ = true;
  const auto [x, y] = move_;
  if (!is_charstring_number(x) || !is_charstring_number(y)) return false;
  if (x != 0 || y == 0) append_charstring_number(flat_, x);
  if (y != 0) append_charstring_number(flat_, y);
  flat_ += static_cast<char>(y == 0 ? op_hmoveto : x == 0 ? op_vmoveto : op_rmoveto);
  at_ += move_;
  move_ = {};
  return true;
}

// The operator with that many of the lowest operands.
void Flattener::append(std::uint32_t op, std::size_t operands) {
  std::array<char, CharstringStack::limit * longest_charstring_number + 2> code;
  char* to = code.data();
  for (std::size_t index = 0; index < operands; ++index) {
    to = write_charstring_number(to, stack_[index]);
  }
  if (op > 0xFF) *to++ = static_cast<char>(op >> 8U);
  *to++ = static_cast<char>(op & 0xFFU);
  flat_.append(code.data(), static_cast<std::size_t>(to - code.data()));
}

}  // namespace

std::optional<Bytes> flat_charstring(const cff::Font& font, std::uint32_t glyph) {
  Bytes flat;
  flat.reserve(256);
  if (!Flattener(font, flat).run(glyph)) return std::nullopt;
  flat += static_cast<char>(op_endchar);
  return flat;
}

}  // namespace zhibiao::pdf
