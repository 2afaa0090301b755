#include "bind/table.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <span>
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

// Words of the form, and nothing of the record.
bool says_words_alone(const form::Cell& cell) {
  const auto is_literal = [](const form::Piece& piece) {
    return std::holds_alternative<form::Literal>(piece.what);
  };
  const auto is_fixed = [&](const form::Piece& piece) {
    return is_literal(piece) || std::holds_alternative<form::Blank>(piece.what);
  };
  return std::all_of(cell.content.begin(), cell.content.end(), is_fixed) &&
         std::any_of(cell.content.begin(), cell.content.end(), is_literal);
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
  result.header = header || says_words_alone(cell);
  result.scope = cell.scope;
  result.heading = cell.heading;
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

using RowItems = std::span<const form::RowItem>;

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
  void append(RowItems items, const Scope& scope, bool& item_counts) {
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

  // The rows of a group's items; behind the last one, blank rows that fill the page.
  void append_each(const form::Group& group, std::span<const Scope> items, bool last,
                   bool& item_counts) {
    const std::size_t first = rows().size();
    std::size_t last_begin = first;
    for (const Scope& item : items) {
      last_begin = rows().size();
      bool counts = true;
      append_once(group, item, group.each ? counts : item_counts);
    }
    if (group.keep_together) keep_together(rows(), first);
    if (!last || !group.fill_page) return;
    rows().push_back(filling_row(group, context_));
    if (!items.empty()) repeat_header(group, last_begin);
  }

 private:
  std::vector<Row>& rows() { return table_.rows; }

  void append(const form::Group& group, const Scope& scope, bool& item_counts) {
    const std::size_t first = rows().size();
    append_each(group, scopes_of(group, scope, context_), true, item_counts);
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

// A table with its header rows.
Table begin_table(const form::Table& table, const Scope& scope, Context& context) {
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
  return result;
}

// ---- Tables in parts
// ------------------------------------------------------------------------------

bool ends_within(const std::vector<form::Cell>& cells, std::size_t rows_left) {
  return std::all_of(cells.begin(), cells.end(), [rows_left](const form::Cell& cell) {
    return cell.row_span != to_last_row && static_cast<std::size_t>(cell.row_span) <= rows_left;
  });
}

bool end_within(const std::vector<form::Row>& rows) {
  for (std::size_t row = 0; row < rows.size(); ++row) {
    if (!ends_within(rows[row].cells, rows.size() - row)) return false;
  }
  return true;
}

// Whether no cell of the items reaches over the end of the stretch of rows it stands in.
bool end_within(RowItems items) {
  std::size_t rows_left = 0;
  for (auto item = items.rbegin(); item != items.rend(); ++item) {
    const auto* row = std::get_if<form::Row>(&*item);
    if (row == nullptr) {
      const auto& group = std::get<form::Group>(*item);
      if (!end_within(group.header) || !end_within(RowItems(group.rows))) return false;
      rows_left = 0;
    } else if (!ends_within(row->cells, ++rows_left)) {
      return false;
    }
  }
  return true;
}

// The one group of the table's rows, if the table may be parted between its items.
std::optional<std::size_t> find_parting_group(const form::Table& table) {
  std::optional<std::size_t> found;
  for (std::size_t index = 0; index < table.rows.size(); ++index) {
    if (!std::holds_alternative<form::Group>(table.rows[index])) continue;
    if (found) return std::nullopt;
    found = index;
  }
  if (!found) return std::nullopt;
  const auto& group = std::get<form::Group>(table.rows[*found]);
  const bool parts = group.each && group.labels.empty() && !group.keep_together &&
                     end_within(table.header) && end_within(group.header) &&
                     end_within(RowItems(group.rows)) &&
                     end_within(RowItems(table.rows).first(*found));
  return parts ? found : std::nullopt;
}

class PartedTable final : public LongTable {
 public:
  PartedTable(const form::Table& table, std::size_t group, const Scope& scope,
              std::vector<Scope> items, std::size_t items_a_part, std::vector<form::Style> styles,
              form::CharacterPolicy characters)
      : table_(table),
        group_(group),
        scope_(scope),
        items_(std::move(items)),
        items_a_part_(items_a_part),
        styles_(std::move(styles)),
        characters_(characters) {}

  std::size_t parts() const override { return (items_.size() + items_a_part_ - 1) / items_a_part_; }

  Table part(std::size_t index, Diagnostics& diagnostics) const override {
    const bool first = index == 0, last = index + 1 == parts();
    std::vector<form::Style> styles = styles_;
    Diagnostics known;  // what the first part said of header and footer already
    Context context{styles, diagnostics, {}, {}, nullptr, characters_};
    Context again{styles, known, {}, {}, nullptr, characters_};
    Table result = begin_table(table_, scope_, first ? context : again);
    RowBinder binder(result, context);
    const RowItems rows(table_.rows);
    bool counts = false;
    if (first) binder.append(rows.first(group_), scope_, counts);
    const std::size_t begin = index * items_a_part_;
    const std::span<const Scope> items =
        std::span(items_).subspan(begin, std::min(items_a_part_, items_.size() - begin));
    binder.append_each(std::get<form::Group>(rows[group_]), items, last, counts);
    if (last) binder.append(rows.subspan(group_ + 1), scope_, counts);
    resolve_spans(result.rows);
    append_footer(table_.footer, scope_, result, first ? context : again);
    return result;
  }

  std::size_t items() const override { return items_.size(); }

  std::vector<std::string> addends(std::size_t item) const override {
    Diagnostics said_with_the_row;
    return addends_of(items_.at(item).item, sums_of(table_.footer), said_with_the_row);
  }

 private:
  const form::Table& table_;
  std::size_t group_;  // index among the table's rows
  Scope scope_;
  std::vector<Scope> items_;
  std::size_t items_a_part_;
  std::vector<form::Style> styles_;
  form::CharacterPolicy characters_;
};

}  // namespace

std::shared_ptr<const LongTable> bind_long_table(const form::Table& table, const Scope& scope,
                                                 Context& context, std::size_t items_a_part) {
  const std::optional<std::size_t> place = find_parting_group(table);
  if (!place) return nullptr;
  const auto& group = std::get<form::Group>(table.rows[*place]);
  Diagnostics said_when_bound;
  const json::Value list = resolve(*group.each, scope, group.at, said_when_bound);
  if (!list.is(json::Kind::array) || list.size() <= 2 * items_a_part) return nullptr;
  return std::make_shared<PartedTable>(table, *place, scope, scopes_of(group, scope, context),
                                       items_a_part, context.styles, context.characters);
}

Table bind_table(const form::Table& table, const Scope& scope, Context& context) {
  Table result = begin_table(table, scope, context);
  bool outer_item_counts = false;
  RowBinder(result, context).append(table.rows, scope, outer_item_counts);
  resolve_spans(result.rows);
  append_footer(table.footer, scope, result, context);
  return result;
}

}  // namespace zhibiao::bind
