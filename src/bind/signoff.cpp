#include "bind/signoff.h"

#include <iterator>
#include <utility>
#include <vector>

#include "bind/fill.h"

namespace zhibiao::bind {

namespace {

void append(const form::Content& content, form::StyleId style, const Scope& scope,
            std::vector<Paragraph>& paragraphs, Context& context) {
  std::vector<Paragraph> filled = fill(content, style, scope, context);
  if (!shows_anything(filled)) return;
  paragraphs.insert(paragraphs.end(), std::make_move_iterator(filled.begin()),
                    std::make_move_iterator(filled.end()));
}

form::StyleId flush_right(form::StyleId base, Length inset, Context& context) {
  form::Style style = context.styles.at(base);
  style.align = form::Align::right;
  style.first_indent = {};
  style.right_indent += inset;
  return add_style(std::move(style), context);
}

form::StyleId from_top(form::StyleId base, Context& context) {
  form::Style style = context.styles.at(base);
  style.vertical_align = form::VerticalAlign::top;
  return add_style(std::move(style), context);
}

Cell signoff_cell(const form::Signoff& signoff, json::Value at, const Scope& scope,
                  Context& context) {
  Cell cell;
  append(signoff.title, signoff.title_style, scope, cell.body, context);
  append(signoff.opinion, signoff.opinion_style, scope, cell.body, context);
  append(signoff.label, flush_right(signoff.label_style, signoff.label_inset, context), scope,
         cell.foot, context);
  append(signoff.date, flush_right(signoff.date_style, signoff.date_inset, context), scope,
         cell.foot, context);
  cell.free_height = signoff.seal.value_or(Length{});
  cell.style = from_top(signoff.style, context);
  cell.rules = signoff.rules;
  cell.origin = origin_of(cell.body, at);
  return cell;
}

}  // namespace

Table bind_signoff(const form::Signoff& signoff, json::Value at, const Scope& scope,
                   Context& context) {
  Row row;
  row.cells.push_back(signoff_cell(signoff, at, scope, context));
  if (signoff.min_height > Length{}) {
    row.height = {form::RowHeight::Kind::at_least, signoff.min_height};
  }
  row.may_split = false;
  row.origin = row.cells.front().origin;

  Table table;
  table.columns.push_back({form::Column::Kind::fraction, {}, 1, at});
  table.rules = signoff.table_rules;
  table.joined = signoff.joined;
  table.signature_field = signoff.field;
  table.rows.push_back(std::move(row));
  return table;
}

}  // namespace zhibiao::bind
