// boxes: what stands on a line beside glyphs -> Strokes: the rule under a fill-in field, a check
// box.
//
// In: a PlacedBox, the size and color of its run, and where its line stands. Out: strokes in
// drawing order. In a column (vertical writing) the rule stands at the column's left, where Chinese
// text has it; a check box is upright. Says nothing of what they mean (paint/display_list.h, Mark).
#pragma once

#include <string_view>
#include <vector>

#include "paint/display_list.h"
#include "text/lines.h"

namespace zhibiao::paint {

// Where a line stands: its PlacedLine::origin, and whether it is a column.
struct LinePlace {
  Point origin;
  bool vertical = false;
};

std::vector<Stroke> draw_box(const text::PlacedBox& box, const text::ShapedRun& style,
                             const LinePlace& line);

// The character that a check box stands for: U+25A1, U+2611; empty for a rule.
std::string_view text_of(const text::PlacedBox& box);

}  // namespace zhibiao::paint
