#include "bind/long_table.h"

#include <doctest/doctest.h>

#include "bind/table.h"
#include "unit/bind/bound.h"

namespace zhibiao::bind {
namespace {

std::string items(int count) {
  std::string list;
  for (int item = 0; item < count; ++item) {
    list += (item > 0 ? "," : "") + std::string(R"({"name": "n)") + std::to_string(item) +
            R"(", "f": ")" + std::to_string(item) + R"(.5", "parts": [1, 2]})";
  }
  return R"({"list": [)" + list + "]}";
}

const form::Table& form_of(const Bound& bound) {
  return std::get<form::Table>(bound.form->sections.at(0).blocks.at(0).what);
}

// The parts' rows one after the other, header and footer once.
Table joined(const LongTable& parted, Diagnostics& diagnostics) {
  Table whole;
  for (std::size_t index = 0; index < parted.parts(); ++index) {
    Table part = parted.part(index, diagnostics);
    const bool last = index + 1 == parted.parts();
    auto begin = part.rows.begin() + (index == 0 ? 0 : part.header_rows);
    auto end = part.rows.end() - (last ? 0 : part.footer_rows);
    whole.rows.insert(whole.rows.end(), begin, end);
  }
  return whole;
}

bool is_parted(const std::string& rows, int count) {
  const std::string table =
      R"([{"table": {"columns": ["1*", "1*"], "header": [["名称", "数"]], "rows": [)" + rows +
      "]}}]";
  const Bound bound = bind_text(table, items(count));
  return std::holds_alternative<std::shared_ptr<const LongTable>>(bound.block().what);
}

const std::string each = R"({"each": "/list", "cells": [{"value": "name"}, {"value": "f"}]})";

TEST_CASE("a long list is bound in parts that make the same rows as the whole table") {
  const Bound bound = bind_text(
      R"([{"table": {"columns": ["1*", "1*"], "header": [["名称", "数"]],
          "rows": [["期初", "0"],
                   {"each": "/list", "fill": true, "rows": [
                     [{"value": "name"}, {"value": "f"}],
                     {"each": "parts", "label": "项", "cells": [{"value": "."}]}]},
                   ["期末", {"value": "/end"}]],
          "footer": [["合计", {"text": {"sum": "f", "over": "page"}}]]}}])",
      items(300));
  const auto& parted = std::get<std::shared_ptr<const LongTable>>(bound.block().what);
  std::vector<form::Style> styles = bound.form->styles;
  Diagnostics diagnostics;
  Context context{styles, diagnostics, {}, {}, nullptr};
  const json::Value root = bound.record->root();
  const Table whole = bind_table(form_of(bound), {root, root}, context);
  REQUIRE(parted->parts() == 3);
  const Table together = joined(*parted, diagnostics);
  CHECK(shown(together, *bound.document) == shown(whole, *bound.document));
  REQUIRE(together.rows.size() == whole.rows.size());
  for (std::size_t row = 0; row < whole.rows.size(); ++row) {
    CHECK(together.rows[row].addends == whole.rows[row].addends);
    CHECK(together.rows[row].fill_page == whole.rows[row].fill_page);
  }
  CHECK(parted->items() == 300);
  CHECK(parted->addends(299) == std::vector<std::string>{"299.5"});
}

TEST_CASE("a table is bound in parts only where no cell reaches over an item's rows") {
  CHECK(is_parted(each, 300));
  CHECK_FALSE(is_parted(each, 200));
  CHECK_FALSE(
      is_parted(R"({"each": "/list", "label": "项目", "cells": [{"value": "name"}]})", 300));
  CHECK_FALSE(is_parted(
      R"({"each": "/list", "keep-together": true, "cells": [{"value": "name"}, "x"]})", 300));
  CHECK_FALSE(is_parted(
      R"([{"text": "项", "rowspan": 9}, "数"], {"each": "/list", "cells": [{"value": "f"}]})",
      300));
  CHECK_FALSE(is_parted(
      R"({"each": "/list", "cells": [{"value": "name", "rowspan": 2}, {"value": "f"}]})", 300));
  CHECK_FALSE(is_parted(each + "," + each, 300));
}

TEST_CASE("a fault in a late row of a long list has its place") {
  const Bound bound = bind_text(
      R"([{"table": {"columns": ["1*"], "rows": [{"each": "/list", "cells": [{"value": "name", "format": "date"}]}]}}])",
      items(300));
  const auto& parted = std::get<std::shared_ptr<const LongTable>>(bound.block().what);
  Diagnostics diagnostics;
  parted->part(2, diagnostics);
  REQUIRE(diagnostics.error_count() == 300 - 2 * 128);
  CHECK(diagnostics.list().front().at.pointer == "/list/256/name");
}

}  // namespace
}  // namespace zhibiao::bind
