#include "form/read_columns.h"

#include <string>

#include "form/parse_value.h"
#include "json/fields.h"

namespace zhibiao::form {

namespace {

constexpr std::int64_t whole_width = 1'000'000;  // Column::parts of 100 %

// "156.25mm", for messages; a hundredth of a millimetre is enough.
std::string in_millimetres(Length length) {
  const std::int64_t hundredths = mul_div(length, 1, 360).emu();
  std::string text = std::to_string(hundredths / 100);
  if (const std::int64_t rest = hundredths % 100; rest != 0) {
    text += rest < 10 ? ".0" : ".";
    text += std::to_string(rest);
    if (text.back() == '0') text.pop_back();
  }
  return text + "mm";
}

void report_too_wide(const Column& column, std::size_t number, Length width,
                     Diagnostics& diagnostics) {
  diagnostics.error(code::columns_too_wide, column.at.location(),
                    message("到第 {} 列（{}）为止，列宽之和超过表格宽度 {}",
                            "with column {} ({}) the columns are wider than the table, {}", number,
                            column.at.text(), in_millimetres(width)),
                    message("减小列宽，或用 \"1*\" 让一列占用剩余宽度",
                            "make columns narrower, or let one take what is left with \"1*\""));
}

void report_over_hundred(const Column& column, std::size_t number, std::int64_t parts,
                         Diagnostics& diagnostics) {
  const std::int64_t hundredths = (parts + 99) / 100;
  const std::string sum = fmt::format("{}.{:02}%", hundredths / 100, hundredths % 100);
  diagnostics.error(code::columns_too_wide, column.at.location(),
                    message("到第 {} 列（{}）为止，百分比之和为 {}，超过 100%",
                            "with column {} ({}) the percentages add up to {}, over 100%", number,
                            column.at.text(), sum),
                    message("减小百分比", "make the percentages smaller"));
}

Length fixed_or_share(const Column& column, Length width) {
  if (column.kind == Column::Kind::fixed) return column.length;
  if (column.kind == Column::Kind::share) return mul_div(width, column.parts, whole_width);
  return {};
}

}  // namespace

std::vector<Column> read_columns(json::Value value, Diagnostics& diagnostics) {
  std::vector<Column> columns;
  if (!value.exists() || !json::expect(value, json::Kind::array, diagnostics)) return columns;
  if (value.size() == 0) {
    report_bad_value(value, message("表格没有列", "the table has no columns"),
                     message("每列写一个宽度，如 [\"30%\", \"1*\"]",
                             "write one width a column, such as [\"30%\", \"1*\"]"),
                     diagnostics);
  }
  for (const json::Value item : value) {
    Column column;
    parse_into(item, column, parse_column, diagnostics);
    column.at = item;
    columns.push_back(column);
  }
  return columns;
}

void check_columns(const Table& table, Length text_width, Diagnostics& diagnostics) {
  const Length width = table.width.value_or(text_width);
  std::int64_t parts = 0;
  std::size_t number = 0;
  for (const Column& column : table.columns) {
    ++number;
    if (column.kind != Column::Kind::share) continue;
    parts += column.parts;
    if (parts > whole_width) return report_over_hundred(column, number, parts, diagnostics);
  }
  Length used;
  number = 0;
  for (const Column& column : table.columns) {
    ++number;
    used += fixed_or_share(column, width);
    // Shares that make 100 % may each be rounded up by less than one EMU.
    const Length rounding = Length::from_emu(static_cast<std::int64_t>(number));
    if (used > width + rounding) return report_too_wide(column, number, width, diagnostics);
  }
  number = 0;
  for (const Column& column : table.columns) {
    ++number;
    const bool starved = column.kind == Column::Kind::fraction && used >= width;
    if (starved) return report_too_wide(column, number, width, diagnostics);
  }
}

}  // namespace zhibiao::form
