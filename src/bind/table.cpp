#include "bind/table.h"

#include <algorithm>
#include <iterator>
#include <utility>
#include <variant>
#include <vector>

#include "bind/fill.h"
#include "bind/resolve.h"
#include "bind/sums.h"
#include "json/fields.h"

namespace zhibiao::bind {

namespace {

constexpr int to_last_row = 0;  // form::Cell::row_span

// A label of a diagonal cell is one paragraph: several from the record become its lines.
Paragraph bind_label(const form::Content& content, form::StyleId style, const Scope& scope,
                     Context& context) {
  std::vector<Paragraph> paragraphs = fill(content, style, scope, context);
  Paragraph label = std::move(paragraphs.front());
  for (std::size_t index = 1; index < paragraphs.size(); ++index) {
    Run line_end;
    line_end.text = "\n";
    line_end.style = style;
    label.runs.push_back(std::move(line_end));
    std::vector<Run>& runs = paragraphs[index].runs;
    label.runs.insert(label.runs.end(), std::make_move_iterator(runs.begin()),
                      std::make_move_iterator(runs.end()));
  }
  return label;
}

Cell bind_cell(const form::Cell& cell, const Scope& scope, bool header, Context& context) {
  Cell result;
  result.body = fill(cell.content, cell.style, scope, context);
  result.column_span = cell.column_span;
  result.row_span = cell.row_span;
  result.style = cell.style;
  result.rules = cell.rules;
  result.on_split = cell.on_split;
  result.continued = cell.continued;
  result.fit = cell.fit;
  result.least_size = cell.least_size;
  for (const form::Content& label : cell.diagonal) {
    result.diagonal.push_back(bind_label(label, cell.style, scope, context));
  }
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

void keep_together(std::vector<Row>& rows, std::size_t first) {
  for (std::size_t row = first; row < rows.size(); ++row) {
    rows[row].may_split = false;
    if (row + 1 < rows.size()) rows[row].keep_with_next = true;
  }
}

// The rows of a group that fill the page: its own first row as the blank form shows it.
Row filling_row(const form::Group& group, Context& context) {
  const auto own = std::find_if(group.rows.begin(), group.rows.end(), [](const auto& item) {
    return std::holds_alternative<form::Row>(item);
  });
  Row row = bind_row(std::get<form::Row>(*own), Scope{}, false, context);
  for (Cell& cell : row.cells) cell.row_span = 1;
  row.fill_page = true;
  row.keep_with_next = false;
  return row;
}

// Appends rows and groups to the rows of one table.
class RowBinder {
 public:
  RowBinder(Table& table, Context& context) : table_(table), context_(context) {}

  // `item_counts`: whether the item of `scope` has yet to be added to the sums. It is with the
  // first row that is made of it.
  void append(const std::vector<form::RowItem>& items, const Scope& scope, bool& item_counts) {
    for (const form::RowItem& item : items) {
      if (const auto* row = std::get_if<form::Row>(&item)) {
        rows().push_back(bind_row(*row, scope, false, context_));
        if (std::exchange(item_counts, false)) {
          rows().back().addends = addends_of(scope.item, table_.sums, context_.diagnostics);
        }
      } else {
        append(std::get<form::Group>(item), scope, item_counts);
      }
    }
  }

 private:
  std::vector<Row>& rows() { return table_.rows; }

  void append(const form::Group& group, const Scope& scope, bool& item_counts) {
    const std::size_t first = rows().size();
    std::size_t last_begin = first;
    const std::vector<Scope> scopes = scopes_of(group, scope, context_);
    for (const Scope& item : scopes) {
      last_begin = rows().size();
      bool counts = true;
      append_once(group, item, group.each ? counts : item_counts);
    }
    if (group.keep_together) keep_together(rows(), first);
    if (group.fill_page) {
      rows().push_back(filling_row(group, context_));
      if (!scopes.empty()) repeat_header(group, last_begin);
    }
    if (rows().size() == first) return;
    std::vector<Cell> labels = bind_cells(group.labels, scope, true, context_);
    for (Cell& label : labels) label.row_span = static_cast<int>(rows().size() - first);
    std::vector<Cell>& cells = rows()[first].cells;
    cells.insert(cells.begin(), std::make_move_iterator(labels.begin()),
                 std::make_move_iterator(labels.end()));
  }

  void append_once(const form::Group& group, const Scope& scope, bool& item_counts) {
    const std::size_t first = rows().size();
    for (const form::Row& row : group.header) {
      rows().push_back(bind_row(row, scope, true, context_));
    }
    append(group.rows, scope, item_counts);
    repeat_header(group, first);
  }

  // The header rows from `first` on belong to all rows up to the last one so far.
  void repeat_header(const form::Group& group, std::size_t first) {
    const std::size_t end = std::min(first + group.header.size(), rows().size());
    for (std::size_t row = first; row < end; ++row) {
      rows()[row].repeat_until = static_cast<int>(rows().size()) - 1;
    }
  }

  Table& table_;
  Context& context_;
};

// "To the last row" ends before the footer.
void resolve_spans(std::vector<Row>& rows) {
  for (std::size_t row = 0; row < rows.size(); ++row) {
    for (Cell& cell : rows[row].cells) {
      if (cell.row_span == to_last_row) cell.row_span = static_cast<int>(rows.size() - row);
    }
  }
}

void append_footer(const std::vector<form::Row>& footer, const Scope& scope, Table& table,
                   Context& context) {
  context.sums = &table.sums;
  std::vector<Row> rows;
  for (const form::Row& row : footer) rows.push_back(bind_row(row, scope, false, context));
  context.sums = nullptr;
  resolve_spans(rows);
  table.footer_rows = static_cast<int>(rows.size());
  table.rows.insert(table.rows.end(), std::make_move_iterator(rows.begin()),
                    std::make_move_iterator(rows.end()));
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
  result.sums = sums_of(table.footer);
  bool outer_item_counts = false;
  RowBinder(result, context).append(table.rows, scope, outer_item_counts);
  resolve_spans(result.rows);
  append_footer(table.footer, scope, result, context);
  return result;
}

}  // namespace zhibiao::bind
