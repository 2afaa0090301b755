// Properties of pages over random tables: spans, heights, headers, labels, page lengths.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <map>
#include <set>

#include "flow_builder.h"
#include "layout/place.h"

using namespace zhibiao;
using namespace zhibiao::layout;
using namespace zhibiao::layout::testing;

namespace {

// No text is shaped here.
class NoFonts final : public text::FontSet {
 public:
  std::vector<text::FaceId> chain(std::string_view) const override { return {}; }
  std::vector<text::FaceId> own(std::string_view) const override { return {}; }
  std::vector<text::FaceId> bold(std::string_view) const override { return {}; }
  std::vector<text::FaceId> latin(std::string_view) const override { return {}; }
  std::vector<std::string> roles() const override { return {}; }
  std::optional<std::filesystem::path> find(text::FaceId) const override { return {}; }
  Location named_at(text::FaceId) const override { return {}; }
  Result<const text::Face*> open(text::FaceId) const override { return nullptr; }
  const text::Face& face(text::FaceId) const override { throw 0; }
};

struct Case {
  std::vector<TableShape> tables;
  Length page_height;
};

TableShape random_shape() {
  TableShape shape;
  shape.header_rows = *rc::gen::inRange(0, 3);
  shape.body_rows = *rc::gen::inRange(1, 40);
  shape.row_height = Length::mm(*rc::gen::inRange(6, 20));
  const int column = *rc::gen::inRange(0, 3);
  shape.label = column == 1;
  shape.stub = column == 2;
  shape.label_lines = *rc::gen::inRange(1, 6);
  shape.text_lines = *rc::gen::container<std::vector<int>>(
      static_cast<std::size_t>(shape.body_rows), rc::gen::inRange(0, 12));
  return shape;
}

// Row heights that a label needs are not solved by the builder: make rows high enough by hand.
void make_room_for_label(TableShape& shape) {
  const int rows = shape.body_rows + (shape.stub ? shape.header_rows : 0);
  shape.row_height = max(shape.row_height, line_height * shape.label_lines / rows + Length::mm(1));
}

Case random_case() {
  Case made;
  const int count = *rc::gen::inRange(1, 4);
  for (int index = 0; index < count; ++index) {
    made.tables.push_back(random_shape());
    make_room_for_label(made.tables.back());
  }
  made.page_height = Length::mm(*rc::gen::inRange(150, 300));
  return made;
}

Flow flow_of(const Case& made, FlowBuilder& builder) {
  for (const TableShape& shape : made.tables) builder.table(shape);
  for (auto& table : builder.tables) table->joined = table != builder.tables.front();
  for (BlockFlow& block : builder.flow.blocks) {
    auto& table = std::get<TableFlow>(block);
    table.edges = table.grid.columns == 2
                      ? std::vector<Length>{Length(), Length::mm(30), Length::mm(156)}
                      : std::vector<Length>{Length(), Length::mm(156)};
    if (table.header_height > made.page_height / 4) {
      table.repeats_header = false;
      table.header_height = Length();
    }
  }
  return builder.flow;
}

form::PageSetup setup_of(Length page_height) {
  form::PageSetup setup;
  setup.margin = {Length::mm(10), Length::mm(10), Length::mm(10), Length::mm(10)};
  setup.size = {Length::mm(176), page_height + Length::mm(20)};
  return setup;
}

}  // namespace

TEST_CASE("pages: every row appears once, whole or in parts, and none below the bottom margin") {
  CHECK(rc::check([] {
    const Case made = random_case();
    FlowBuilder builder;
    const Flow flow = flow_of(made, builder);
    Diagnostics diagnostics;
    const auto pages = paginate(flow, made.page_height, diagnostics);
    std::vector<int> whole(flow.bands.size()), ends(flow.bands.size());
    std::map<std::uint32_t, std::size_t> next_line;
    for (const PageSlice& page : pages) {
      RC_ASSERT(!page.strips.empty());
      bool own = false;
      Length bottom;
      for (const Strip& strip : page.strips) {
        RC_ASSERT(strip.top >= bottom);
        bottom = strip.top + strip.height;
        RC_ASSERT(bottom <= made.page_height);
        if (strip.repeated) continue;
        own = true;
        if (strip.part < 0) {
          ++whole[strip.band];
          RC_ASSERT(strip.height == flow.bands[strip.band].height);
          continue;
        }
        // The value cell is the last that begins in the row; its lines go on without a gap.
        const RowPart& part = page.parts[static_cast<std::size_t>(strip.part)];
        RC_ASSERT(part.cells.back().begin == next_line[strip.band]);
        next_line[strip.band] = part.cells.back().end;
        ends[strip.band] += part.last ? 1 : 0;
      }
      RC_ASSERT(own);
    }
    for (std::size_t band = 0; band < flow.bands.size(); ++band) {
      RC_ASSERT(whole[band] + ends[band] == 1);
    }
  }));
}

TEST_CASE("pages: each repeated header equals the first") {
  CHECK(rc::check([] {
    const Case made = random_case();
    FlowBuilder builder;
    const Flow flow = flow_of(made, builder);
    Diagnostics diagnostics;
    for (const PageSlice& page : paginate(flow, made.page_height, diagnostics)) {
      std::map<std::uint32_t, int> expected;  // next header row of each table on this page
      for (const Strip& strip : page.strips) {
        const Band& band = flow.bands[strip.band];
        if (strip.repeated) {
          RC_ASSERT(strip.height == band.height);
          RC_ASSERT(band.index == expected[band.block]++);
        }
      }
      for (const auto& [block, rows] : expected) {
        RC_ASSERT(rows == std::get<TableFlow>(flow.blocks[block]).table->header_rows);
      }
    }
  }));
}

TEST_CASE("pages: cell boxes tile each table on each page, and no rule is drawn twice") {
  CHECK(rc::check([] {
    const Case made = random_case();
    FlowBuilder builder;
    const Flow flow = flow_of(made, builder);
    Diagnostics diagnostics;
    const auto slices = paginate(flow, made.page_height, diagnostics);
    const std::vector<form::Style> styles(1);
    const NoFonts fonts;
    TextContext context{styles, fonts, diagnostics};
    const auto pages = place(flow, slices, setup_of(made.page_height), context);
    RC_ASSERT(pages.size() == slices.size());
    for (std::size_t index = 0; index < pages.size(); ++index) {
      std::int64_t area = 0, expected = 0;
      for (const CellFragment& cell : pages[index].cells) {
        area +=
            cell.box.width / Length::from_emu(1'000) * (cell.box.height / Length::from_emu(1'000));
        for (const CellFragment& other : pages[index].cells) {
          const bool apart = &cell == &other || cell.box.right() <= other.box.x ||
                             other.box.right() <= cell.box.x || cell.box.bottom() <= other.box.y ||
                             other.box.bottom() <= cell.box.y;
          RC_ASSERT(apart);
        }
      }
      for (const Strip& strip : slices[index].strips) {
        expected +=
            Length::mm(156) / Length::from_emu(1'000) * (strip.height / Length::from_emu(1'000));
      }
      RC_ASSERT(area == expected);
      for (const RuleSegment& rule : pages[index].rules) {
        for (const RuleSegment& other : pages[index].rules) {
          if (&rule == &other) continue;
          const bool same_row =
              rule.from.y == rule.to.y && other.from.y == other.to.y && rule.from.y == other.from.y;
          const bool same_column =
              rule.from.x == rule.to.x && other.from.x == other.to.x && rule.from.x == other.from.x;
          // Ends reach into the corner by half a rule's width, no further.
          const Length corner = Length::pt(1);
          RC_ASSERT(!same_row || rule.to.x <= other.from.x + corner ||
                    other.to.x <= rule.from.x + corner);
          RC_ASSERT(!same_column || rule.to.y <= other.from.y + corner ||
                    other.to.y <= rule.from.y + corner);
        }
      }
    }
  }));
}
