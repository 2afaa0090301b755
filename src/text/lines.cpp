#include "text/lines.h"

#include "text/fit.h"
#include "text/place.h"
#include "text/spacing.h"

namespace zhibiao::text {

namespace {

LinePlan plan_room(const form::Style& style, Length measure, bool first) {
  LinePlan plan;
  const Length indent = first ? style.first_indent : Length();
  plan.indented = first && style.first_indent > Length();
  plan.left = style.left_indent + indent;
  plan.room = max(measure - plan.left - style.right_indent, Length());
  return plan;
}

// The line after a newline that ends the text, and the only line of no text.
Line empty_line(const ShapedParagraph& paragraph, Length measure, bool first) {
  LinePlan plan = plan_room(paragraph.style, measure, first);
  plan.begin = plan.end = paragraph.clusters.size();
  Line line = place_line(paragraph, Spacing(paragraph), plan);
  line.text_begin = line.text_end = static_cast<std::uint32_t>(paragraph.text.size());
  return line;
}

bool ends_with_newline(const ShapedParagraph& paragraph) {
  return paragraph.clusters.empty() || paragraph.clusters.back().kind == Kind::newline;
}

}  // namespace

std::vector<Line> break_lines(const ShapedParagraph& paragraph, Length measure) {
  const Spacing spacing(paragraph);
  const LineFitter fitter(paragraph, spacing);
  std::vector<Line> lines;
  for (std::size_t begin = 0; begin < spacing.size();) {
    LinePlan plan = plan_room(paragraph.style, measure, lines.empty());
    plan.begin = begin;
    plan.end = fitter.end_of_line(begin, plan.room, plan.indented);
    plan.last = paragraph.clusters[plan.end - 1].after == Break::mandatory;
    lines.push_back(place_line(paragraph, spacing, plan));
    begin = plan.end;
  }
  if (ends_with_newline(paragraph)) {
    lines.push_back(empty_line(paragraph, measure, lines.empty()));
  }
  return lines;
}

Widths measure(const ShapedParagraph& paragraph) {
  const Spacing spacing(paragraph);
  const form::Style& style = paragraph.style;
  Widths widths;
  bool first_unit = true, first_part = true;
  std::size_t unit = 0, part = 0;
  const auto width = [&](std::size_t begin, std::size_t end, bool first) {
    const LinePlan plan = plan_room(style, {}, first);
    const std::size_t content = spacing.content_end(begin, end);
    return plan.left + style.right_indent + spacing.natural_width(begin, content, plan.indented);
  };
  for (std::size_t at = 0; at < paragraph.clusters.size(); ++at) {
    const Break after = paragraph.clusters[at].after;
    if (after < Break::allowed) continue;
    widths.least = max(widths.least, width(unit, at + 1, first_unit));
    unit = at + 1;
    first_unit = false;
    if (after != Break::mandatory) continue;
    widths.natural = max(widths.natural, width(part, at + 1, first_part));
    part = at + 1;
    first_part = false;
  }
  return widths;
}

}  // namespace zhibiao::text
