// charstring_writer: the outline of a glyph -> a short Type 2 charstring (Adobe Technical Note
// 5177) that draws it, in a font that is to be deflated.
//
// In: a GlyphOutline. Out: bytes without a width (pdf/cff_writer puts it in front), hints, or
// subroutines. The outline is the same to the last point; only where a closed contour is begun is
// chosen anew, so that a long line of it need not be written: a contour closes by itself. Lines and
// curves of no length are left out.
#pragma once

#include <optional>

#include "base/result.h"
#include "pdf/glyph_outline.h"

namespace zhibiao::pdf {

// nullopt when a step of the outline is longer than a charstring can say.
std::optional<Bytes> write_charstring(const GlyphOutline& outline);

}  // namespace zhibiao::pdf
