// Spacing: what the room between two clusters of one line is, and how far it may shrink and grow.
//
// In: a ShapedParagraph. Out: widths of any stretch of it in constant time, and the Gap at any
// place. The order of reduction and expansion is CLREQ's (3.1.6, 3.3.3); Latin words, numbers,
// dashes, and ellipses are never opened. Breaks no lines.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "text/shape.h"

namespace zhibiao::text {

// What gives way first when a line is too long. CLREQ begins with punctuation at the line's end,
// which belongs to the end and to no gap.
enum class Reduction : std::uint8_t { word_space, interpunct, bracket, pause, han_latin, stop };
constexpr std::size_t reduction_count = 6;

struct Shrink {
  Reduction level = Reduction::word_space;
  Length most;
};

// The place after a cluster, if another follows in the same line.
struct Gap {
  Length cut_right, cut_left;  // blank of the marks before and after that is cut in any case
  Length room;                 // added in any case: between Han and Latin
  // What may still be cut of the mark before, of the mark after, of the room or the word space.
  Shrink before, after, inner;
  Length grow;         // CLREQ: a word space grows to half an em, a Han-Latin gap to a third
  bool opens = false;  // takes an equal share of what is left
  Length natural() const { return room - cut_right - cut_left; }
};

class Spacing {
 public:
  explicit Spacing(const ShapedParagraph& paragraph);

  std::size_t size() const { return starts_.size(); }
  Gap gap(std::size_t after) const;

  // The end of [begin, end) without its spaces and its newline: they hang past the line's end.
  std::size_t content_end(std::size_t begin, std::size_t end) const;
  // Width of the clusters [begin, end) as a line of their own; `end` is a content_end.
  Length natural_width(std::size_t begin, std::size_t end, bool indented) const;
  // How much of that width may be taken away.
  Length reducible(std::size_t begin, std::size_t end) const;
  // How much its word spaces and Han-Latin gaps may grow, and how many of its gaps open.
  Length growth(std::size_t begin, std::size_t end) const;
  std::size_t open_gaps(std::size_t begin, std::size_t end) const;

  // What is cut of a mark at the start and at the end of a line. An opening mark after a first-line
  // indent keeps its blank, so that the indent stays one of whole characters.
  Length start_cut(std::size_t begin, bool indented) const;
  Length end_cut(std::size_t end) const;
  // What of the mark at a line's end may be cut in need.
  Length end_reserve(std::size_t end) const;

 private:
  const ShapedParagraph& paragraph_;
  std::vector<Length> starts_;   // left edge of each cluster on an endless line
  // Sums over the gaps before a cluster: of all that they may lose, of all that they may grow, and of
  // those that open.
  std::vector<Length> shrinks_, grows_;
  std::vector<std::uint32_t> opens_;
};

}  // namespace zhibiao::text
