// fit_part: where all lines of justified text end, chosen together.
//
// In: a ShapedParagraph, its Spacing, and the room of the lines. Out: the ends of the lines from one
// place to the next mandatory end. Of all ways to break the part, the one whose lines are closest to
// their natural width: a line costs the square of what its gaps must open, a reduced line the square
// of the share of its reserve that it gives up, which weighs less (CLREQ: 先挤进, 后推出), and a last
// line of one character a fixed sum. So the room before a long number is shared among the lines around
// it. Linear in the text: from each place only ends near the end of a full line are tried. Places
// nothing; places that must hold together are known from Break and never given up.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "text/fit.h"

namespace zhibiao::text {

struct PartRoom {
  Length first, others;   // of the first line and of the others
  bool indented = false;  // the first opens with a first-line indent
};

// Nothing where a unit that must hold together is wider than a line: such a part is broken line by
// line (LineFitter).
std::optional<std::vector<std::size_t>> fit_part(const ShapedParagraph& paragraph,
                                                 const Spacing& spacing, const LineFitter& fitter,
                                                 std::size_t begin, const PartRoom& room);

}  // namespace zhibiao::text
