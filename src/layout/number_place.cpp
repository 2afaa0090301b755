#include "layout/number_place.h"

namespace zhibiao::layout {

namespace {

bool is_numbered(const form::PageSetup& page) {
  return page.number.has_value() && page.counted;
}

// Is `upright` the sheet of `across`, upright?
bool is_upright_of(const form::PageSetup& across, const form::PageSetup& upright) {
  return is_numbered(upright) && across.size.width > across.size.height &&
         upright.size.width == across.size.height && upright.size.height == across.size.width;
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

Length top_of(const form::PageSetup& setup, const form::PageNumber& number) {
  return setup.size.height - setup.margin.bottom + number.distance;
}

}  // namespace

const form::PageSetup* find_upright(const bind::Document& document, std::size_t section) {
  const auto& sections = document.sections;
  const form::PageSetup& page = sections.at(section).page;
  for (std::size_t before = section; before > 0; --before) {
    if (is_upright_of(page, sections[before - 1].page)) return &sections[before - 1].page;
  }
  for (std::size_t after = section + 1; after < sections.size(); ++after) {
    if (is_upright_of(page, sections[after].page)) return &sections[after].page;
  }
  return nullptr;
}

NumberPlace place_number(const form::PageSetup& page, const form::PageSetup* upright, int number,
                         Length width) {
  const form::PageNumber& setup = *page.number;
  if (upright == nullptr)
    return {{left_of(page, setup, number, width), top_of(page, setup)}, false};
  const Length x = left_of(*upright, setup, number, width);
  const Length on_upright = upright->size.height - top_of(*upright, setup);
  // A text area that comes nearer to the sheet's foot than theirs pushes the number out.
  const Length from_foot = min(on_upright, page.margin.left - setup.distance);
  return {{from_foot, x}, true};
}

}  // namespace zhibiao::layout
