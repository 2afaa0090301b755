#include "text/lines.h"

#include "text/fit.h"
#include "text/fit_part.h"
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

// The ends of all lines of the part that begins at `begin`; `first`: it begins the paragraph.
std::vector<std::size_t> part_ends(const ShapedParagraph& paragraph, const Spacing& spacing,
                                   const LineFitter& fitter, std::size_t begin, Length measure,
                                   bool first) {
  const LinePlan opening = plan_room(paragraph.style, measure, first);
  const LinePlan others = plan_room(paragraph.style, measure, false);
  if (paragraph.style.align == form::Align::justify) {
    const PartRoom room{opening.room, others.room, opening.indented};
    if (auto ends = fit_part(paragraph, spacing, fitter, begin, room)) return std::move(*ends);
  }
  std::vector<std::size_t> ends;
  for (std::size_t at = begin; at < fitter.part_end(begin); at = ends.back()) {
    const LinePlan& plan = at == begin ? opening : others;
    ends.push_back(fitter.end_of_line(at, {plan.room, others.room, plan.indented}));
  }
  return ends;
}

bool ends_with_newline(const ShapedParagraph& paragraph) {
  return paragraph.clusters.empty() || paragraph.clusters.back().kind == Kind::newline;
}

}  // namespace

std::vector<Line> break_lines(const ShapedParagraph& paragraph, Length measure) {
  const Spacing spacing(paragraph);
  const LineFitter fitter(paragraph, spacing);
  std::vector<Line> lines;
  for (std::size_t part = 0; part < spacing.size(); part = fitter.part_end(part)) {
    std::size_t begin = part;
    for (const std::size_t end : part_ends(paragraph, spacing, fitter, part, measure, part == 0)) {
      LinePlan plan = plan_room(paragraph.style, measure, lines.empty());
      plan.begin = begin;
      plan.end = end;
      plan.last = paragraph.clusters[end - 1].after == Break::mandatory;
      lines.push_back(place_line(paragraph, spacing, plan));
      begin = end;
    }
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
