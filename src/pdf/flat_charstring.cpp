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

// A number of two bytes or more: what is behind its lead, as bits.
Fixed long_number(std::uint32_t lead, std::uint32_t bits) {
  if (lead == op_fixed) return static_cast<std::int32_t>(bits);
  if (lead == op_shortint) return static_cast<std::int16_t>(bits) * fixed_one;
  if (lead < 251) return (Fixed{lead - 247} * 256 + bits + 108) * fixed_one;
  return (-Fixed{lead - 251} * 256 - bits - 108) * fixed_one;
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
  bool push_numbers(std::string_view code, std::size_t& at);
  bool call(const cff::Index& subroutines, int depth);
  // False: a fault, or an operator that 5177 does not know.
  bool execute(std::uint32_t op, std::string_view code, std::size_t& at, int depth);
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
  std::string_view as_it_stands_;  // the operator with all its operands, where they are in a row
  std::size_t stems_ = 0, run_bytes_ = 0;
  Vector at_;             // the pen, where what is drawn so far ends; not in a CID-keyed font
  Vector move_;           // from there to where the next contour begins
  bool drawing_ = false;  // a contour is begun
  bool width_known_ = false, ended_ = false, accented_ = false;
};

bool Flattener::run(std::string_view code, int depth) {
  run_bytes_ += code.size();
  if (run_bytes_ > most_run_bytes) return false;
  for (std::size_t at = 0; at < code.size() && !ended_;) {
    const std::size_t begin = at;
    const bool all_here = stack_.size() == 0;
    if (!push_numbers(code, at)) return false;
    if (at == code.size()) break;
    const std::uint32_t op = static_cast<unsigned char>(code[at++]);
    if (op == op_return) return depth > 0;
    as_it_stands_ = all_here ? code.substr(begin, at - begin) : std::string_view();
    if (!execute(op, code, at, depth)) return false;
  }
  return true;
}

// The numbers from `at` on; it is then where an operator is, or the end.
bool Flattener::push_numbers(std::string_view code, std::size_t& at) {
  for (; at < code.size(); ++at) {
    const std::uint32_t lead = static_cast<unsigned char>(code[at]);
    if (lead >= 32 && lead < 247) {
      if (!stack_.push((Fixed{lead} - 139) * fixed_one)) return false;
      continue;
    }
    if (lead < 32 && lead != op_shortint) return true;
    const std::size_t size = lead == op_fixed ? 4 : lead == op_shortint ? 2 : 1;
    if (code.size() - at <= size) return false;
    const Fixed number = long_number(lead, cff::big_endian(code.data() + at + 1, size));
    if (!stack_.push(number)) return false;
    at += size;
  }
  return true;
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

// Behind the operator, at `at`, may be a mask or a second byte.
bool Flattener::execute(std::uint32_t op, std::string_view code, std::size_t& at, int depth) {
  switch (op) {
    case op_callsubr:
      return call(*local_, depth);
    case op_callgsubr:
      return call(font_.global_subroutines(), depth);
    case op_hintmask:
    case op_cntrmask:
      return skip_mask(code, at);
    case op_endchar:
      return end();
    case op_escape:
      return at < code.size() && execute_escaped(static_cast<unsigned char>(code[at++]));
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
  as_it_stands_ = {};
  const std::uint32_t op = op_escape << 8U | second;
  if (op >= op_hflex && op <= op_flex1) return draw(op);
  if (op != op_dotsection) return stack_.compute(second);
  stack_.clear();  // a hint of old fonts
  return true;
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
  stack_.clear();
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
  if (operands == stack_.size() && !as_it_stands_.empty()) {
    flat_.append(as_it_stands_);
  } else {
    append(op, operands);
  }
  // A CID-keyed font has no accented letters.
  if (!font_.cid_keyed()) at_ += way_drawn(op, stack_, operands);
  stack_.clear();
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
