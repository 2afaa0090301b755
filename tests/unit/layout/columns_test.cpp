#include "layout/columns.h"

#include <doctest/doctest.h>

using namespace zhibiao;
using Kind = form::Column::Kind;

namespace {

form::Column column(Kind kind, std::int64_t parts, Length length = {}) {
  form::Column result;
  result.kind = kind;
  result.parts = parts;
  result.length = length;
  return result;
}

Length sum(const std::vector<Length>& widths) {
  Length total;
  for (const Length width : widths) total += width;
  return total;
}

}  // namespace

TEST_CASE("shares of 100 % add up to the width exactly, whatever the width") {
  bind::Table table;
  for (const int parts : {235'000, 125'000, 115'000, 145'000, 130'000, 150'000, 100'000}) {
    table.columns.push_back(column(Kind::share, parts));
  }
  for (std::int64_t emu = 5'616'001; emu < 5'616'100; emu += 7) {
    Diagnostics diagnostics;
    const auto widths = layout::solve_columns(table, Length::from_emu(emu), diagnostics);
    REQUIRE(widths);
    CHECK(sum(*widths).emu() == emu);
  }
}

TEST_CASE("fractions take what fixed columns and shares leave") {
  bind::Table table;
  table.columns = {column(Kind::fixed, 0, Length::mm(30)), column(Kind::share, 500'000),
                   column(Kind::fraction, 1), column(Kind::fraction, 2)};
  Diagnostics diagnostics;
  const auto widths = layout::solve_columns(table, Length::mm(156), diagnostics);
  REQUIRE(widths);
  CHECK((*widths)[1] == Length::mm(78));
  CHECK((*widths)[2] == Length::mm(16));
  CHECK((*widths)[3] == Length::mm(32));
}

TEST_CASE("columns wider than the page name the first that does not fit") {
  bind::Table table;
  table.columns = {column(Kind::fixed, 0, Length::mm(100)), column(Kind::fixed, 0, Length::mm(57))};
  Diagnostics diagnostics;
  CHECK_FALSE(layout::solve_columns(table, Length::mm(156), diagnostics));
  REQUIRE(diagnostics.list().size() == 1);
  CHECK(diagnostics.list()[0].code == code::columns_too_wide);
  CHECK(diagnostics.list()[0].message.en ==
        "column 2 does not fit: the columns are 157.0 mm wide together, 156.0 mm are at hand");
}
