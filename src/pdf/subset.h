// subset: some glyphs of a face -> a small font program for a PDF file.
//
// In two stages, so that a batch pays for a big font file once. reduce() cuts a TrueType face down
// to the glyphs that all documents of a run use, and opens a CFF face; subset() takes one
// document's glyphs from that. The second stage gives the same bytes whatever else the first one
// kept, so a single render equals a batch. CFF programs are made here (pdf/cff_program.h), TrueType
// programs by hb-subset. Lays out no PDF objects (pdf/font_objects.h).
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
  Bytes bytes;  // glyf: an sfnt; cff: the bare CFF table, CID-keyed
  // For each glyph asked for: its id in `bytes`; in a CFF, which is its CID too, 1, 2, 3 ...
  std::vector<std::uint16_t> glyphs;
};

// `glyphs`: glyph ids of `face`, ascending, each once. .notdef is always kept.
Result<std::shared_ptr<const ReducedFace>> reduce(const text::Face& face,
                                                  std::span<const std::uint32_t> glyphs);

// `glyphs`: ids of `face` in the order of their codes, each once, all of them kept by `reduced`.
// `face` is the face that was reduced.
Result<FontProgram> subset(const ReducedFace& reduced, const text::Face& face,
                           std::span<const std::uint32_t> glyphs);

}  // namespace zhibiao::pdf
