#include "layout/furniture.h"

#include "layout/number_place.h"

namespace zhibiao::layout {

namespace {

constexpr std::string_view page_name = "{page}", total_name = "{pages}";

std::string replace_all(std::string text, std::string_view what, const std::string& by) {
  for (std::size_t at = text.find(what); at != std::string::npos;
       at = text.find(what, at + by.size())) {
    text.replace(at, what.size(), by);
  }
  return text;
}

// The line with its em box at `place`. `baseline` is counted from the em box's top.
PlacedLine put(TextLine line, Length baseline, NumberPlace place) {
  const Length left = line.line.left;
  const Point origin = place.turned ? Point{place.corner.x - baseline, place.corner.y - left}
                                    : Point{place.corner.x - left, place.corner.y + baseline};
  return {origin, std::move(line.paragraph), std::move(line.line), place.turned};
}

}  // namespace

bool names_total(const form::PageNumber& number) {
  return number.pattern.find(total_name) != std::string::npos;
}

PlacedLine set_page_number(const bind::Document& document, std::size_t section, int page, int total,
                           TextContext& context) {
  const form::PageSetup& setup = document.sections.at(section).page;
  const form::PageNumber& number = *setup.number;
  bind::Paragraph paragraph;
  paragraph.style = number.style;
  std::string text = replace_all(number.pattern, page_name, std::to_string(page));
  text = replace_all(std::move(text), total_name, std::to_string(total));
  paragraph.runs.push_back({std::move(text), number.style, Length(), {}});
  TextLine line = std::move(set_lines({paragraph}, setup.size.width, context).front());
  const Length width = line.line.right - line.line.left;
  const NumberPlace place = place_number(setup, find_upright(document, section), page, width);
  // The style centres its em box in the leading; the distance is counted to the em box itself.
  const form::Style& style = line.paragraph->style;
  const Length baseline = line.baseline - (style.leading - style.size) / 2;
  return put(std::move(line), baseline, place);
}

}  // namespace zhibiao::layout
