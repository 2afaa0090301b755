#include "bind/sums.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <variant>

#include "bind/decimal.h"
#include "bind/resolve.h"

namespace zhibiao::bind {

namespace {

void add_sums(const form::Content& content, std::vector<form::Sum>& sums) {
  for (const form::Piece& piece : content) {
    const auto* sum = std::get_if<form::Sum>(&piece.what);
    if (sum == nullptr) continue;
    const bool known = std::any_of(sums.begin(), sums.end(),
                                   [sum](const form::Sum& each) { return is_same(each, *sum); });
    if (!known) sums.push_back(*sum);
  }
}

std::string addend_of(json::Value value, Diagnostics& diagnostics) {
  if (!is_present(value)) return {};
  const bool has_text = value.is(json::Kind::string) || value.is(json::Kind::number);
  if (has_text && is_filler(value.text())) return {};
  if (has_text) {
    if (const auto figure = read_decimal(value.text())) return write_decimal(*figure);
  }
  diagnostics.warning(
      code::record_value, value.location(),
      message("这里不是数，不计入合计", "this is no figure and is left out of the sum"),
      message("写作 1234.50 或 \"1,234.50\"；没有时写 null 或 \"—\"",
              "write 1234.50 or \"1,234.50\", and null or \"—\" for none"));
  return {};
}

}  // namespace

bool is_same(const form::Sum& a, const form::Sum& b) {
  return a.running == b.running && a.path.keys == b.path.keys;
}

std::vector<form::Sum> sums_of(const std::vector<form::Row>& footer) {
  std::vector<form::Sum> sums;
  for (const form::Row& row : footer) {
    for (const form::Cell& cell : row.cells) {
      add_sums(cell.content, sums);
      for (const form::Content& label : cell.diagonal) add_sums(label, sums);
    }
  }
  return sums;
}

std::vector<std::string> addends_of(json::Value item, const std::vector<form::Sum>& sums,
                                    Diagnostics& diagnostics) {
  std::vector<std::string> addends;
  for (std::size_t index = 0; index < sums.size(); ++index) {
    // The sums of a page and of the table over one field share it, and its warning.
    const auto twin = std::find_if(
        sums.begin(), sums.begin() + static_cast<std::ptrdiff_t>(index),
        [&](const form::Sum& each) { return each.path.keys == sums[index].path.keys; });
    const auto position = static_cast<std::size_t>(twin - sums.begin());
    if (position < index) {
      addends.push_back(addends[position]);
      continue;
    }
    Diagnostics ignored;  // an item without such a field adds nothing
    const json::Value value = resolve(sums[index].path, {{}, item}, {}, ignored);
    addends.push_back(addend_of(value, diagnostics));
  }
  return addends;
}

}  // namespace zhibiao::bind
