#include "engine/table_record.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <utility>

#include "base/suggest.h"
#include "form/read_spreadsheet.h"
#include "form/schema_fields.h"
#include "json/write.h"

namespace zhibiao::engine {

namespace {

using form::SchemaFields;

struct Column {
  std::string pointer;
  SchemaFields place;
};

// A value of the record while it is put together.
struct Node {
  std::string literal;                                // of a value
  bool is_list = false;                               // else an object
  std::vector<std::pair<std::string, Node>> members;  // of a list: by number, as text

  Node* find(const std::string& key) {
    const auto found = std::find_if(members.begin(), members.end(),
                                    [&](const auto& member) { return member.first == key; });
    return found == members.end() ? nullptr : &found->second;
  }
};

bool is_number(std::string_view key) {
  return !key.empty() && key.size() <= 6 &&
         std::all_of(key.begin(), key.end(), [](char c) { return c >= '0' && c <= '9'; });
}

int to_number(const std::string& key) {
  int number = 0;
  std::from_chars(key.data(), key.data() + key.size(), number);
  return number;
}

std::string to_json(Node node) {
  if (!node.literal.empty()) return node.literal;
  if (node.is_list) {
    std::stable_sort(node.members.begin(), node.members.end(), [](const auto& a, const auto& b) {
      return to_number(a.first) < to_number(b.first);
    });
  }
  std::string text(1, node.is_list ? '[' : '{');
  for (auto& [key, member] : node.members) {
    if (text.size() > 1) text += ',';
    if (!node.is_list) text += json::quoted(key) + ":";
    text += to_json(std::move(member));
  }
  return text + (node.is_list ? ']' : '}');
}

// RFC 8259, 6.
bool is_json_number(std::string_view text) {
  const auto digits = [&text] {
    std::size_t count = 0;
    while (count < text.size() && text[count] >= '0' && text[count] <= '9') ++count;
    text.remove_prefix(count);
    return count;
  };
  if (text.starts_with('-')) text.remove_prefix(1);
  const bool zero = text.starts_with('0');
  const std::size_t whole = digits();
  if (whole == 0 || (zero && whole > 1)) return false;
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    if (digits() == 0) return false;
  }
  if (text.starts_with('e') || text.starts_with('E')) {
    text.remove_prefix(1);
    if (text.starts_with('+') || text.starts_with('-')) text.remove_prefix(1);
    if (digits() == 0) return false;
  }
  return text.empty();
}

bool holds(const std::vector<std::string>& types, std::string_view type) {
  return std::find(types.begin(), types.end(), type) != types.end();
}

std::string literal_of(std::string_view cell, const SchemaFields& place);

std::string list_of(std::string_view cell, const SchemaFields& place) {
  const SchemaFields item = place.items();
  std::string text = "[";
  while (!cell.empty()) {
    std::string_view line = cell.substr(0, cell.find('\n'));
    cell.remove_prefix(std::min(cell.size(), line.size() + 1));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) continue;
    if (text.size() > 1) text += ',';
    text += literal_of(line, item);
  }
  return text + "]";
}

std::string literal_of(std::string_view cell, const SchemaFields& place) {
  const std::vector<std::string> types = place.types();
  if (types.empty() || holds(types, "string")) return json::quoted(cell);
  if ((holds(types, "number") || holds(types, "integer")) && is_json_number(cell)) {
    return std::string(cell);
  }
  if (holds(types, "boolean")) {
    if (cell == "true" || cell == "TRUE" || cell == "是") return "true";
    if (cell == "false" || cell == "FALSE" || cell == "否") return "false";
  }
  return holds(types, "array") ? list_of(cell, place) : json::quoted(cell);
}

Location header_at(const RecordText& row) {
  Location at;
  at.file = row.file;
  at.line = row.header->line;
  return at;
}

std::string escaped(const std::string& name) {
  std::string key;
  for (const char c : name) key += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
  return "/" + key;
}

// Where the column leads; nullopt where it leads nowhere, which is said.
std::optional<Column> resolve(const std::string& name, const RecordText& row,
                              const form::Template& form, Diagnostics& diagnostics) {
  const auto listed = std::find_if(form.sheet_columns.begin(), form.sheet_columns.end(),
                                   [&](const auto& column) { return column.name == name; });
  std::string pointer = name.starts_with('/') ? name : escaped(name);
  if (listed != form.sheet_columns.end()) pointer = listed->pointer;
  const SchemaFields root = SchemaFields::root(form.record_schema.get());
  if (const auto place = form::schema_place(root, pointer)) return Column{pointer, *place};
  std::vector<std::string> known = root.names();
  for (const form::SheetColumn& column : form.sheet_columns) known.push_back(column.name);
  const std::optional<std::string> meant = nearest(name, known);
  diagnostics.error(
      code::table_column, header_at(row),
      message("列“{}”不是记录中的字段", "column \"{}\" is no field of the record", name),
      meant ? message("是不是“{}”？", "did you mean \"{}\"?", *meant)
            : message("列名写字段名、/unit/name 这样的位置，或在模板的 spreadsheet 中给出",
                      "name a column by a field, by a place like /unit/name, or in the template's "
                      "\"spreadsheet\""));
  return std::nullopt;
}

void report_unnamed(const RecordText& row, const std::string& cell, Diagnostics& diagnostics) {
  Location at = header_at(row);
  at.line = row.start.line;
  diagnostics.error(code::table_column, std::move(at),
                    message("没有列名的一列中有“{}”", "a column without a name holds \"{}\"", cell),
                    message("给这一列写上列名，或清空它", "name the column, or empty it"));
}

// Columns in the order of the header; an unnamed one, which may hold no text, is nullopt.
std::optional<std::vector<std::optional<Column>>> resolve_all(const RecordText& row,
                                                              const form::Template& form,
                                                              Diagnostics& diagnostics) {
  std::vector<std::optional<Column>> columns;
  std::map<std::string, std::string> taken;  // name by pointer
  bool good = true;
  for (const std::string& name : row.header->names) {
    columns.emplace_back();
    if (name.empty()) continue;
    columns.back() = resolve(name, row, form, diagnostics);
    if (!columns.back()) {
      good = false;
      continue;
    }
    const auto [before, fresh] = taken.emplace(columns.back()->pointer, name);
    if (fresh) continue;
    good = false;
    diagnostics.error(code::table_column, header_at(row),
                      message("列“{}”和列“{}”都填 {}", "columns \"{}\" and \"{}\" both fill {}",
                              before->second, name, before->first),
                      message("删去其中一列", "delete one of the two"));
  }
  return good ? std::optional(std::move(columns)) : std::nullopt;
}

// The parent of the place, made where it is missing if `make`; null where it is missing or where a
// value stands in the way.
Node* parent_of(Node& root, const std::vector<std::string>& keys, bool make) {
  Node* node = &root;
  for (std::size_t step = 0; step + 1 < keys.size(); ++step) {
    Node* child = node->find(keys[step]);
    if (child == nullptr && make) {
      node->members.emplace_back(keys[step], Node{});
      child = &node->members.back().second;
      child->is_list = is_number(keys[step + 1]);
    }
    if (child == nullptr || !child->literal.empty()) return nullptr;
    node = child;
  }
  return node;
}

void put(Node& root, const Column& column, const std::string& cell, const RecordText& row,
         Diagnostics& diagnostics) {
  const std::vector<std::string> keys = form::pointer_keys(column.pointer);
  Node* parent = parent_of(root, keys, !cell.empty());
  if (cell.empty()) {
    // Blank where the form has the place at all.
    if (parent == nullptr || !holds(column.place.types(), "null")) return;
    if (parent->find(keys.back()) == nullptr) {
      parent->members.emplace_back(keys.back(), Node{"null", false, {}});
    }
    return;
  }
  if (parent == nullptr || parent->find(keys.back()) != nullptr) {
    diagnostics.error(
        code::table_column, header_at(row),
        message("{} 和另一列互相矛盾", "{} contradicts another column", column.pointer),
        message("一个字段或者整个填，或者分成几列填",
                "fill a field as a whole or in parts, not both"));
    return;
  }
  parent->members.emplace_back(keys.back(), Node{literal_of(cell, column.place), false, {}});
}

}  // namespace

std::string cell_at(const RecordText& row, const std::string& pointer) {
  for (std::size_t at = 0; at < row.cells.size() && at < row.header->names.size(); ++at) {
    const std::string& name = row.header->names[at];
    if (name == pointer || escaped(name) == pointer) return row.cells[at];
  }
  return {};
}

std::string record_of(const RecordText& row, const form::Template& form, Diagnostics& diagnostics) {
  const auto columns = resolve_all(row, form, diagnostics);
  if (!columns) return {};
  const std::size_t errors_before = diagnostics.error_count();
  Node root;
  for (const bool blanks :
       {false, true}) {  // blank cells last: only then it is known what there is
    for (std::size_t at = 0; at < columns->size(); ++at) {
      const std::string cell = at < row.cells.size() ? row.cells[at] : std::string();
      if (cell.empty() != blanks) continue;
      if ((*columns)[at]) {
        put(root, *(*columns)[at], cell, row, diagnostics);
      } else if (!cell.empty()) {
        report_unnamed(row, cell, diagnostics);
      }
    }
  }
  return diagnostics.error_count() == errors_before ? to_json(std::move(root)) : std::string();
}

}  // namespace zhibiao::engine
