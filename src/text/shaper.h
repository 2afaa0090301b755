// Shaper: text in one face -> glyphs in visual order, by HarfBuzz.
//
// In: code points with their byte offsets, a face, a size. Out: glyphs with lengths and with the
// offset of the cluster that each belongs to. Script Hani, language zh-Hans, left to right, or from
// top to bottom with the face's vertical forms (feature vert; presentation forms where a face has
// no such feature); ligatures on (Noto joins a dash of two characters), kerning off; digits half an
// em wide where the font can (GB/T 9704 asks for half-width digits in 宋体, and columns of figures
// need one width: Noto Serif's own are not). Chooses no face and knows no lines.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "base/length.h"
#include "text/font.h"

struct hb_buffer_t;

namespace zhibiao::text {

struct ShapedGlyph {
  std::uint32_t glyph = 0;
  std::uint32_t cluster = 0;  // byte offset of the first character of its cluster
  Length advance, x_offset, y_offset;
};

class Shaper {
 public:
  enum class Direction : std::uint8_t { right, down };

  Shaper();
  ~Shaper();
  Shaper(const Shaper&) = delete;
  Shaper& operator=(const Shaper&) = delete;

  void add(char32_t code_point, std::uint32_t offset);
  bool empty() const;
  // Appends the glyphs of what was added since the last call. Going down, their lengths are the
  // face's own for lines: where they stand in a column is not said (text/upright.h).
  void shape(const Face& face, Length size, Direction direction, std::vector<ShapedGlyph>& glyphs);

 private:
  hb_buffer_t* buffer_;
  std::vector<std::pair<std::uint32_t, char32_t>> digits_;  // offset and digit, as added
};

}  // namespace zhibiao::text
