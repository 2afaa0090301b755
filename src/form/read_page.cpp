#include "form/read_page.h"

#include <utility>

#include "form/parse_value.h"
#include "form/read_content.h"
#include "json/fields.h"

namespace zhibiao::form {

namespace {

constexpr Size a4{Length::mm(210), Length::mm(297)};
constexpr Size a3{Length::mm(297), Length::mm(420)};
constexpr Length least_room = Length::mm(10);  // less than this holds no line of text

enum class Orientation : std::uint8_t { portrait, landscape };

Size turned(Size size, Orientation orientation) {
  const bool landscape = size.width > size.height;
  if (landscape != (orientation == Orientation::landscape)) std::swap(size.width, size.height);
  return size;
}

Size read_custom_size(json::Value value, Diagnostics& diagnostics) {
  json::Fields fields(value, diagnostics);
  Size size;
  read_length(fields.need("width"), size.width, diagnostics);
  read_length(fields.need("height"), size.height, diagnostics);
  fields.refuse_others();
  return size;
}

void read_size(json::Fields& fields, Size& size, Diagnostics& diagnostics) {
  const json::Value named = fields.take("size"), orientation = fields.take("orientation");
  if (named.is(json::Kind::object)) {
    size = read_custom_size(named, diagnostics);
  } else if (named.exists()) {
    size = json::read_choice<Size>(named, {{"A4", a4}, {"A3", a3}}, diagnostics).value_or(size);
  }
  if (!orientation.exists()) return;
  const json::Choices<Orientation> choices{{"portrait", Orientation::portrait},
                                           {"landscape", Orientation::landscape}};
  const auto choice = json::read_choice(orientation, choices, diagnostics);
  if (choice) size = turned(size, *choice);
}

void read_margin(json::Value value, Insets& margin, Diagnostics& diagnostics) {
  if (!value.exists()) return;
  if (!value.is(json::Kind::object)) {
    Length all = margin.top;
    read_length(value, all, diagnostics);
    margin = {all, all, all, all};
    return;
  }
  json::Fields sides(value, diagnostics);
  read_length(sides.take("top"), margin.top, diagnostics);
  read_length(sides.take("right"), margin.right, diagnostics);
  read_length(sides.take("bottom"), margin.bottom, diagnostics);
  read_length(sides.take("left"), margin.left, diagnostics);
  sides.refuse_others();
}

// GB/T 9704-2012 7.5: digits in 四号 宋体.
StyleId number_style(Reading& reading) {
  StyleDraft draft = reading.styles.draft(default_style);
  draft.plain.font = "宋体";
  draft.plain.size = Length::pt(14);
  draft.leading = {{}, 1'000'000};
  return reading.styles.add(draft);
}

PageNumber read_number(json::Value value, const std::optional<PageNumber>& base, Reading& reading) {
  json::Fields fields(value, reading.diagnostics);
  PageNumber number = base.value_or(PageNumber{});
  if (!base) number.style = number_style(reading);
  Scope scope;
  scope.style = number.style;
  number.style = read_style(fields.take("style"), scope, reading);
  const json::Value pattern = fields.take("pattern");
  number.pattern = fields.string("pattern", number.pattern);
  check_pattern(pattern, {"page", "pages"}, reading.diagnostics);
  using Place = PageNumber::Place;
  const json::Choices<Place> places{{"outside", Place::outside},
                                    {"center", Place::center},
                                    {"left", Place::left},
                                    {"right", Place::right}};
  if (const json::Value place = fields.take("place"); place.exists()) {
    number.place = json::read_choice(place, places, reading.diagnostics).value_or(number.place);
  }
  read_length(fields.take("distance"), number.distance, reading.diagnostics);
  Measure inset = base ? Measure{base->inset, 0} : Measure{{}, 1'000'000};
  read_measure(fields.take("inset"), inset, reading.diagnostics);
  number.inset = at_size(inset, reading.styles.size(number.style));
  fields.refuse_others();
  return number;
}

// "22x28": lines and characters.
std::optional<Grid> parse_grid(std::string_view text) {
  const std::size_t times = text.find('x');
  if (times == std::string_view::npos) return std::nullopt;
  const auto number = [](std::string_view digits) {
    int value = 0;
    if (digits.empty() || digits.size() > 3) return 0;
    for (const char digit : digits) {
      if (digit < '0' || digit > '9') return 0;
      value = value * 10 + (digit - '0');
    }
    return value;
  };
  const Grid grid{number(text.substr(0, times)), number(text.substr(times + 1))};
  return grid.lines > 0 && grid.characters > 0 ? std::optional(grid) : std::nullopt;
}

void read_grid(json::Value value, PageSetup& page, Diagnostics& diagnostics) {
  if (!value.exists()) return;
  if (value.is(json::Kind::boolean) && !value.boolean()) {
    page.grid.reset();
    return;
  }
  if (!value.is(json::Kind::string)) {
    json::report_kind(value, {"行数乘字数，如 \"22x28\"，或 false", "\"22x28\" or false"},
                      diagnostics);
    return;
  }
  page.grid = parse_grid(value.text());
  if (page.grid) return;
  report_bad_value(
      value, message("“{}”不是行数乘字数", "\"{}\" is not lines times characters", value.text()),
      message("写作 \"22x28\"：每面 22 行，每行 28 字",
              "write \"22x28\" for 22 lines of 28 characters on a page"),
      diagnostics);
}

void check_room(json::Value value, const PageSetup& page, Diagnostics& diagnostics) {
  const Size area = text_area(page);
  if (area.width >= least_room && area.height >= least_room) return;
  report_bad_value(value.find("margin").value_or(value),
                   message("页边距几乎占满整页", "the margins leave no room on the page"),
                   message("减小页边距或加大纸张", "make the margins smaller or the page larger"),
                   diagnostics);
}

}  // namespace

PageSetup default_page() {
  PageSetup page;
  page.size = a4;
  page.margin = {Length::mm(37), Length::mm(26), Length::mm(35), Length::mm(28)};
  return page;
}

Size text_area(const PageSetup& page) {
  return {page.size.width - page.margin.left - page.margin.right,
          page.size.height - page.margin.top - page.margin.bottom};
}

void stand_on(const PageSetup& page, Scope& scope) {
  const Size area = text_area(page);
  scope.text_width = area.width;
  scope.grid.reset();
  if (!page.grid) return;
  scope.grid = GridPitch{area.height / page.grid->lines, area.width / page.grid->characters};
}

PageSetup read_page(json::Value value, const PageSetup& base, Reading& reading) {
  PageSetup page = base;
  if (!value.exists()) return page;
  json::Fields fields(value, reading.diagnostics);
  if (!fields.object().exists()) return page;
  const std::size_t faults_before = reading.diagnostics.error_count();
  read_size(fields, page.size, reading.diagnostics);
  read_margin(fields.take("margin"), page.margin, reading.diagnostics);
  if (reading.diagnostics.error_count() == faults_before) {
    check_room(value, page, reading.diagnostics);
  }
  read_grid(fields.take("grid"), page, reading.diagnostics);
  const json::Value number = fields.take("number");
  if (number.is(json::Kind::object)) {
    page.number = read_number(number, base.number, reading);
  } else if (number.is(json::Kind::boolean) && !number.boolean()) {
    page.number.reset();
  } else if (number.exists()) {
    json::report_kind(number, {"对象或 false", "an object or false"}, reading.diagnostics);
  }
  page.counted = fields.boolean("counted", page.counted);
  fields.refuse_others();
  return page;
}

}  // namespace zhibiao::form
