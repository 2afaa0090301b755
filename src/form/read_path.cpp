#include "form/read_path.h"

#include <string>
#include <utility>

#include "base/suggest.h"
#include "form/parse_value.h"

namespace zhibiao::form {

namespace {

// One name of a path; none where it is empty or its ~ escapes nothing (RFC 6901).
std::optional<std::string> unescape(std::string_view token) {
  std::string key;
  for (std::size_t at = 0; at < token.size(); ++at) {
    if (token[at] != '~') {
      key += token[at];
      continue;
    }
    if (++at == token.size() || (token[at] != '0' && token[at] != '1')) return std::nullopt;
    key += token[at] == '0' ? '~' : '/';
  }
  return key.empty() ? std::nullopt : std::optional(key);
}

std::optional<Path> parse_path(std::string_view text) {
  Path path;
  path.absolute = text.starts_with('/');
  if (text == ".") return path;
  if (path.absolute) text.remove_prefix(1);
  for (;;) {
    const std::size_t slash = text.find('/');
    auto key = unescape(text.substr(0, slash));
    if (!key) return std::nullopt;
    path.keys.push_back(std::move(*key));
    if (slash == std::string_view::npos) return path;
    text.remove_prefix(slash + 1);
  }
}

std::optional<Path> parse_or_report(json::Value value, std::string_view text,
                                    Diagnostics& diagnostics) {
  auto path = parse_path(text);
  if (path) return path;
  report_bad_value(value, message("\"{}\" 不是路径", "\"{}\" is not a path", text),
                   message("写作 \"/unit/name\"；在 \"each\" 里也可写 \"name\" 或 \".\"",
                           "write \"/unit/name\"; inside \"each\" also \"name\" or \".\""),
                   diagnostics);
  return std::nullopt;
}

void note_schema(const SchemaFields& fields, Diagnostic& fault) {
  if (!fields.at().exists()) return;
  fault.notes.push_back({message("记录的模式在此处声明", "the record's schema declares it here"),
                         fields.at().location()});
}

void report_unknown(json::Value value, std::string_view key, const SchemaFields& holder,
                    Diagnostics& diagnostics) {
  Message cure;
  const std::vector<std::string> names = holder.names();
  if (const auto near = nearest(key, names)) {
    cure = message("是否想写 \"{}\"？", "did you mean \"{}\"?", *near);
  } else if (!names.empty()) {
    std::string all;
    for (const std::string& name : names) all += (all.empty() ? "" : ", ") + name;
    cure = message("这里有：{}", "there are: {}", all);
  }
  Diagnostic& fault =
      diagnostics.error(code::binding_unknown, value.location(),
                        message("记录没有 \"{}\"（取自 \"{}\"）",
                                "the record has no \"{}\" (in \"{}\")", key, value.text()),
                        cure);
  note_schema(holder, fault);
}

// Whether the value can be used as the template means to; binding-unknown where it cannot.
bool check_use(json::Value value, Use use, const SchemaFields& fields, Diagnostics& diagnostics) {
  if (use == Use::test) return true;
  if (use == Use::list ? fields.may_be_list() : fields.may_be_text()) return true;
  const Message fault = use == Use::list
                            ? message("\"{}\" 不是数组，不能逐项重复",
                                      "\"{}\" is not an array to repeat over", value.text())
                            : message("\"{}\" 不是文字，不能直接填入",
                                      "\"{}\" is not text that can be shown", value.text());
  const Message cure = use == Use::list
                           ? message("\"each\" 要指向数组", "let \"each\" name an array")
                           : message("写出其中的字段，如 \"{}/…\"",
                                     "name a field inside it, such as \"{}/...\"", value.text());
  note_schema(fields, diagnostics.error(code::binding_unknown, value.location(), fault, cure));
  return false;
}

// The place in the schema that `path` leads to. Open where it leads nowhere, so that one fault does
// not make a row of others.
SchemaFields follow(json::Value value, const Path& path, Use use, const Scope& scope,
                    Diagnostics& diagnostics) {
  SchemaFields fields = path.absolute ? scope.root : scope.item;
  for (const std::string& key : path.keys) {
    auto next = fields.member(key);
    if (!next) {
      report_unknown(value, key, fields, diagnostics);
      return {};
    }
    fields = std::move(*next);
  }
  return check_use(value, use, fields, diagnostics) ? fields : SchemaFields();
}

}  // namespace

std::optional<BoundPath> read_path(json::Value value, Use use, const Scope& scope,
                                   Reading& reading) {
  const auto text = json::read_string(value, reading.diagnostics);
  if (!text) return std::nullopt;
  auto path = parse_or_report(value, *text, reading.diagnostics);
  if (!path) return std::nullopt;
  if (!path->absolute && !scope.inside_each) {
    report_bad_value(value,
                     message("\"{}\" 不以 / 开头，但不在 \"each\" 之内",
                             "\"{}\" does not begin with / but stands in no \"each\"", *text),
                     message("写作 \"/{}\"", "write \"/{}\"", *text), reading.diagnostics);
    return std::nullopt;
  }
  SchemaFields fields = follow(value, *path, use, scope, reading.diagnostics);
  return BoundPath{std::move(*path), std::move(fields)};
}

std::optional<Path> read_sum_path(json::Value value, Reading& reading) {
  const auto text = json::read_string(value, reading.diagnostics);
  if (!text) return std::nullopt;
  auto path = parse_or_report(value, *text, reading.diagnostics);
  if (!path) return std::nullopt;
  if (path->absolute || reading.table_items.empty()) {
    report_bad_value(
        value,
        message("\"sum\" 只对本表 \"each\" 各项的字段求和",
                "\"sum\" adds up a field of the items of this table's \"each\""),
        message("写出各项中的字段，如 \"amount\"", "name a field of the items, such as \"amount\""),
        reading.diagnostics);
    return std::nullopt;
  }
  Diagnostics faults;  // of the first "each"; shown when none of them has the field
  for (const SchemaFields& item : reading.table_items) {
    Scope scope;
    scope.item = item;
    Diagnostics found;
    follow(value, *path, Use::show, scope, found);
    if (!found.has_errors()) return path;
    if (!faults.has_errors()) faults = found;
  }
  reading.diagnostics.append(faults);
  return std::nullopt;
}

std::vector<Condition> read_conditions(json::Fields& fields, const Scope& scope, Reading& reading) {
  std::vector<Condition> conditions;
  for (const bool present : {true, false}) {
    const json::Value value = fields.take(present ? "when" : "unless");
    if (!value.exists()) continue;
    auto bound = read_path(value, Use::test, scope, reading);
    if (bound) conditions.push_back({std::move(bound->path), present});
  }
  return conditions;
}

}  // namespace zhibiao::form
