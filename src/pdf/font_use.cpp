#include "pdf/font_use.h"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "base/utf8.h"

namespace zhibiao::pdf {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";  // U+FFFD

// Texts of glyphs, looked up often and sorted once at the end.
using Texts = std::unordered_map<std::uint32_t, std::string>;

template <class Visit>
void for_each_cluster(const paint::DisplayList& list, const Visit& visit) {
  for (const paint::Page& page : list.pages) {
    for (const paint::Item& item : page.items) {
      const auto* run = std::get_if<paint::GlyphRun>(&item);
      if (run == nullptr) continue;
      for (const ClusterSpan& cluster : clusters_of(*run)) visit(run->face, cluster);
    }
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

FontUse sorted(text::FaceId face, const Texts& texts) {
  FontUse use;
  use.face = face;
  use.glyphs.reserve(texts.size());
  for (const auto& [glyph, text] : texts) use.glyphs.push_back({glyph, text});
  std::sort(use.glyphs.begin(), use.glyphs.end(),
            [](const GlyphUse& a, const GlyphUse& b) { return a.glyph < b.glyph; });
  return use;
}

}  // namespace

std::vector<ClusterSpan> clusters_of(const paint::GlyphRun& run) {
  std::vector<ClusterSpan> clusters;
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

std::vector<FontUse> collect_font_use(const paint::DisplayList& list, const text::FontSet& fonts) {
  std::map<text::FaceId, Texts> faces;
  for_each_cluster(list, [&](text::FaceId face, const ClusterSpan& cluster) {
    Texts& texts = faces[face];
    if (cluster.glyphs.size() == 1 && !cluster.text.empty()) {
      texts.try_emplace(cluster.glyphs[0].glyph, cluster.text);
    }
  });
  for_each_cluster(list, [&](text::FaceId face, const ClusterSpan& cluster) {
    Texts& texts = faces[face];
    for (const paint::GlyphAt& glyph : cluster.glyphs) {
      const auto [entry, is_new] = texts.try_emplace(glyph.glyph);
      if (is_new) entry->second = own_character(fonts.face(face), glyph.glyph, cluster.text);
    }
  });
  std::vector<FontUse> uses;
  for (const auto& [face, texts] : faces) uses.push_back(sorted(face, texts));
  return uses;
}

}  // namespace zhibiao::pdf
