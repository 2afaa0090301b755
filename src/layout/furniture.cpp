#include "layout/furniture.h"

namespace zhibiao::layout {

namespace {

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

void place_number(const form::PageSetup& setup, const form::PageNumber& number, int total,
                  Page& page, TextContext& context) {
  bind::Paragraph paragraph;
  paragraph.style = number.style;
  std::string text = replace_all(number.pattern, "{page}", std::to_string(page.number));
  text = replace_all(std::move(text), "{pages}", std::to_string(total));
  paragraph.runs.push_back({std::move(text), number.style, Length(), {}});
  text::ShapedParagraph shaped =
      text::shape(paragraph, context.styles, context.fonts, context.diagnostics);
  const Length measure = setup.size.width;
  text::Line line = std::move(text::break_lines(shaped, measure).front());
  const Length left = left_of(setup, number, page.number, line.right - line.left) - line.left;
  // The style centres its em box in the leading; the distance is counted to the em box itself.
  const Length above_em = (shaped.style.leading - shaped.style.size) / 2;
  const Length top = setup.size.height - setup.margin.bottom + number.distance - above_em;
  page.furniture.push_back({{left, top + shaped.baseline},
                            static_cast<std::uint32_t>(context.paragraphs.size()),
                            std::move(line)});
  context.paragraphs.push_back(std::move(shaped));
}

}  // namespace

void number_pages(const bind::Document& document, std::vector<Page>& pages, TextContext& context) {
  int total = 0;
  for (Page& page : pages) {
    if (document.sections.at(page.section).page.counted) page.number = ++total;
  }
  for (Page& page : pages) {
    const form::PageSetup& setup = document.sections.at(page.section).page;
    if (setup.number && page.number > 0) {
      place_number(setup, *setup.number, total, page, context);
    } else {
      page.number = 0;
    }
  }
}

}  // namespace zhibiao::layout
