// Small display lists for the tests of this folder, set with the project's own fonts: each
// character by its nominal glyph, one after another.
#pragma once

#include <doctest/doctest.h>

#include <memory>
#include <string>

#include "base/utf8.h"
#include "paint/display_list.h"
#include "text/font.h"

namespace zhibiao::pdf::sample {

inline const text::FontSet& fonts() {
  static const std::shared_ptr<const text::FontSet> set = [] {
    Diagnostics diagnostics;
    return text::load_fonts(std::string(ZHIBIAO_SOURCE_DIR) + "/fonts/fonts.json", {}, diagnostics);
  }();
  REQUIRE(set);
  return *set;
}

// The first face of the role whose file is `file` (the role's own first face if empty), opened.
inline text::FaceId face_of(std::string_view role, std::string_view file = "") {
  for (const text::FaceId id : fonts().chain(role)) {
    const Result<const text::Face*> face = fonts().open(id);
    REQUIRE(face);
    if (file.empty() || (*face)->facts().file == file) return id;
  }
  FAIL("no such face");
  return 0;
}

inline paint::GlyphRun run_of(text::FaceId id, std::string text, Point origin, Length size) {
  const text::Face& face = fonts().face(id);
  paint::GlyphRun run;
  run.face = id;
  run.size = size;
  run.color = black;
  run.origin = origin;
  run.text = std::move(text);
  Length x;
  for (std::size_t offset = 0; offset < run.text.size();) {
    const utf8::Decoded decoded = utf8::decode(run.text, offset);
    const std::optional<std::uint32_t> glyph = face.glyph(decoded.code_point);
    REQUIRE(glyph);
    const std::size_t end = offset + decoded.length;
    run.glyphs.push_back(
        {*glyph, x, Length(), static_cast<std::uint32_t>(offset), static_cast<std::uint32_t>(end)});
    x += mul_div(size, face.advance(*glyph), face.facts().units_per_em);
    offset = end;
  }
  return run;
}

inline paint::Page a4(std::vector<paint::Item> items) {
  return {{Length::mm(210), Length::mm(297)}, std::move(items)};
}

}  // namespace zhibiao::pdf::sample
