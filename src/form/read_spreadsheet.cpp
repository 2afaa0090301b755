#include "form/read_spreadsheet.h"

#include <algorithm>

#include "form/parse_value.h"
#include "json/fields.h"

namespace zhibiao::form {

namespace {

bool is_list_item(const SchemaFields& place, std::string_view key) {
  const bool number =
      std::all_of(key.begin(), key.end(), [](char c) { return c >= '0' && c <= '9'; });
  return !key.empty() && number && place.may_be_list();
}

}  // namespace

std::vector<std::string> pointer_keys(std::string_view pointer) {
  std::vector<std::string> keys;
  for (std::size_t at = 0; at < pointer.size(); ++at) {
    if (pointer[at] == '/') {
      keys.emplace_back();
      continue;
    }
    if (keys.empty()) return {};
    const std::string_view escape = pointer.substr(at, 2);
    if (escape == "~0" || escape == "~1") {
      keys.back() += escape == "~0" ? '~' : '/';
      ++at;
    } else {
      keys.back() += pointer[at];
    }
  }
  return keys;
}

std::optional<SchemaFields> schema_place(const SchemaFields& root, std::string_view pointer) {
  std::optional<SchemaFields> place = root;
  for (const std::string& key : pointer_keys(pointer)) {
    place = is_list_item(*place, key) ? place->items() : place->member(key);
    if (!place) return std::nullopt;
  }
  return place;
}

std::vector<SheetColumn> read_spreadsheet(json::Value value, const SchemaFields& root,
                                          Diagnostics& diagnostics) {
  std::vector<SheetColumn> columns;
  if (!value.exists() || !json::expect(value, json::Kind::object, diagnostics)) return columns;
  for (const json::Value member : value) {
    if (member.key() == json::comment_key) continue;
    const auto pointer = json::read_string(member, diagnostics);
    if (!pointer) continue;
    if (pointer_keys(*pointer).empty()) {
      report_bad_value(member,
                       message("“{}”不是记录中的位置", "\"{}\" is no place in a record", *pointer),
                       message("写作 /unit/name 的形式", "write it like /unit/name"), diagnostics);
    } else if (!schema_place(root, *pointer)) {
      diagnostics.error(code::binding_unknown, member.location(),
                        message("记录中没有 {}", "the record has no {}", *pointer),
                        message("记录的字段见 record.schema.json",
                                "record.schema.json names the fields of a record"));
    } else {
      columns.push_back({std::string(member.key()), std::string(*pointer)});
    }
  }
  return columns;
}

}  // namespace zhibiao::form
