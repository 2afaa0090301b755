// LineFitter: where each line of a paragraph ends, for a given width.
//
// In: a ShapedParagraph and its Spacing. Out: the end of the line that begins at a cluster. Line by
// line (justified text: text/fit_part.h), in CLREQ's order: a mark that may not begin the next line
// is first pulled in by reducing the line (先挤进), else the place before it is pushed out (后推出).
// A last line of one character is avoided. Looks ahead no further than one line, so the time is
// linear in the text. Places nothing.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "text/spacing.h"

namespace zhibiao::text {

class LineFitter {
 public:
  LineFitter(const ShapedParagraph& paragraph, const Spacing& spacing);

  struct Room {
    Length line, next;      // of the line and of the one after it
    bool indented = false;  // the line opens with a first-line indent
  };
  // The end (exclusive) of the line that begins at `begin`; at least one cluster.
  std::size_t end_of_line(std::size_t begin, const Room& room) const;
  // The next mandatory end after `begin`.
  std::size_t part_end(std::size_t begin) const { return part_ends_[begin]; }
  // Whether a line end at `end` leaves one Han character, with or without marks, for the last line.
  bool leaves_single(std::size_t end) const;

 private:
  // What reading a line up to where it is too long even when reduced has found.
  struct Candidates {
    std::optional<std::size_t> fit;      // the last allowed end that fits as it is
    std::optional<std::size_t> earlier;  // the allowed end before `fit`
    std::optional<std::size_t> pulled;   // the last allowed end that fits when reduced
    std::optional<std::size_t> in_unit, in_word, anywhere;  // for units wider than the line
    std::size_t overflow = 0;  // the first cluster that does not fit as it is
    bool whole = false;        // all up to a mandatory end fits; that end is `fit` or `pulled`
  };
  struct Line {
    std::size_t begin;
    Length room, next_room;
    bool indented;
  };

  Candidates read(const Line& line) const;
  void note(Candidates& found, const Line& line, std::size_t end) const;
  std::size_t choose(const Candidates& found, const Line& line) const;
  std::size_t break_unit(const Candidates& found, const Line& line) const;
  bool prefers_pulling(const Candidates& found, const Line& line) const;
  std::size_t avoid_single(std::size_t end, const Candidates& found, const Line& line) const;
  // Whether what begins at `begin` and ends at the next of `ends` is wider than any line.
  bool is_wider(std::size_t begin, const std::vector<std::uint32_t>& ends, Length room) const;
  bool fits_reduced(const Line& line, std::size_t end) const;
  Length width(const Line& line, std::size_t end) const;
  std::size_t open_gaps(std::size_t begin, std::size_t end) const;

  const ShapedParagraph& paragraph_;
  const Spacing& spacing_;
  // For each cluster, the next end after it: allowed or better; in a unit or better; mandatory.
  std::vector<std::uint32_t> unit_ends_, piece_ends_, part_ends_;
};

}  // namespace zhibiao::text
