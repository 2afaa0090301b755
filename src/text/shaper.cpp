#include "text/shaper.h"

#include <hb.h>

namespace zhibiao::text {

namespace {

constexpr hb_feature_t no_kerning{HB_TAG('k', 'e', 'r', 'n'), 0, HB_FEATURE_GLOBAL_START,
                                  HB_FEATURE_GLOBAL_END};

Length to_length(hb_position_t units, Length size, unsigned units_per_em) {
  if (units == 0) return {};
  if (units == static_cast<hb_position_t>(units_per_em)) return size;
  return mul_div(size, units, units_per_em);
}

ShapedGlyph to_shaped(const hb_glyph_info_t& info, const hb_glyph_position_t& place, Length size,
                      unsigned em) {
  return {info.codepoint, info.cluster, to_length(place.x_advance, size, em),
          to_length(place.x_offset, size, em), to_length(place.y_offset, size, em)};
}

// What the feature hwid would do, without parting the text at each number. Whether the glyph is the
// digit's: others are marks of a cluster, or forms of their own.
bool set_half_width(const Face& face, char32_t digit, Length size, ShapedGlyph& shaped) {
  if (face.glyph(digit) != shaped.glyph) return false;
  const std::uint32_t glyph = face.half_width_digit(digit);
  if (glyph == shaped.glyph) return true;
  shaped.glyph = glyph;
  shaped.advance = to_length(face.advance(glyph), size, face.facts().units_per_em);
  return true;
}

}  // namespace

Shaper::Shaper() : buffer_(hb_buffer_create()) {}
Shaper::~Shaper() {
  hb_buffer_destroy(buffer_);
}

void Shaper::add(char32_t code_point, std::uint32_t offset) {
  hb_buffer_add(buffer_, code_point == '\t' ? ' ' : code_point, offset);
  if (code_point >= '0' && code_point <= '9') digits_.emplace_back(offset, code_point);
}

bool Shaper::empty() const {
  return hb_buffer_get_length(buffer_) == 0;
}

void Shaper::shape(const Face& face, Length size, Direction direction,
                   std::vector<ShapedGlyph>& glyphs) {
  hb_buffer_set_content_type(buffer_, HB_BUFFER_CONTENT_TYPE_UNICODE);
  hb_buffer_set_script(buffer_, HB_SCRIPT_HAN);
  const bool down = direction == Direction::down;
  hb_buffer_set_direction(buffer_, down ? HB_DIRECTION_TTB : HB_DIRECTION_LTR);
  static const hb_language_t language = hb_language_from_string("zh-Hans", -1);
  hb_buffer_set_language(buffer_, language);
  hb_buffer_set_flags(buffer_, HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
  hb_shape(face.harfbuzz_font(), buffer_, &no_kerning, 1);

  unsigned count = 0;
  const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer_, &count);
  const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer_, &count);
  const unsigned em = face.facts().units_per_em;
  auto digit = digits_.begin();
  for (unsigned at = 0; at < count; ++at) {
    ShapedGlyph shaped = to_shaped(infos[at], positions[at], size, em);
    while (digit != digits_.end() && digit->first < shaped.cluster) ++digit;
    if (digit != digits_.end() && digit->first == shaped.cluster) {
      // A number across a column is one cluster of several digits.
      if (set_half_width(face, digit->second, size, shaped)) ++digit;
    }
    glyphs.push_back(shaped);
  }
  digits_.clear();
  hb_buffer_clear_contents(buffer_);
}

}  // namespace zhibiao::text
