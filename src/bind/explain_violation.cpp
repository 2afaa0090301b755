#include "bind/explain_violation.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/suggest.h"
#include "base/utf8.h"
#include "bind/schema_place.h"
#include "json/fields.h"

namespace zhibiao::bind {

namespace {

// One violation with what the record and the schema have at its place.
struct Case {
  const Violation& violation;
  json::Value value;  // in the record
  SchemaPlace place;
};

struct Explanation {
  Message message, cure;
};

Message quote(std::string_view text) {
  return {fmt::format("“{}”", text), fmt::format("\"{}\"", text)};
}

std::string spelled(json::Value value) {
  switch (value.kind()) {
    case json::Kind::null:
      return "null";
    case json::Kind::boolean:
      return value.boolean() ? "true" : "false";
    case json::Kind::array:
      return "[…]";
    case json::Kind::object:
      return "{…}";
    case json::Kind::string:
    case json::Kind::number:
      return std::string(value.text());
  }
  return {};
}

// A value for a message, cut short.
std::string excerpt(json::Value value) {
  constexpr std::size_t longest = 40;
  const std::u32string text = utf8::to_utf32(spelled(value));
  std::string result;
  for (const char32_t c : text.substr(0, longest)) utf8::append(result, c);
  return text.size() > longest ? result + "…" : result;
}

std::size_t position_in(json::Value parent, json::Value value) {
  std::size_t position = 1;
  for (const json::Value item : parent) {
    if (item == value) break;
    ++position;
  }
  return position;
}

// How a person would call the value: its title on the form, else its name, else its number in a
// list.
Message subject(json::Value value, const std::string& title) {
  const std::optional<json::Value> parent = value.parent();
  if (!parent) return {"记录", "the record"};
  if (parent->is(json::Kind::array)) {
    const std::size_t position = position_in(*parent, value);
    return {fmt::format("“{}”第 {} 项", parent->key(), position),
            fmt::format("item {} of \"{}\"", position, parent->key())};
  }
  return {fmt::format("“{}”", title.empty() ? std::string(value.key()) : title),
          fmt::format("\"{}\"", value.key())};
}

Message subject(const Case& it) {
  return subject(it.value, it.place.title());
}

Message join(const std::vector<Message>& words, std::string_view last_zh,
             std::string_view last_en) {
  Message result;
  for (std::size_t index = 0; index < words.size(); ++index) {
    const bool last = index + 1 == words.size();
    if (index > 0) result.zh += last ? last_zh : "、";
    if (index > 0) result.en += last ? last_en : ", ";
    result.zh += words[index].zh;
    result.en += words[index].en;
  }
  return result;
}

Message type_name(std::string_view type) {
  constexpr std::array<std::pair<std::string_view, json::Kind>, 6> kinds{
      {{"null", json::Kind::null},
       {"boolean", json::Kind::boolean},
       {"number", json::Kind::number},
       {"string", json::Kind::string},
       {"array", json::Kind::array},
       {"object", json::Kind::object}}};
  if (type == "integer") return {"整数", "a whole number"};
  for (const auto& [name, kind] : kinds) {
    if (name == type) return json::kind_name(kind);
  }
  return quote(type);
}

bool allows(const SchemaPlace& place, std::string_view type) {
  const std::vector<std::string> types = place.types();
  return std::find(types.begin(), types.end(), type) != types.end();
}

bool looks_like_number(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= '0' && c <= '9') || c == '.' || c == '-';
  });
}

Message type_cure(const Case& it) {
  if (it.value.is(json::Kind::number) && allows(it.place, "string")) {
    return message("加上引号：\"{}\"", "put it in quotes: \"{}\"", it.value.text());
  }
  const bool number = allows(it.place, "number") || allows(it.place, "integer");
  if (it.value.is(json::Kind::string) && number && looks_like_number(it.value.text())) {
    return message("去掉引号：{}", "leave out the quotes: {}", it.value.text());
  }
  if (it.value.is(json::Kind::string) && it.value.text().empty() && allows(it.place, "null")) {
    return message("没有内容时写 null", "write null where there is nothing");
  }
  if (!it.value.is(json::Kind::array) && allows(it.place, "array")) {
    return message("把各项放进方括号 [ ]", "put the items in square brackets [ ]");
  }
  return {};
}

Explanation explain_type(const Case& it) {
  std::vector<Message> wanted;
  for (const std::string& type : it.place.types()) wanted.push_back(type_name(type));
  const Message who = subject(it), expected = join(wanted, "或", " or ");
  const Message found = json::kind_name(it.value.kind());
  return {{fmt::format("{}应为{}，实为{}", who.zh, expected.zh, found.zh),
           fmt::format("{} should be {}, found {}", who.en, expected.en, found.en)},
          type_cure(it)};
}

Explanation explain_required(const Case& it) {
  const std::string& key = it.violation.detail;
  const SchemaPlace missing = it.place.child(key);
  const std::string title = missing.title();
  const std::string zh =
      title.empty() ? fmt::format("缺少“{}”", key) : fmt::format("缺少“{}”（{}）", title, key);
  const Message cure = allows(missing, "null")
                           ? message("补上 \"{}\"；没有内容时写 null",
                                     "add \"{}\", with null where there is nothing", key)
                           : message("补上 \"{}\"", "add \"{}\"", key);
  return {{zh, fmt::format("\"{}\" is missing", key)}, cure};
}

Message list_values(const std::vector<json::Value>& values) {
  std::vector<Message> words;
  for (const json::Value value : values) words.push_back(quote(excerpt(value)));
  return join(words, "或", " or ");
}

Explanation explain_choice(const Case& it) {
  std::vector<json::Value> choices;
  for (const json::Value list : it.place.all("enum")) {
    if (!list.is(json::Kind::array)) continue;
    for (const json::Value choice : list) choices.push_back(choice);
  }
  for (const json::Value constant : it.place.all("const")) choices.push_back(constant);
  const Message who = subject(it), allowed = list_values(choices);
  const std::string found = excerpt(it.value);
  return {{fmt::format("{}只能是{}，实为“{}”", who.zh, allowed.zh, found),
           fmt::format("{} may only be {}, found \"{}\"", who.en, allowed.en, found)},
          {}};
}

Explanation explain_form(const Case& it) {
  const Message who = subject(it);
  const std::string found = excerpt(it.value);
  const json::Value description = it.place.first("description");
  const bool described = description.is(json::Kind::string);
  const std::string form(it.place.first("pattern").text());
  return {{fmt::format("{}的写法不对：“{}”", who.zh, found),
           fmt::format("{} is not in the form wanted: \"{}\"", who.en, found)},
          described ? Message{std::string(description.text()), std::string(description.text())}
                    : message("要符合 {}", "it has to match {}", form)};
}

Explanation explain_format(const Case& it) {
  const Message who = subject(it);
  const std::string found = excerpt(it.value);
  const bool date = it.place.first("format").text() == "date";
  const bool may_be_null = allows(it.place, "null");
  Message cure;
  if (date && may_be_null) {
    cure = message("日期写作 2024-04-15 的形式；没有时写 null",
                   "write a date like 2024-04-15, or null where there is none");
  } else if (date) {
    cure = message("日期写作 2024-04-15 的形式", "write a date like 2024-04-15");
  }
  return {{fmt::format("{}不是一个正确的{}：“{}”", who.zh, date ? "日期" : "时间", found),
           fmt::format("{} is no valid {}: \"{}\"", who.en, date ? "date" : "time", found)},
          cure};
}

// A keyword that sets a bound: its name in the schema and the sentences around bound and finding.
struct Bound {
  Keyword keyword;
  std::string_view name;
  std::string_view zh, en;  // {0} subject, {1} bound, {2} what the record has
};

constexpr std::array bounds{
    Bound{Keyword::minimum, "minimum", "{}不应小于 {}，实为 {}",
          "{} should be at least {}, found {}"},
    Bound{Keyword::exclusive_minimum, "exclusiveMinimum", "{}应大于 {}，实为 {}",
          "{} should be more than {}, found {}"},
    Bound{Keyword::maximum, "maximum", "{}不应大于 {}，实为 {}",
          "{} should be at most {}, found {}"},
    Bound{Keyword::exclusive_maximum, "exclusiveMaximum", "{}应小于 {}，实为 {}",
          "{} should be less than {}, found {}"},
    Bound{Keyword::multiple_of, "multipleOf", "{}应为 {} 的倍数，实为 {}",
          "{} should be a multiple of {}, found {}"},
    Bound{Keyword::min_length, "minLength", "{}至少要有 {} 个字，实有 {} 个",
          "{} should have at least {} characters, found {}"},
    Bound{Keyword::max_length, "maxLength", "{}最多 {} 个字，实有 {} 个",
          "{} should have at most {} characters, found {}"},
    Bound{Keyword::min_items, "minItems", "{}至少要有 {} 项，实有 {} 项",
          "{} should have at least {} items, found {}"},
    Bound{Keyword::max_items, "maxItems", "{}最多 {} 项，实有 {} 项",
          "{} should have at most {} items, found {}"},
    Bound{Keyword::min_fields, "minProperties", "{}至少要有 {} 个字段，实有 {} 个",
          "{} should have at least {} fields, found {}"},
    Bound{Keyword::max_fields, "maxProperties", "{}最多 {} 个字段，实有 {} 个",
          "{} should have at most {} fields, found {}"},
};

std::string measured(json::Value value) {
  if (value.is(json::Kind::string)) return std::to_string(utf8::count(value.text()));
  if (value.is(json::Kind::number)) return std::string(value.text());
  return std::to_string(value.size());
}

Explanation explain_bound(const Case& it) {
  const auto bound = std::find_if(bounds.begin(), bounds.end(), [&](const Bound& candidate) {
    return candidate.keyword == it.violation.keyword;
  });
  const Message who = subject(it);
  if (bound == bounds.end()) {
    return {{fmt::format("{}不符合任何一种允许的写法", who.zh),
             fmt::format("{} fits none of the forms allowed", who.en)},
            {}};
  }
  const json::Value limit = it.place.first(bound->name);
  // "items" given one by one set a bound without a number.
  const std::string number =
      limit.exists() ? std::string(limit.text()) : std::to_string(it.place.first("items").size());
  const std::string found = measured(it.value);
  return {{fmt::format(fmt::runtime(bound->zh), who.zh, number, found),
           fmt::format(fmt::runtime(bound->en), who.en, number, found)},
          {}};
}

Explanation explain_repeat(const Case& it) {
  const Message who = subject(it);
  return {
      {fmt::format("{}中有重复的项", who.zh), fmt::format("{} has items more than once", who.en)},
      message("删去重复的项", "take out the repeated items")};
}

Explanation explain(const Case& it) {
  switch (it.violation.keyword) {
    case Keyword::type:
      return explain_type(it);
    case Keyword::required:
    case Keyword::dependency:
      return explain_required(it);
    case Keyword::enumeration:
    case Keyword::constant:
      return explain_choice(it);
    case Keyword::pattern:
      return explain_form(it);
    case Keyword::format:
      return explain_format(it);
    case Keyword::unique_items:
      return explain_repeat(it);
    default:
      return explain_bound(it);
  }
}

Message unknown_field_cure(std::string_view key, const std::vector<std::string>& fields) {
  if (const std::optional<std::string> meant = nearest(key, fields)) {
    return message("是不是“{}”？", "did you mean \"{}\"?", *meant);
  }
  constexpr std::size_t most = 12;
  if (fields.empty() || fields.size() > most) return message("删去它", "take it out");
  std::vector<Message> names;
  for (const std::string& field : fields) names.push_back(quote(field));
  const Message list = join(names, "、", ", ");
  return {"可用的字段：" + list.zh, "the fields are " + list.en};
}

// valijson names one unknown field of an object; there may be more.
void explain_unknown_fields(const Case& it, Diagnostics& diagnostics) {
  const std::vector<std::string> fields = it.place.fields();
  const bool patterns = it.place.first("patternProperties").exists();
  bool reported = false;
  for (const json::Value member : it.value) {
    const bool known = std::find(fields.begin(), fields.end(), member.key()) != fields.end();
    if (known || patterns) continue;
    diagnostics.error(code::record_schema, member.key_location(),
                      message("没有名为“{}”的字段", "there is no field \"{}\" here", member.key()),
                      unknown_field_cure(member.key(), fields));
    reported = true;
  }
  if (reported) return;
  const Message who = subject(it);
  diagnostics.error(code::record_schema, it.value.location(),
                    {fmt::format("{}有不该有的字段", who.zh),
                     fmt::format("{} has a field that it should not have", who.en)});
}

}  // namespace

void explain_violation(const Violation& violation, const json::Tree& record,
                       const json::Tree& schema, Diagnostics& diagnostics) {
  const Case it{violation, record.at(violation.pointer).value_or(record.root()),
                SchemaPlace::find(schema, violation.pointer)};
  if (violation.keyword == Keyword::unknown_field) {
    explain_unknown_fields(it, diagnostics);
    return;
  }
  Explanation explanation = explain(it);
  diagnostics.error(code::record_schema, it.value.location(), std::move(explanation.message),
                    std::move(explanation.cure));
}

}  // namespace zhibiao::bind
