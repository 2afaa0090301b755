#include "form/read_table.h"

#include <algorithm>
#include <string>
#include <utility>
#include <variant>

#include "form/parse_value.h"
#include "form/read_cell.h"
#include "form/read_columns.h"
#include "form/read_path.h"
#include "form/read_rules.h"
#include "json/fields.h"

namespace zhibiao::form {

namespace {

constexpr int most_repeats = 1'000;  // "min": more is a slip of the finger

// What rows inherit from the table.
struct TableScope {
  Scope scope;
  RowHeight row_height;
};

TableScope in_style(TableScope outer, StyleId style) {
  outer.scope.style = style;
  return outer;
}

std::vector<Cell> read_cells(json::Value value, const Scope& outer, Reading& reading) {
  std::vector<Cell> cells;
  if (!value.exists() || !json::expect(value, json::Kind::array, reading.diagnostics)) return cells;
  for (const json::Value cell : value) cells.push_back(read_cell(cell, outer, reading));
  return cells;
}

// The members that a row and a one-row group share.
Row read_row_members(json::Fields& fields, const TableScope& outer, Reading& reading) {
  Row row;
  row.at = fields.object();
  row.height = outer.row_height;
  parse_into(fields.take("height"), row.height, parse_row_height, reading.diagnostics);
  row.may_split = fields.boolean("split", true);
  row.keep_with_next = fields.boolean("keep-with-next", false);
  row.cells = read_cells(fields.need("cells"), outer.scope, reading);
  return row;
}

Row read_row(json::Value value, const TableScope& outer, Reading& reading) {
  if (value.is(json::Kind::array)) {
    Row row;
    row.at = value;
    row.height = outer.row_height;
    row.cells = read_cells(value, outer.scope, reading);
    return row;
  }
  if (!value.is(json::Kind::object)) {
    json::report_kind(value, {"一行：单元格的数组或对象", "a row: an array of cells or an object"},
                      reading.diagnostics);
    return {};
  }
  json::Fields fields(value, reading.diagnostics);
  const StyleId style = read_style(fields.take("style"), outer.scope, reading);
  Row row = read_row_members(fields, in_style(outer, style), reading);
  fields.refuse_others();
  return row;
}

std::vector<Row> read_rows(const std::vector<json::Value>& values, const TableScope& outer,
                           Reading& reading) {
  std::vector<Row> rows;
  for (const json::Value value : values) rows.push_back(read_row(value, outer, reading));
  return rows;
}

bool is_group(json::Value value) {
  for (const std::string_view key :
       {"each", "rows", "labels", "label", "min", "header", "fill", "keep-together"}) {
    if (value.find(key)) return true;
  }
  return false;
}

std::vector<RowItem> read_items(json::Value value, const TableScope& outer, Reading& reading);

// Labels stand outside the group's own items: their paths start where the group does.
std::vector<Cell> read_labels(json::Fields& fields, const Scope& outer, Reading& reading) {
  const json::Value one = fields.take("label"), several = fields.take("labels");
  std::vector<Cell> labels = read_cells(several, outer, reading);
  if (one.exists() && several.exists()) {
    report_bad_value(one,
                     message("\"label\" 与 \"labels\" 只能写一个",
                             "only one of \"label\" and \"labels\" may stand here"),
                     {}, reading.diagnostics);
  } else if (one.exists()) {
    labels.push_back(read_cell(one, outer, reading));
  }
  for (const Cell& label : labels) {
    const auto span = label.at.find("rowspan");
    if (!span) continue;
    report_bad_value(
        *span, message("标签格的行数由所在的组决定", "a label spans the rows that its group makes"),
        message("去掉 \"rowspan\"", "drop \"rowspan\""), reading.diagnostics);
  }
  return labels;
}

// The scope of a group's items; fills in "each" and "min".
Scope read_each(json::Fields& fields, const Scope& outer, Group& group, Reading& reading) {
  const json::Value each = fields.take("each"), min = fields.take("min");
  if (min.exists()) {
    group.min = json::read_integer(min, 0, most_repeats, reading.diagnostics).value_or(0);
    if (!each.exists()) {
      report_bad_value(min, message("\"min\" 要与 \"each\" 同用", "\"min\" goes with \"each\""),
                       message("加上 \"each\" 或去掉 \"min\"", "add \"each\" or drop \"min\""),
                       reading.diagnostics);
    }
  }
  if (!each.exists()) return outer;
  Scope inner = outer;
  inner.inside_each = true;
  inner.item = {};
  if (auto bound = read_path(each, Use::list, outer, reading)) {
    group.each = std::move(bound->path);
    inner.item = bound->fields.items();
    reading.table_items.push_back(inner.item);
  }
  return inner;
}

// What fills the page is a row of the group's own, not one of a group in it.
void read_fill(json::Fields& fields, Group& group, Diagnostics& diagnostics) {
  const json::Value fill = fields.take("fill");
  group.fill_page = fields.boolean("fill", false);
  const bool has_row = std::any_of(group.rows.begin(), group.rows.end(), [](const RowItem& item) {
    return std::holds_alternative<Row>(item);
  });
  if (!group.fill_page || has_row) return;
  report_bad_value(
      fill, message("这一组没有自己的行可补", "the group has no row of its own to fill with"),
      message("把 \"fill\" 写在带 \"cells\" 的那一组",
              "write \"fill\" in the group that has the \"cells\""),
      diagnostics);
}

Group read_group(json::Value value, const TableScope& outer, Reading& reading) {
  json::Fields fields(value, reading.diagnostics);
  Group group;
  group.at = value;
  TableScope inner = in_style(outer, read_style(fields.take("style"), outer.scope, reading));
  group.labels = read_labels(fields, inner.scope, reading);
  inner.scope = read_each(fields, inner.scope, group, reading);
  group.keep_together = fields.boolean("keep-together", false);
  group.header = read_rows(fields.array("header"), inner, reading);
  const json::Value rows = fields.take("rows");
  if (fields.has("cells") || !rows.exists()) {
    group.rows.emplace_back(read_row_members(fields, inner, reading));
    if (rows.exists()) {
      report_bad_value(rows,
                       message("\"cells\" 与 \"rows\" 只能写一个",
                               "only one of \"cells\" and \"rows\" may stand here"),
                       {}, reading.diagnostics);
    }
  } else {
    group.rows = read_items(rows, inner, reading);
  }
  read_fill(fields, group, reading.diagnostics);
  fields.refuse_others();
  return group;
}

std::vector<RowItem> read_items(json::Value value, const TableScope& outer, Reading& reading) {
  std::vector<RowItem> items;
  if (!value.exists() || !json::expect(value, json::Kind::array, reading.diagnostics)) return items;
  for (const json::Value item : value) {
    if (is_group(item))
      items.emplace_back(read_group(item, outer, reading));
    else
      items.emplace_back(read_row(item, outer, reading));
  }
  return items;
}

void read_width(json::Fields& fields, Table& table, const Scope& scope, Reading& reading) {
  if (const json::Value width = fields.take("width"); width.exists()) {
    Length length;
    read_length(width, length, reading.diagnostics);
    if (length > scope.text_width) {
      reading.diagnostics.error(
          code::columns_too_wide, width.location(),
          message("表格比版心宽", "the table is wider than the text area of the page"),
          message("减小 \"width\" 或页边距", "make \"width\" or the margins smaller"));
    } else if (length > Length{}) {
      table.width = length;
    }
  }
  const json::Choices<Align> choices{
      {"left", Align::left}, {"center", Align::center}, {"right", Align::right}};
  if (const json::Value align = fields.take("align"); align.exists()) {
    table.align = json::read_choice(align, choices, reading.diagnostics).value_or(Align::left);
  }
}

}  // namespace

Table read_table(json::Value value, const Scope& scope, Reading& reading) {
  json::Fields fields(value, reading.diagnostics);
  Table table;
  TableScope inner{in_style(scope, read_style(fields.take("style"), scope, reading)), {}};
  parse_into(fields.take("row-height"), inner.row_height, parse_row_height, reading.diagnostics);
  read_width(fields, table, scope, reading);
  table.rules = read_table_rules(fields.take("rules"), reading.diagnostics);
  table.joined = fields.boolean("joined", false);
  table.columns = read_columns(fields.need("columns"), reading.diagnostics);
  check_columns(table, scope.text_width, reading.diagnostics);
  table.header = read_rows(fields.array("header"), inner, reading);
  reading.table_items.clear();
  table.rows = read_items(fields.need("rows"), inner, reading);
  inner.scope.in_footer = true;
  table.footer = read_rows(fields.array("footer"), inner, reading);
  fields.refuse_others();
  return table;
}

}  // namespace zhibiao::form
