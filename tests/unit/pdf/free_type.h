// Outlines of glyphs as FreeType reads them, which most PDF readers draw with, in one form, so that
// equal shapes are equal values: closed contours, nothing of no length, begun at their least
// segment.
#pragma once

#include <doctest/doctest.h>
#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_CID_H
#include FT_OUTLINE_H

#include <algorithm>
#include <array>
#include <compare>
#include <string>
#include <vector>

namespace zhibiao::pdf::sample {

// Points are absolute: from, two control points (zeros in a line), to.
struct PlacedSegment {
  bool curve = false;
  std::array<std::int64_t, 8> points{};
  auto operator<=>(const PlacedSegment&) const = default;

  bool empty() const {
    const std::array<std::int64_t, 2> from = {points[0], points[1]};
    for (std::size_t at = curve ? 2 : 6; at < 8; at += 2) {
      if (points[at] != from[0] || points[at + 1] != from[1]) return false;
    }
    return true;
  }
};

using PlacedContour = std::vector<PlacedSegment>;
using Shape = std::vector<PlacedContour>;

// Collects a contour after the other.
class ShapeBuilder {
 public:
  void move(std::int64_t x, std::int64_t y) {
    close();
    start_ = at_ = {x, y};
  }
  void line(std::int64_t x, std::int64_t y) { add(false, {0, 0, 0, 0, x, y}); }
  void curve(const std::array<std::int64_t, 6>& points) { add(true, points); }
  Shape finish() && {
    close();
    return std::move(shape_);
  }

 private:
  void add(bool curve, const std::array<std::int64_t, 6>& points) {
    PlacedSegment segment{curve, {at_[0], at_[1]}};
    std::copy(points.begin(), points.end(), segment.points.begin() + 2);
    at_ = {points[4], points[5]};
    if (!segment.empty()) contour_.push_back(segment);
  }
  void close() {
    line(start_[0], start_[1]);
    if (!contour_.empty()) shape_.push_back(least_rotation(std::move(contour_)));
    contour_.clear();
  }
  static PlacedContour least_rotation(PlacedContour contour) {
    PlacedContour least = contour;
    const PlacedSegment first = *std::min_element(contour.begin(), contour.end());
    for (std::size_t at = 0; at < contour.size(); ++at) {
      std::rotate(contour.begin(), contour.begin() + 1, contour.end());
      if (contour[0] == first) least = std::min(least, contour);
    }
    return std::min(least, contour);
  }

  Shape shape_;
  PlacedContour contour_;
  std::array<std::int64_t, 2> start_{}, at_{};
};

class FreeTypeFont {
 public:
  // The face of a file; `bytes` outlive this.
  explicit FreeTypeFont(const std::string& bytes, FT_Long index = 0) {
    REQUIRE(FT_Init_FreeType(&library_) == 0);
    REQUIRE(FT_New_Memory_Face(library_, reinterpret_cast<const FT_Byte*>(bytes.data()),
                               static_cast<FT_Long>(bytes.size()), index, &face_) == 0);
  }
  FreeTypeFont(const FreeTypeFont&) = delete;
  FreeTypeFont& operator=(const FreeTypeFont&) = delete;
  ~FreeTypeFont() {
    FT_Done_Face(face_);
    FT_Done_FreeType(library_);
  }

  std::uint32_t glyph_count() const { return static_cast<std::uint32_t>(face_->num_glyphs); }
  FT_Face face() const { return face_; }
  int width(std::uint32_t glyph) const {
    load(glyph);
    return static_cast<int>(face_->glyph->metrics.horiAdvance);
  }

  bool can_load(std::uint32_t glyph) const {
    return FT_Load_Glyph(face_, glyph, FT_LOAD_NO_SCALE | FT_LOAD_NO_HINTING) == 0;
  }

  Shape shape(std::uint32_t glyph) const {
    load(glyph);
    FT_Outline_Funcs funcs{};
    funcs.move_to = [](const FT_Vector* to, void* builder) {
      static_cast<ShapeBuilder*>(builder)->move(to->x, to->y);
      return 0;
    };
    funcs.line_to = [](const FT_Vector* to, void* builder) {
      static_cast<ShapeBuilder*>(builder)->line(to->x, to->y);
      return 0;
    };
    funcs.conic_to = [](const FT_Vector*, const FT_Vector*, void*) { return 1; };
    funcs.cubic_to = [](const FT_Vector* a, const FT_Vector* b, const FT_Vector* to,
                        void* builder) {
      static_cast<ShapeBuilder*>(builder)->curve({a->x, a->y, b->x, b->y, to->x, to->y});
      return 0;
    };
    ShapeBuilder builder;
    REQUIRE(FT_Outline_Decompose(&face_->glyph->outline, &funcs, &builder) == 0);
    return std::move(builder).finish();
  }

 private:
  void load(std::uint32_t glyph) const { REQUIRE(can_load(glyph)); }

  FT_Library library_ = nullptr;
  FT_Face face_ = nullptr;
};

}  // namespace zhibiao::pdf::sample
