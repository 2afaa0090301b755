#include "paint/boxes.h"

namespace zhibiao::paint {

namespace {

using text::PlacedBox;

const Length thin = Length::pt(1) / 2;

Length percent(Length length, std::int64_t count) {
  return mul_div(length, count, 100);
}

// The em box reaches 0.12 em below the baseline; the rule lies 0.1 em below that, so that it stays
// inside the line box of any text with a leading of 1.2 em or more.
std::vector<Stroke> draw_rule(const PlacedBox& box, const text::ShapedRun& style,
                              const LinePlace& line) {
  if (line.vertical) {
    const Length x = line.origin.x - percent(style.size, 60), y = line.origin.y + box.x;
    return {{{x, y}, {x, y + box.width}, thin, style.color}};
  }
  const Length x = line.origin.x + box.x, y = line.origin.y + percent(style.size, 22);
  return {{{x, y}, {x + box.width, y}, thin, style.color}};
}

// Centre of the em box that the check box stands in: 0.38 em above the baseline of a line.
Point find_centre(const PlacedBox& box, Length size, const LinePlace& line) {
  const Length along = box.x + box.width / 2;
  if (line.vertical) return {line.origin.x, line.origin.y + along};
  return {line.origin.x + along, line.origin.y - percent(size, 38)};
}

// Four sides of a square, 0.8 em wide outside. The upper and the lower one take the corners.
std::vector<Stroke> draw_square(Point centre, Length size, Color color) {
  const Length outer = percent(size, 40), half = outer - thin / 2;
  const Length left = centre.x - half, right = centre.x + half;
  const Length top = centre.y - half, bottom = centre.y + half;
  return {{{centre.x - outer, top}, {centre.x + outer, top}, thin, color},
          {{centre.x - outer, bottom}, {centre.x + outer, bottom}, thin, color},
          {{left, top}, {left, bottom}, thin, color},
          {{right, top}, {right, bottom}, thin, color}};
}

// Two strokes at right angles. Each goes on past their joint by half its width, which makes the
// corner square.
void add_tick(std::vector<Stroke>& strokes, Point centre, Length size, Color color) {
  const Length width = percent(size, 7);
  const Length past = mul_div(width, 354, 1'000);  // half the width, at 45 degrees
  const auto at = [&](std::int64_t x, std::int64_t y) {
    return Point{centre.x + percent(size, x), centre.y + percent(size, y)};
  };
  const Point start = at(-24, 0), joint = at(-7, 17), end = at(25, -15);
  strokes.push_back({start, {joint.x + past, joint.y + past}, width, color});
  strokes.push_back({{joint.x - past, joint.y + past}, end, width, color});
}

}  // namespace

std::vector<Stroke> draw_box(const PlacedBox& box, const text::ShapedRun& style,
                             const LinePlace& line) {
  if (box.kind == PlacedBox::Kind::underline) return draw_rule(box, style, line);
  const Point centre = find_centre(box, style.size, line);
  std::vector<Stroke> strokes = draw_square(centre, style.size, style.color);
  if (box.kind == PlacedBox::Kind::ticked_box) add_tick(strokes, centre, style.size, style.color);
  return strokes;
}

std::string_view text_of(const PlacedBox& box) {
  switch (box.kind) {
    case PlacedBox::Kind::box:
      return "□";
    case PlacedBox::Kind::ticked_box:
      return "☑";
    case PlacedBox::Kind::underline:
      break;
  }
  return "";
}

}  // namespace zhibiao::paint
