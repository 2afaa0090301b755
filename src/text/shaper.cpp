#include "text/shaper.h"

#include <hb.h>

namespace zhibiao::text {

namespace {

constexpr hb_feature_t feature(hb_tag_t tag, std::uint32_t value) {
  return {tag, value, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END};
}

// The second is for digits alone. Two sets and no ranges: HarfBuzz keeps one plan for each.
constexpr hb_feature_t features[] = {feature(HB_TAG('k', 'e', 'r', 'n'), 0),
                                     feature(HB_TAG('h', 'w', 'i', 'd'), 1)};

Length to_length(hb_position_t units, Length size, unsigned units_per_em) {
  if (units == 0) return {};
  if (units == static_cast<hb_position_t>(units_per_em)) return size;
  return mul_div(size, units, units_per_em);
}

}  // namespace

Shaper::Shaper() : buffer_(hb_buffer_create()) {}
Shaper::~Shaper() {
  hb_buffer_destroy(buffer_);
}

void Shaper::add(char32_t code_point, std::uint32_t offset) {
  hb_buffer_add(buffer_, code_point == '\t' ? ' ' : code_point, offset);
}

bool Shaper::empty() const {
  return hb_buffer_get_length(buffer_) == 0;
}

void Shaper::shape(const Face& face, Length size, bool digits, std::vector<ShapedGlyph>& glyphs) {
  hb_buffer_set_content_type(buffer_, HB_BUFFER_CONTENT_TYPE_UNICODE);
  hb_buffer_set_script(buffer_, HB_SCRIPT_HAN);
  hb_buffer_set_direction(buffer_, HB_DIRECTION_LTR);
  static const hb_language_t language = hb_language_from_string("zh-Hans", -1);
  hb_buffer_set_language(buffer_, language);
  hb_buffer_set_flags(buffer_, HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
  hb_shape(face.harfbuzz_font(), buffer_, features, digits ? 2 : 1);

  unsigned count = 0;
  const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer_, &count);
  const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer_, &count);
  const unsigned em = face.facts().units_per_em;
  for (unsigned at = 0; at < count; ++at) {
    const hb_glyph_position_t& place = positions[at];
    glyphs.push_back({infos[at].codepoint, infos[at].cluster, to_length(place.x_advance, size, em),
                      to_length(place.x_offset, size, em), to_length(place.y_offset, size, em)});
  }
  hb_buffer_clear_contents(buffer_);
}

}  // namespace zhibiao::text
