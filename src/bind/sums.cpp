#include "bind/sums.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>
#include <variant>

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

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool are_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

// -1234.50; no exponent.
bool is_decimal(std::string_view text) {
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  const std::size_t point = text.find('.');
  if (!are_digits(text.substr(0, point))) return false;
  return point == std::string_view::npos || are_digits(text.substr(point + 1));
}

// 1,234,567.5: the commas stand before the point, three digits after each.
bool has_thousands(std::string_view text) {
  std::string_view whole = text.substr(0, text.find('.'));
  for (std::size_t comma = whole.find(','); comma != std::string_view::npos;
       comma = whole.find(',')) {
    whole.remove_prefix(comma + 1);
    const std::string_view group = whole.substr(0, whole.find(','));
    if (group.size() != 3 || !are_digits(group)) return false;
  }
  return true;
}

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

bool is_filler(std::string_view text) {
  constexpr std::array<std::string_view, 7> fillers{"", "—", "——", "-", "－", "/", "／"};
  return std::find(fillers.begin(), fillers.end(), text) != fillers.end();
}

std::optional<std::string> read_decimal(std::string_view text) {
  if (!has_thousands(text)) return std::nullopt;
  std::string figure(text);
  figure.erase(std::remove(figure.begin(), figure.end(), ','), figure.end());
  return is_decimal(figure) ? std::optional(figure) : std::nullopt;
}

std::string addend_of(json::Value value, Diagnostics& diagnostics) {
  if (!is_present(value)) return {};
  const std::string_view text = trimmed(value.text());
  const bool has_text = value.is(json::Kind::string) || value.is(json::Kind::number);
  if (has_text && is_filler(text)) return {};
  if (has_text) {
    if (auto figure = read_decimal(text)) return std::move(*figure);
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
