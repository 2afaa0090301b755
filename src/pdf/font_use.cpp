#include "pdf/font_use.h"

#include "base/utf8.h"

namespace zhibiao::pdf {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";  // U+FFFD

// Calls `visit` with the FontUse and each cluster of the page.
template <class Visit>
void for_each_cluster(const paint::Page& page, const text::FontSet& fonts, FontUses& uses,
                      const Visit& visit) {
  for (const paint::Item& item : page.items) {
    const auto* run = std::get_if<paint::GlyphRun>(&item);
    if (run == nullptr) continue;
    FontUse& use = uses.try_emplace(run->face, run->face, &fonts.face(run->face)).first->second;
    for (const ClusterSpan& cluster : clusters_of(*run)) visit(use, cluster);
  }
}

// The character of `text` that the face draws with `glyph`; U+FFFD if there is none.
std::string own_character(const text::Face& face, std::uint32_t glyph, std::string_view text) {
  for (std::size_t offset = 0; offset < text.size();) {
    const utf8::Decoded decoded = utf8::decode(text, offset);
    if (face.glyph(decoded.code_point) == glyph) {
      return std::string(text.substr(offset, decoded.length));
    }
    offset += decoded.length;
  }
  return std::string(replacement);
}

std::int64_t width_of(const text::Face& face, std::uint32_t glyph) {
  constexpr std::int64_t width_parts = 10'000;
  const Length advance = Length::from_emu(face.advance(glyph));
  return mul_div(advance, 1'000 * width_parts, face.facts().units_per_em).emu();
}

void add_glyph(FontUse& use, std::uint32_t glyph, std::string text) {
  const auto code = static_cast<std::uint16_t>(use.glyphs().size() + 1);
  use.add({glyph, code, width_of(use.source(), glyph), std::move(text)});
}

}  // namespace

bool FontUse::has(std::uint32_t glyph) const {
  return places_.contains(glyph);
}

const CodedGlyph& FontUse::find(std::uint32_t glyph) const {
  return glyphs_[places_.at(glyph)];
}

void FontUse::add(CodedGlyph glyph) {
  places_.emplace(glyph.glyph, static_cast<std::uint16_t>(glyphs_.size()));
  glyphs_.push_back(std::move(glyph));
}

std::vector<ClusterSpan> clusters_of(const paint::GlyphRun& run) {
  std::vector<ClusterSpan> clusters;
  clusters.reserve(run.glyphs.size());
  const std::span<const paint::GlyphAt> glyphs(run.glyphs);
  for (std::size_t first = 0; first < glyphs.size();) {
    std::size_t end = first + 1;
    while (end < glyphs.size() && glyphs[end].text_begin == glyphs[end].text_end) ++end;
    const paint::GlyphAt& head = glyphs[first];
    clusters.push_back(
        {glyphs.subspan(first, end - first),
         std::string_view(run.text).substr(head.text_begin, head.text_end - head.text_begin)});
    first = end;
  }
  return clusters;
}

void add_font_use(const paint::Page& page, const text::FontSet& fonts, FontUses& uses) {
  // Glyphs that stand alone first: their text is sure.
  for_each_cluster(page, fonts, uses, [](FontUse& use, const ClusterSpan& cluster) {
    const std::uint32_t glyph = cluster.glyphs[0].glyph;
    const bool alone = cluster.glyphs.size() == 1 && !cluster.text.empty();
    if (alone && !use.has(glyph)) add_glyph(use, glyph, std::string(cluster.text));
  });
  for_each_cluster(page, fonts, uses, [](FontUse& use, const ClusterSpan& cluster) {
    for (const paint::GlyphAt& at : cluster.glyphs) {
      if (use.has(at.glyph)) continue;
      add_glyph(use, at.glyph, own_character(use.source(), at.glyph, cluster.text));
    }
  });
}

}  // namespace zhibiao::pdf
