#include "bind/table.h"

#include <algorithm>
#include <iterator>
#include <utility>
#include <variant>
#include <vector>

#include "bind/fill.h"
#include "bind/resolve.h"
#include "json/fields.h"

namespace zhibiao::bind {

namespace {

constexpr int to_last_row = 0;  // form::Cell::row_span

Cell bind_cell(const form::Cell& cell, const Scope& scope, bool header, Context& context) {
  Cell result;
  result.body = fill(cell.content, cell.style, scope, context);
  result.column_span = cell.column_span;
  result.row_span = cell.row_span;
  result.style = cell.style;
  result.rules = cell.rules;
  result.on_split = cell.on_split;
  result.fit = cell.fit;
  result.header = header;
  result.origin = origin_of(result.body, cell.at);
  return result;
}

std::vector<Cell> bind_cells(const std::vector<form::Cell>& cells, const Scope& scope, bool header,
                             Context& context) {
  std::vector<Cell> result;
  result.reserve(cells.size());
  for (const form::Cell& cell : cells) result.push_back(bind_cell(cell, scope, header, context));
  return result;
}

Row bind_row(const form::Row& row, const Scope& scope, bool header, Context& context) {
  Row result;
  result.cells = bind_cells(row.cells, scope, header, context);
  result.height = row.height;
  result.may_split = row.may_split;
  result.keep_with_next = row.keep_with_next;
  result.origin = {row.at, scope.item};
  return result;
}

// The scopes in which a group makes its rows: one for each item, blank ones up to `min`.
std::vector<Scope> scopes_of(const form::Group& group, const Scope& scope, Context& context) {
  if (!group.each) return {scope};
  std::vector<Scope> scopes;
  const json::Value items = resolve(*group.each, scope, group.at, context.diagnostics);
  if (items.is(json::Kind::array)) {
    for (const json::Value item : items) scopes.push_back(within(scope, item));
  } else if (is_present(items)) {
    const Message kind = json::kind_name(items.kind());
    report_value(items, group.at,
                 {fmt::format("这里应为数组，实为{}", kind.zh),
                  fmt::format("an array is wanted here, found {}", kind.en)},
                 message("把各项放进方括号 [ ]", "put the items in square brackets [ ]"),
                 context.diagnostics);
  }
  while (scopes.size() < static_cast<std::size_t>(std::max(group.min, 0))) {
    scopes.push_back(within(scope, {}));
  }
  return scopes;
}

void append_items(const std::vector<form::RowItem>& items, const Scope& scope,
                  std::vector<Row>& rows, Context& context);

void keep_together(std::vector<Row>& rows, std::size_t first) {
  for (std::size_t row = first; row < rows.size(); ++row) {
    rows[row].may_split = false;
    if (row + 1 < rows.size()) rows[row].keep_with_next = true;
  }
}

void append_group(const form::Group& group, const Scope& scope, std::vector<Row>& rows,
                  Context& context) {
  const std::size_t first = rows.size();
  for (const Scope& item : scopes_of(group, scope, context)) {
    append_items(group.rows, item, rows, context);
  }
  if (rows.size() == first) return;
  std::vector<Cell> labels = bind_cells(group.labels, scope, true, context);
  for (Cell& label : labels) label.row_span = static_cast<int>(rows.size() - first);
  std::vector<Cell>& cells = rows[first].cells;
  cells.insert(cells.begin(), std::make_move_iterator(labels.begin()),
               std::make_move_iterator(labels.end()));
  if (group.keep_together) keep_together(rows, first);
}

void append_items(const std::vector<form::RowItem>& items, const Scope& scope,
                  std::vector<Row>& rows, Context& context) {
  for (const form::RowItem& item : items) {
    if (const auto* row = std::get_if<form::Row>(&item)) {
      rows.push_back(bind_row(*row, scope, false, context));
    } else {
      append_group(std::get<form::Group>(item), scope, rows, context);
    }
  }
}

void resolve_spans(std::vector<Row>& rows) {
  for (std::size_t row = 0; row < rows.size(); ++row) {
    for (Cell& cell : rows[row].cells) {
      if (cell.row_span == to_last_row) cell.row_span = static_cast<int>(rows.size() - row);
    }
  }
}

}  // namespace

Table bind_table(const form::Table& table, const Scope& scope, Context& context) {
  Table result;
  result.columns = table.columns;
  result.header_rows = static_cast<int>(table.header.size());
  result.rules = table.rules;
  result.width = table.width;
  result.align = table.align;
  result.joined = table.joined;
  for (const form::Row& row : table.header) {
    result.rows.push_back(bind_row(row, scope, true, context));
  }
  append_items(table.rows, scope, result.rows, context);
  resolve_spans(result.rows);
  return result;
}

}  // namespace zhibiao::bind
