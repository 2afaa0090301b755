// charstring_operators: the codes of Type 2 charstrings (Adobe Technical Note 5177, appendix A) but
// for arithmetic, which pdf/charstring_stack keeps to itself.
#pragma once

#include <cstdint>

namespace zhibiao::pdf {

enum CharstringOperator : std::uint32_t {
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
  op_shortint = 28,  // leads a number
  op_callgsubr = 29,
  op_vhcurveto = 30,
  op_hvcurveto = 31,
  op_fixed = 255,  // leads a number
  // Of two bytes, the first of them op_escape.
  op_dotsection = 0x0C00,
  op_hflex = 0x0C22,
  op_flex = 0x0C23,
  op_hflex1 = 0x0C24,
  op_flex1 = 0x0C25,
};

}  // namespace zhibiao::pdf
