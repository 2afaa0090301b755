#include "layout/columns.h"

#include <algorithm>

namespace zhibiao::layout {

namespace {

constexpr std::int64_t whole = 1'000'000;  // a share of 100 %

using Kind = form::Column::Kind;

bool has_kind(const std::vector<form::Column>& columns, Kind kind) {
  return std::any_of(columns.begin(), columns.end(),
                     [kind](const form::Column& column) { return column.kind == kind; });
}

std::int64_t sum_of_shares(const std::vector<form::Column>& columns) {
  std::int64_t sum = 0;
  for (const form::Column& column : columns) {
    if (column.kind == Kind::share) sum += column.parts;
  }
  return sum;
}

// Fixed columns and shares; fractions stay 0. Shares are cut together, so that 17 % and 33 % of a
// width lose nothing to rounding.
std::vector<Length> fixed_and_shares(const std::vector<form::Column>& columns, Length width) {
  std::vector<std::int64_t> weights;
  for (const form::Column& column : columns) {
    weights.push_back(column.kind == Kind::share ? column.parts : 0);
  }
  weights.push_back(std::max<std::int64_t>(whole - sum_of_shares(columns), 0));
  std::vector<Length> widths = share(width, weights);
  widths.pop_back();
  for (std::size_t index = 0; index < columns.size(); ++index) {
    if (columns[index].kind == Kind::fixed) widths[index] = columns[index].length;
  }
  return widths;
}

void share_out_rest(const std::vector<form::Column>& columns, Length rest,
                    std::vector<Length>& widths) {
  std::vector<std::int64_t> weights;
  for (const form::Column& column : columns) {
    weights.push_back(column.kind == Kind::fraction ? column.parts : 0);
  }
  const std::vector<Length> shares = share(rest, weights);
  for (std::size_t index = 0; index < columns.size(); ++index) widths[index] += shares[index];
}

// "156.5 mm", for messages.
std::string in_millimetres(Length length) {
  const std::int64_t tenths = (length.emu() + 1'800) / 3'600;
  return fmt::format("{}.{} mm", tenths / 10, tenths % 10);
}

void report_too_wide(const bind::Table& table, const std::vector<Length>& widths, Length available,
                     Diagnostics& diagnostics) {
  Length sum;
  std::size_t first = 0;
  for (; first + 1 < widths.size(); ++first) {
    sum += widths[first];
    if (sum > available) break;
  }
  Length total;
  for (const Length width : widths) total += width;
  diagnostics.error(
      code::columns_too_wide, table.columns.at(first).at.location(),
      message("第 {} 列超出可用宽度：各列共宽 {}，可用 {}",
              "column {} does not fit: the columns are {} wide together, {} are at hand", first + 1,
              in_millimetres(total), in_millimetres(available)),
      message("改小列宽，或改用横向页面（\"orientation\": \"landscape\"）",
              "make columns narrower, or turn the page (\"orientation\": \"landscape\")"));
}

}  // namespace

std::optional<std::vector<Length>> solve_columns(const bind::Table& table, Length available,
                                                 Diagnostics& diagnostics) {
  const Length width = table.width.value_or(available);
  std::vector<Length> widths = fixed_and_shares(table.columns, width);
  Length used;
  for (const Length column : widths) used += column;
  const bool has_fractions = has_kind(table.columns, Kind::fraction);
  if (used > width || width > available || (has_fractions && used >= width)) {
    report_too_wide(table, widths, min(width, available), diagnostics);
    return std::nullopt;
  }
  if (has_fractions) share_out_rest(table.columns, width - used, widths);
  return widths;
}

std::vector<Length> column_edges(const std::vector<Length>& widths) {
  std::vector<Length> edges{Length()};
  for (const Length width : widths) edges.push_back(edges.back() + width);
  return edges;
}

}  // namespace zhibiao::layout
