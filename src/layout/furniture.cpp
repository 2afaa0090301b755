#include "layout/furniture.h"

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

// Left end of a number `width` wide.
Length left_of(const form::PageSetup& setup, const form::PageNumber& number, int page,
               Length width) {
  const Length left = setup.margin.left;
  const Length right = setup.size.width - setup.margin.right;
  using Place = form::PageNumber::Place;
  switch (number.place) {
    case Place::center:
      return left + (right - left - width) / 2;
    case Place::left:
      return left + number.inset;
    case Place::right:
      return right - number.inset - width;
    case Place::outside:
      break;
  }
  return page % 2 == 1 ? right - number.inset - width : left + number.inset;
}

}  // namespace

bool names_total(const form::PageNumber& number) {
  return number.pattern.find(total_name) != std::string::npos;
}

PlacedLine set_page_number(const form::PageSetup& setup, const form::PageNumber& number, int page,
                           int total, TextContext& context) {
  bind::Paragraph paragraph;
  paragraph.style = number.style;
  std::string text = replace_all(number.pattern, page_name, std::to_string(page));
  text = replace_all(std::move(text), total_name, std::to_string(total));
  paragraph.runs.push_back({std::move(text), number.style, Length(), {}});
  TextLine set = std::move(set_lines({paragraph}, setup.size.width, context).front());
  const text::Line& line = set.line;
  const Length left = left_of(setup, number, page, line.right - line.left) - line.left;
  // The style centres its em box in the leading; the distance is counted to the em box itself.
  const form::Style& style = set.paragraph->style;
  const Length above_em = (style.leading - style.size) / 2;
  const Length top = setup.size.height - setup.margin.bottom + number.distance - above_em;
  return {{left, top + set.baseline}, std::move(set.paragraph), std::move(set.line)};
}

}  // namespace zhibiao::layout
