// The project's own fonts, loaded once a test program.
#pragma once

#include <doctest/doctest.h>

#include <memory>

#include "text/font.h"

namespace zhibiao::layout::testing {

inline const text::FontSet& fonts() {
  static const std::shared_ptr<const text::FontSet> loaded = [] {
    Diagnostics diagnostics;
    auto set = text::load_fonts(ZHIBIAO_SOURCE_DIR "/fonts/fonts.json", {}, diagnostics);
    REQUIRE(set != nullptr);
    return set;
  }();
  return *loaded;
}

}  // namespace zhibiao::layout::testing
