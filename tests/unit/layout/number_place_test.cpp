#include "layout/number_place.h"

#include <doctest/doctest.h>

using namespace zhibiao;
using namespace zhibiao::layout;

namespace {

const Length width = Length::mm(15);

form::PageSetup upright_a4() {
  form::PageSetup page;
  page.size = {Length::mm(210), Length::mm(297)};
  page.margin = {Length::mm(37), Length::mm(26), Length::mm(35), Length::mm(28)};
  page.number = form::PageNumber{};
  page.number->inset = Length::mm(5);
  return page;
}

// The same type area on the same sheet, read across.
form::PageSetup a4_across() {
  form::PageSetup page = upright_a4();
  page.size = {Length::mm(297), Length::mm(210)};
  page.margin = {Length::mm(28), Length::mm(37), Length::mm(26), Length::mm(35)};
  return page;
}

bind::Document document_of(std::vector<form::PageSetup> pages) {
  bind::Document document;
  for (form::PageSetup& page : pages) document.sections.emplace_back().page = std::move(page);
  return document;
}

}  // namespace

TEST_CASE("a number stands below the text area, at the right of odd pages, at the left of even") {
  const NumberPlace odd = place_number(upright_a4(), nullptr, 1, width);
  CHECK(odd.corner == Point{Length::mm(210 - 26 - 5 - 15), Length::mm(297 - 35 + 7)});
  CHECK_FALSE(odd.turned);
  CHECK(place_number(upright_a4(), nullptr, 2, width).corner.x == Length::mm(28 + 5));
}

TEST_CASE("a page across has the number of the upright page, a quarter turn to the right") {
  const form::PageSetup upright = upright_a4();
  for (const int number : {1, 2}) {
    const Point plain = place_number(upright, nullptr, number, width).corner;
    const NumberPlace across = place_number(a4_across(), &upright, number, width);
    CHECK(across.turned);
    // Its head to the left, the page's left edge is the sheet's foot.
    CHECK(across.corner.x == Length::mm(297) - plain.y);
    CHECK(across.corner.y == plain.x);
  }
}

TEST_CASE("a text area nearer to the sheet's foot pushes the number out") {
  const form::PageSetup upright = upright_a4();
  form::PageSetup across = a4_across();
  across.margin.left = Length::mm(20);
  CHECK(place_number(across, &upright, 1, width).corner.x == Length::mm(13));
  across.margin.left = Length::mm(60);
  CHECK(place_number(across, &upright, 1, width).corner.x == Length::mm(28));
}

TEST_CASE("the upright pages are those before, else those after, of the same sheet and numbered") {
  form::PageSetup cover = upright_a4(), folded = a4_across(), silent = upright_a4();
  cover.counted = false;
  silent.number.reset();
  folded.size.width = Length::mm(420);
  const auto document =
      document_of({cover, a4_across(), silent, upright_a4(), a4_across(), folded});
  CHECK(find_upright(document, 1) == &document.sections[3].page);
  CHECK(find_upright(document, 4) == &document.sections[3].page);
  CHECK(find_upright(document, 3) == nullptr);
  CHECK(find_upright(document, 5) == nullptr);
  CHECK(find_upright(document_of({cover, a4_across(), silent}), 1) == nullptr);
}
