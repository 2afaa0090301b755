// A long table laid out part by part against the same table laid out as a whole.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <memory>
#include <regex>

#include "layout/dump.h"
#include "layout/layout.h"
#include "own_fonts.h"

using namespace zhibiao;
using layout::testing::fonts;

namespace {

bind::Cell cell_of(std::string text) {
  bind::Run run;
  run.text = std::move(text);
  bind::Cell cell;
  cell.body.push_back({{run}, 0, 0, false});
  return cell;
}

bind::Cell sum_cell(int sum) {
  bind::Cell cell = cell_of("");
  cell.body[0].runs[0].sum = sum;
  return cell;
}

// A table cut behind some of its body rows.
class Parted final : public bind::LongTable {
 public:
  Parted(bind::Table whole, std::vector<std::size_t> ends)
      : whole_(std::move(whole)), ends_(std::move(ends)) {}

  std::size_t parts() const override { return ends_.size(); }

  bind::Table part(std::size_t index, Diagnostics&) const override {
    const auto header = static_cast<std::size_t>(whole_.header_rows);
    const auto begin = header + (index == 0 ? 0 : ends_[index - 1]), end = header + ends_[index];
    bind::Table part = whole_;
    part.rows.clear();
    for (std::size_t row = 0; row < whole_.rows.size(); ++row) {
      const bool body = row >= header && row < header + items();
      if (body && (row < begin || row >= end)) continue;
      part.rows.push_back(whole_.rows[row]);
    }
    return part;
  }

  std::size_t items() const override { return ends_.back(); }
  std::vector<std::string> addends(std::size_t item) const override {
    return whole_.rows[static_cast<std::size_t>(whole_.header_rows) + item].addends;
  }

 private:
  bind::Table whole_;
  std::vector<std::size_t> ends_;  // in body rows
};

bind::Row random_row(bool sums) {
  bind::Row row;
  row.cells.push_back(cell_of(std::to_string(*rc::gen::inRange(0, 9'999))));
  std::string text;
  for (int count = *rc::gen::inRange(0, 30) * *rc::gen::inRange(0, 8); count > 0; --count)
    text += "表";
  row.cells.push_back(cell_of(text));
  row.keep_with_next = *rc::gen::inRange(0, 6) == 0;
  row.may_split = *rc::gen::inRange(0, 3) != 0;
  const std::string figure = std::to_string(*rc::gen::inRange(0, 1'000)) + ".5";
  if (sums) row.addends = {figure, figure};
  return row;
}

// Random ends of parts, the last after `rows`.
std::vector<std::size_t> random_ends(std::size_t rows) {
  std::vector<std::size_t> ends;
  for (std::size_t end = 0; end < rows;) {
    end = std::min(rows, end + static_cast<std::size_t>(*rc::gen::inRange(1, 60)));
    ends.push_back(end);
  }
  return ends;
}

bind::Table random_table(std::size_t rows) {
  const bool sums = *rc::gen::arbitrary<bool>();
  bind::Table table;
  table.columns.resize(2);
  table.header_rows = *rc::gen::inRange(0, 3);
  for (int row = 0; row < table.header_rows; ++row) {
    bind::Row header;
    header.cells.push_back(cell_of("表头"));
    header.cells[0].column_span = 2;
    table.rows.push_back(header);
  }
  for (std::size_t row = 0; row < rows; ++row) table.rows.push_back(random_row(sums));
  if (!sums) return table;
  table.sums = {{{false, {"f"}}, false}, {{false, {"f"}}, true}};
  table.footer_rows = 1;
  bind::Row footer;
  footer.cells = {sum_cell(0), sum_cell(1)};
  table.rows.push_back(footer);
  return table;
}

bind::Document document_of(bind::Block table, Length height) {
  bind::Document document;
  document.styles.resize(1);
  bind::Section section;
  section.page.margin = {Length::mm(10), Length::mm(10), Length::mm(10), Length::mm(10)};
  section.page.size = {Length::mm(120), height};
  section.page.number = form::PageNumber{};
  section.page.number->pattern = "{page}/{pages}";
  bind::Paragraph title;
  title.runs.push_back({"标题", 0, Length(), {}});
  title.heading = 1;
  title.keep_with_next = true;
  bind::Block after{title, false, 0, {}};
  after.keep_with_previous = *rc::gen::inRange(0, 4);
  section.blocks = {{title, false, 0, {}}, std::move(table), std::move(after)};
  document.sections.push_back(std::move(section));
  return document;
}

// "none" where a row is too tall for a page. Where a footer's row stands in its table is known to
// the whole table alone.
std::string dump_of(const bind::Document& document, Diagnostics& diagnostics) {
  const auto layout = layout::layout(document, fonts(), diagnostics);
  if (!layout) return "none";
  return std::regex_replace(layout::dump(*layout), std::regex(" R[0-9]+C"), " C");
}

}  // namespace

TEST_CASE("parts: a long table looks the same however it is parted") {
  CHECK(rc::check([] {
    const auto rows = static_cast<std::size_t>(*rc::gen::inRange(2, 150));
    const bind::Table table = random_table(rows);
    const Length height = Length::mm(*rc::gen::inRange(80, 297));
    bind::Document document = document_of({table, false, 0, {}}, height);
    Diagnostics whole_said, parts_said;
    const std::string whole = dump_of(document, whole_said);
    const std::shared_ptr<const bind::LongTable> parted =
        std::make_shared<Parted>(table, random_ends(rows));
    document.sections[0].blocks[1].what = parted;
    RC_ASSERT(dump_of(document, parts_said) == whole);
    RC_ASSERT(parts_said.list().size() == whole_said.list().size());
  }));
}
