#include "form/read_cell.h"

#include "form/parse_value.h"
#include "form/read_content.h"
#include "form/read_rules.h"
#include "json/fields.h"

namespace zhibiao::form {

namespace {

constexpr int most_cells = 1'000;  // of a span: more is a slip of the finger
constexpr int to_last_row = 0;     // Cell::row_span

int read_row_span(json::Value value, Diagnostics& diagnostics) {
  if (!value.exists()) return 1;
  if (value.is(json::Kind::string) && value.text() == "all") return to_last_row;
  if (value.is(json::Kind::number)) {
    return json::read_integer(value, 1, most_cells, diagnostics).value_or(1);
  }
  json::report_kind(value, {"行数或 \"all\"", "a number of rows or \"all\""}, diagnostics);
  return 1;
}

void read_on_split(json::Fields& fields, Cell& cell, Diagnostics& diagnostics) {
  if (const json::Value on_split = fields.take("on-split"); on_split.exists()) {
    const json::Choices<OnSplit> choices{{"repeat", OnSplit::repeat},
                                         {"continue", OnSplit::go_on},
                                         {"center-each", OnSplit::center_each}};
    cell.on_split = json::read_choice(on_split, choices, diagnostics).value_or(cell.on_split);
  }
  const json::Value continued = fields.take("continued");
  cell.continued = fields.string("continued");
  if (cell.continued.empty() || cell.on_split != OnSplit::go_on) return;
  report_bad_value(
      continued,
      message("\"on-split\": \"continue\" 不重复文字，没有可加 \"continued\" 之处",
              "\"on-split\": \"continue\" repeats no text to put \"continued\" behind"),
      message("去掉其中一个", "drop one of the two"), diagnostics);
}

// "grow", "split" (a growing row goes on to the next page by itself), "error", or {"shrink": SIZE}.
void read_fit(json::Value fit, Cell& cell, Reading& reading) {
  if (!fit.exists()) return;
  if (!fit.is(json::Kind::object)) {
    const json::Choices<Fit> choices{
        {"grow", Fit::grow}, {"split", Fit::grow}, {"error", Fit::error}};
    cell.fit = json::read_choice(fit, choices, reading.diagnostics).value_or(cell.fit);
    return;
  }
  json::Fields fields(fit, reading.diagnostics);
  const json::Value least = fields.need("shrink");
  cell.fit = Fit::shrink;
  parse_into(least, cell.least_size, parse_type_size, reading.diagnostics);
  fields.refuse_others();
  if (cell.least_size <= reading.styles.size(cell.style)) return;
  report_bad_value(least,
                   message("缩小的下限比单元格的字号还大",
                           "the least size is larger than the type size of the cell"),
                   message("写一个较小的字号", "write a smaller size"), reading.diagnostics);
}

// 斜线表头: its labels instead of a text.
void read_diagonal(json::Fields& fields, Cell& cell, const Scope& scope, Reading& reading) {
  const json::Value labels = fields.take("diagonal");
  if (!labels.exists() || !json::expect(labels, json::Kind::array, reading.diagnostics)) return;
  if (labels.size() != 2 && labels.size() != 3) {
    report_bad_value(labels,
                     message("斜线表头有两个或三个标签，这里是 {} 个",
                             "a diagonal cell has two or three labels, not {}", labels.size()),
                     {}, reading.diagnostics);
  }
  if (fields.has("text") || fields.has("value")) {
    report_bad_value(labels,
                     message("\"diagonal\" 与 \"text\"、\"value\" 只能写一个",
                             "only one of \"diagonal\", \"text\" and \"value\" may stand here"),
                     {}, reading.diagnostics);
  }
  for (const json::Value label : labels) {
    cell.diagonal.push_back(read_content(label, scope, reading));
  }
}

HeadingScope read_heading_scope(json::Value scope, Diagnostics& diagnostics) {
  if (!scope.exists()) return HeadingScope::by_place;
  const json::Choices<HeadingScope> choices{{"row", HeadingScope::row},
                                           {"column", HeadingScope::column},
                                           {"none", HeadingScope::none}};
  return json::read_choice(scope, choices, diagnostics).value_or(HeadingScope::by_place);
}

Cell read_cell_object(json::Value value, const Scope& outer, Reading& reading) {
  json::Fields fields(value, reading.diagnostics);
  Cell cell;
  cell.at = value;
  cell.style = read_style(fields.take("style"), outer, reading);
  const Scope inner = in_style(outer, cell.style);
  cell.content = read_held_content(fields, inner, reading);
  read_diagonal(fields, cell, inner, reading);
  cell.column_span = fields.integer("colspan", 1, 1, most_cells);
  cell.row_span = read_row_span(fields.take("rowspan"), reading.diagnostics);
  cell.rules = read_cell_rules(fields.take("rules"), reading.diagnostics);
  read_on_split(fields, cell, reading.diagnostics);
  read_fit(fields.take("fit"), cell, reading);
  cell.scope = read_heading_scope(fields.take("scope"), reading.diagnostics);
  cell.heading = fields.integer("heading", 0, 1, 6);
  fields.refuse_others();
  return cell;
}

}  // namespace

Cell read_cell(json::Value value, const Scope& outer, Reading& reading) {
  if (value.is(json::Kind::object)) return read_cell_object(value, outer, reading);
  Cell cell;
  cell.at = value;
  cell.style = outer.style;
  if (value.is(json::Kind::string)) {
    cell.content = read_content(value, outer, reading);
  } else {
    json::report_kind(value, {"单元格：文字或对象", "a cell: text or an object"},
                      reading.diagnostics);
  }
  return cell;
}

}  // namespace zhibiao::form
