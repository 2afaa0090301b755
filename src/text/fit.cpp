#include "text/fit.h"

namespace zhibiao::text {

LineFitter::LineFitter(const ShapedParagraph& paragraph, const Spacing& spacing)
    : paragraph_(paragraph),
      spacing_(spacing),
      unit_ends_(paragraph.clusters.size()),
      piece_ends_(paragraph.clusters.size()),
      part_ends_(paragraph.clusters.size()) {
  auto unit_end = static_cast<std::uint32_t>(paragraph.clusters.size());
  std::uint32_t piece_end = unit_end, part_end = unit_end;
  for (std::size_t at = paragraph.clusters.size(); at-- > 0;) {
    const Break after = paragraph.clusters[at].after;
    const auto next = static_cast<std::uint32_t>(at + 1);
    if (after >= Break::inside_unit) piece_end = next;
    if (after >= Break::allowed) unit_end = next;
    if (after == Break::mandatory) part_end = next;
    piece_ends_[at] = piece_end;
    unit_ends_[at] = unit_end;
    part_ends_[at] = part_end;
  }
}

std::size_t LineFitter::end_of_line(std::size_t begin, const Room& room) const {
  const Line line{begin, room.line, room.next, room.indented};
  const Candidates found = read(line);
  return avoid_single(choose(found, line), found, line);
}

Length LineFitter::width(const Line& line, std::size_t end) const {
  return spacing_.natural_width(line.begin, spacing_.content_end(line.begin, end), line.indented);
}

bool LineFitter::fits_reduced(const Line& line, std::size_t end) const {
  const std::size_t content = spacing_.content_end(line.begin, end);
  const Length least = spacing_.natural_width(line.begin, content, line.indented) -
                       spacing_.reducible(line.begin, content);
  return least <= line.room;
}

LineFitter::Candidates LineFitter::read(const Line& line) const {
  Candidates found;
  const std::size_t part_end = part_ends_[line.begin];
  found.overflow = part_end;
  for (std::size_t at = line.begin; at < part_end; ++at) {
    const Kind kind = paragraph_.clusters[at].kind;
    const bool hangs = kind == Kind::space || kind == Kind::newline;
    if (!hangs) {
      const Length natural = spacing_.natural_width(line.begin, at + 1, line.indented);
      if (natural > line.room && found.overflow == part_end) found.overflow = at;
      if (natural - spacing_.reducible(line.begin, at + 1) > line.room) break;
    }
    note(found, line, at + 1);
    if (at + 1 == part_end) found.whole = true;
  }
  return found;
}

void LineFitter::note(Candidates& found, const Line& line, std::size_t end) const {
  const Break after = paragraph_.clusters[end - 1].after;
  if (width(line, end) > line.room) {
    if (after >= Break::allowed) found.pulled = end;
    return;
  }
  found.anywhere = end;
  if (after >= Break::allowed) {
    found.earlier = found.fit;
    found.fit = end;
  } else if (after >= Break::inside_unit) {
    found.in_unit = end;
  } else if (after == Break::inside_word) {
    found.in_word = end;
  }
}

std::size_t LineFitter::choose(const Candidates& found, const Line& line) const {
  if (found.whole) return part_ends_[line.begin];
  if (found.pulled && (!found.fit || prefers_pulling(found, line))) return *found.pulled;
  if (found.fit && !is_wider(*found.fit, unit_ends_, line.next_room)) return *found.fit;
  return break_unit(found, line);
}

// The line is full in the middle of a unit that no line can hold: it is broken where that hurts
// least.
std::size_t LineFitter::break_unit(const Candidates& found, const Line& line) const {
  const auto beyond_fit = [&](const std::optional<std::size_t>& end) {
    return end && (!found.fit || *end > *found.fit);
  };
  if (beyond_fit(found.in_unit)) return *found.in_unit;
  const bool piece_fits_next = found.fit && !is_wider(*found.fit, piece_ends_, line.next_room);
  if (beyond_fit(found.in_word) && !piece_fits_next) return *found.in_word;
  if (found.fit) return *found.fit;
  return found.anywhere.value_or(line.begin + 1);
}

// A line is reduced if the cluster that overflows may not begin the next one, or if filling the
// line would open its gaps by more than a twentieth of an em, which the eye begins to see.
bool LineFitter::prefers_pulling(const Candidates& found, const Line& line) const {
  if (*found.fit != found.overflow) return true;
  const form::Align align = paragraph_.style.align;
  if (align != form::Align::justify && align != form::Align::distribute) return false;
  const Length slack = line.room - width(line, *found.fit);
  const auto gaps = static_cast<std::int64_t>(open_gaps(line.begin, *found.fit));
  return slack * 20 > paragraph_.style.size * gaps;
}

std::size_t LineFitter::open_gaps(std::size_t begin, std::size_t end) const {
  return spacing_.open_gaps(begin, spacing_.content_end(begin, end));
}

bool LineFitter::is_wider(std::size_t begin, const std::vector<std::uint32_t>& ends,
                          Length room) const {
  if (begin >= ends.size()) return false;
  const Line alone{begin, room, room, false};
  return width(alone, ends[begin]) > room && !fits_reduced(alone, ends[begin]);
}

bool LineFitter::leaves_single(std::size_t end) const {
  if (end >= paragraph_.clusters.size() || paragraph_.clusters[end - 1].after == Break::mandatory) {
    return false;
  }
  constexpr std::size_t longest = 4;  // a character with more marks than that is a line of its own
  const std::size_t content = spacing_.content_end(end, part_ends_[end]);
  if (content - end > longest) return false;
  std::size_t characters = 0;
  for (std::size_t at = end; at < content; ++at) {
    const Kind kind = paragraph_.clusters[at].kind;
    if (is_mark(kind)) continue;
    if (kind != Kind::han) return false;
    ++characters;
  }
  return characters == 1;
}

// CLREQ 3.3.3: no last line of one character. It is pulled in if the line can be reduced so far,
// else one more goes down to it, where that leaves no gaping line behind.
std::size_t LineFitter::avoid_single(std::size_t end, const Candidates& found,
                                     const Line& line) const {
  if (!leaves_single(end)) return end;
  const std::size_t part_end = part_ends_[line.begin];
  if (fits_reduced(line, part_end)) return part_end;
  const std::optional<std::size_t> shorter = found.fit == end ? found.earlier : found.fit;
  if (!shorter || *shorter >= end || *shorter < line.begin + 2) return end;
  const Length slack = line.room - width(line, *shorter);
  if (slack * 2 > line.room) return end;
  const auto gaps = static_cast<std::int64_t>(open_gaps(line.begin, *shorter));
  const bool justified = paragraph_.style.align == form::Align::justify;
  const bool gapes = justified && slack * 8 > paragraph_.style.size * gaps;
  return gapes ? end : *shorter;
}

}  // namespace zhibiao::text
