// subset: some glyphs of a face -> a small font program for a PDF file.
//
// In two stages, so that a batch pays for the big font file once: reduce() cuts a face down to the
// glyphs that all documents of a run use; subset() cuts that down to one document's. The second
// stage gives the same bytes whatever else the first one kept, so a single render equals a batch.
// Lays out no PDF objects (pdf/font_objects.h).
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "base/result.h"
#include "text/font.h"

namespace zhibiao::pdf {

// A face cut down to some glyphs. Immutable; may be shared among threads. Needs the Face no more.
class ReducedFace {
 public:
  virtual ~ReducedFace() = default;
};

// What goes into FontFile2 or FontFile3 (/CIDFontType0C).
struct FontProgram {
  Bytes bytes;  // glyf: an sfnt; cff: the bare CFF table
  // For each glyph asked for: its id in `bytes`. A CFF font without CIDs keeps the face's ids, for
  // the codes of its text are ids.
  std::vector<std::uint16_t> glyphs;
};

// `glyphs`: glyph ids of `face`, ascending, each once. .notdef is always kept.
Result<std::shared_ptr<const ReducedFace>> reduce(const text::Face& face,
                                                  std::span<const std::uint32_t> glyphs);

// `glyphs` as above, all of them kept by `reduced`. `face` is the face that was reduced.
Result<FontProgram> subset(const ReducedFace& reduced, const text::Face& face,
                           std::span<const std::uint32_t> glyphs);

}  // namespace zhibiao::pdf
