// cff_reader: the CFF table of a font (Adobe Technical Note 5176) -> where its charstrings are, and
// the subroutines and matrices that belong to each.
//
// In: the bytes of the table, mapped; they outlive the font. Out: a CffFont, whose size does not
// depend on the number of glyphs. A glyph's bytes are found when asked for, so pages of a mapped
// file that hold other glyphs are never touched. Runs no charstring (pdf/flat_charstring.h).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pdf/cff_dict.h"

namespace zhibiao::pdf::cff {

// What glyphs of one Font DICT share. A font that is not CID-keyed has one.
struct FontDict {
  std::string_view matrix;  // operands of FontMatrix; empty: none
  Index subroutines;
};

class Font {
 public:
  // nullopt when the table is not a readable CFF, version 1.
  static std::optional<Font> read(std::string_view table);

  std::uint32_t glyph_count() const { return char_strings_.count(); }
  std::optional<std::string_view> charstring(std::uint32_t glyph) const {
    return char_strings_.object(glyph);
  }
  bool cid_keyed() const { return cid_keyed_; }
  const Index& global_subroutines() const { return global_subroutines_; }
  const std::vector<FontDict>& font_dicts() const { return font_dicts_; }
  // The index in font_dicts() of a glyph's; nullopt when the table has none for it.
  std::optional<std::uint32_t> font_dict_of(std::uint32_t glyph) const;
  // The glyph of a character of Adobe's standard encoding, which an accented letter may be put
  // together from (5177, appendix C). nullopt in a CID-keyed font.
  std::optional<std::uint32_t> standard_glyph(std::uint32_t code) const;

  // Operands of the Top DICT's FontMatrix and FontBBox; empty: none.
  std::string_view matrix() const { return matrix_; }
  std::string_view box() const { return box_; }

 private:
  bool read_top_dict(const std::vector<DictEntry>& top);
  bool read_font_dicts(const std::vector<DictEntry>& top);
  std::optional<FontDict> read_font_dict(const std::vector<DictEntry>& dict) const;
  std::optional<std::uint32_t> select(std::uint32_t glyph) const;
  std::optional<std::uint32_t> select_range(std::uint32_t glyph) const;
  std::optional<std::uint32_t> glyph_of_name(std::uint32_t string_id) const;

  std::string_view table_;
  Index char_strings_, global_subroutines_;
  std::vector<FontDict> font_dicts_;
  bool cid_keyed_ = false;
  std::size_t charset_ = 0, fd_select_ = 0;  // offsets in the table
  std::string_view matrix_, box_;
};

}  // namespace zhibiao::pdf::cff
