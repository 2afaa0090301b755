#include "form/read_content.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/suggest.h"
#include "form/parse_value.h"
#include "form/read_path.h"

namespace zhibiao::form {

namespace {

constexpr int most_characters = 1'000'000;  // "max-chars"
constexpr int most_decimals = 20;

void check_literal(json::Value value, Diagnostics& diagnostics) {
  const std::string_view text = value.text();
  const bool bad = std::any_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 && c != '\n';
  });
  if (!bad) return;
  report_bad_value(value,
                   message("文字里有制表符等控制字符", "the text holds a tab or control character"),
                   message("换行写 \\n；留空用 {{\"blank\": \"4字\"}}，对齐用 \"align\" 或单元格",
                           "write \\n for a line end, {{\"blank\": \"4字\"}} for room, and align "
                           "with \"align\" or cells"),
                   diagnostics);
}

void add_literal(json::Value value, Content& content, Diagnostics& diagnostics) {
  check_literal(value, diagnostics);
  if (!value.text().empty()) content.push_back({Literal{std::string(value.text())}, {}, {}, value});
}

// A member that belongs to some formats alone: bad-value where it stands beside another.
bool belongs(json::Value member, bool to_format, std::string_view formats,
             Diagnostics& diagnostics) {
  if (!member.exists() || to_format) return member.exists();
  report_bad_value(
      member, message("\"{}\" 只用于 {}", "\"{}\" is for {} alone", member.key(), formats),
      message("加上相应的 \"format\"，或去掉它", "add such a \"format\", or drop it"), diagnostics);
  return false;
}

void read_format(json::Fields& fields, Field& field, Diagnostics& diagnostics) {
  const json::Value format = fields.take("format"), pattern = fields.take("pattern");
  const json::Value decimals = fields.take("decimals"), ending = fields.take("ending");
  const json::Value grouping = fields.take("grouping");
  const json::Choices<Format> formats{{"text", Format::text},
                                      {"date", Format::date},
                                      {"number", Format::number},
                                      {"percent", Format::percent},
                                      {"amount", Format::amount}};
  if (format.exists()) {
    field.format = json::read_choice(format, formats, diagnostics).value_or(Format::text);
  }
  const bool is_date = field.format == Format::date, is_amount = field.format == Format::amount;
  const bool is_number = field.format == Format::number || field.format == Format::percent;
  if (belongs(pattern, is_date, "\"date\"", diagnostics)) {
    field.pattern = fields.string("pattern");
    check_pattern(pattern, {"y", "m", "d", "Y", "M", "D"}, diagnostics);
  }
  if (belongs(decimals, is_number, "\"number\", \"percent\"", diagnostics)) {
    field.decimals = json::read_integer(decimals, 0, most_decimals, diagnostics);
  }
  if (belongs(grouping, field.format == Format::number, "\"number\"", diagnostics)) {
    field.grouping = json::read_boolean(grouping, diagnostics).value_or(true);
  }
  if (belongs(ending, is_amount, "\"amount\"", diagnostics)) {
    const json::Choices<std::string> endings{{"整", "整"}, {"正", "正"}};
    field.ending = json::read_choice(ending, endings, diagnostics).value_or(field.ending);
  }
}

std::optional<Piece> read_field(json::Fields& fields, const Scope& scope, Reading& reading) {
  Field field;
  const json::Value value = fields.take("value");
  auto bound = read_path(value, Use::show, scope, reading);
  read_format(fields, field, reading.diagnostics);
  field.empty = fields.string("empty");
  field.max_chars = fields.integer("max-chars", 0, 1, most_characters);
  if (!bound) return std::nullopt;
  field.path = std::move(bound->path);
  return Piece{std::move(field), {}, {}, fields.object()};
}

// Exactly one of the members that say what a piece is.
bool has_one_meaning(json::Fields& fields, Diagnostics& diagnostics) {
  if (!fields.object().exists()) return false;
  int meanings = 0;
  for (const std::string_view key : {"text", "value", "blank", "check", "sum"}) {
    meanings += static_cast<int>(fields.has(key));
  }
  if (meanings == 1) return true;
  if (meanings == 0) {
    diagnostics.error(code::missing_key, fields.object().location(),
                      message("缺少 \"text\"、\"value\"、\"blank\"、\"check\" 或 \"sum\"",
                              "\"text\", \"value\", \"blank\", \"check\" or \"sum\" is missing"));
  } else {
    report_bad_value(fields.object(),
                     message("\"text\"、\"value\"、\"blank\"、\"check\"、\"sum\" 只能写一个",
                             "only one of \"text\", \"value\", \"blank\", \"check\" and "
                             "\"sum\" may stand here"),
                     message("把它们写成数组里的几项", "write them as several pieces of an array"),
                     diagnostics);
  }
  return false;
}

Length read_blank(json::Value value, StyleId style, Reading& reading) {
  Measure width;
  read_measure(value, width, reading.diagnostics);
  return at_size(width, reading.styles.size(style));
}

// true: as long as what is shown; a measure: so long at least; false or nothing: not underlined.
std::optional<Length> read_underline(json::Value value, StyleId style, Reading& reading) {
  if (!value.exists()) return std::nullopt;
  if (value.is(json::Kind::boolean))
    return value.boolean() ? std::optional(Length{}) : std::nullopt;
  if (value.is(json::Kind::string)) return read_blank(value, style, reading);
  json::report_kind(value, {"长度，如 \"16字\"，或 true", "a length, such as \"16字\", or true"},
                    reading.diagnostics);
  return std::nullopt;
}

std::optional<Piece> read_check(json::Fields& fields, const Scope& scope, Reading& reading) {
  auto bound = read_path(fields.take("check"), Use::show, scope, reading);
  CheckBox box;
  const json::Value equals = fields.take("equals");
  box.equals = fields.string("equals");
  if (equals.is(json::Kind::string) && box.equals.empty()) {
    report_bad_value(equals, message("\"equals\" 为空", "\"equals\" is empty"),
                     message("写出勾选时的值；是与否的字段不写 \"equals\"",
                             "write the value that ticks the box; a field that is true or false "
                             "needs no \"equals\""),
                     reading.diagnostics);
  }
  if (!bound) return std::nullopt;
  box.path = std::move(bound->path);
  return Piece{std::move(box), {}, {}, fields.object()};
}

std::optional<Piece> read_sum(json::Fields& fields, const Scope& scope, Reading& reading) {
  const json::Value value = fields.take("sum"), over = fields.need("over");
  Sum sum;
  if (over.exists()) {
    const json::Choices<bool> choices{{"page", false}, {"table", true}};
    sum.running = json::read_choice(over, choices, reading.diagnostics).value_or(false);
  }
  if (!scope.in_footer) {
    report_bad_value(value,
                     message("合计只能写在表格的 \"footer\" 里",
                             "a \"sum\" stands in a table's \"footer\" alone"),
                     message("把这一行移到 \"footer\"", "move the row to \"footer\""),
                     reading.diagnostics);
    return std::nullopt;
  }
  auto path = read_sum_path(value, reading);
  if (!path) return std::nullopt;
  sum.path = std::move(*path);
  return Piece{std::move(sum), {}, {}, fields.object()};
}

// What the members of a piece say, without its style. Nothing where they are wrong or empty.
void add_meaning(json::Fields& fields, StyleId style, Content& content, const Scope& scope,
                 Reading& reading) {
  std::optional<Piece> piece;
  if (fields.has("text")) {
    const json::Value text = fields.take("text");
    const bool good = json::expect(text, json::Kind::string, reading.diagnostics);
    if (good) add_literal(text, content, reading.diagnostics);
  } else if (fields.has("blank")) {
    piece = Piece{Blank{read_blank(fields.take("blank"), style, reading)}, {}, {}, fields.object()};
  } else if (fields.has("check")) {
    piece = read_check(fields, scope, reading);
  } else if (fields.has("sum")) {
    piece = read_sum(fields, scope, reading);
  } else {
    piece = read_field(fields, scope, reading);
  }
  if (piece) content.push_back(std::move(*piece));
}

void add_object(json::Value value, Content& content, const Scope& scope, Reading& reading) {
  json::Fields fields(value, reading.diagnostics);
  if (!has_one_meaning(fields, reading.diagnostics)) return;
  const json::Value style_reference = fields.take("style");
  const StyleId style = read_style(style_reference, scope, reading);
  const std::size_t first = content.size();
  add_meaning(fields, style, content, scope, reading);
  std::optional<Length> underline;
  if (!fields.has("check") && !fields.has("sum")) {
    underline = read_underline(fields.take("underline"), style, reading);
  }
  fields.refuse_others();
  for (std::size_t at = first; at < content.size(); ++at) {
    if (style_reference.exists()) content[at].style = style;
    content[at].underline = underline;
  }
}

void add_piece(json::Value value, Content& content, const Scope& scope, Reading& reading) {
  if (value.is(json::Kind::string)) {
    add_literal(value, content, reading.diagnostics);
  } else if (value.is(json::Kind::object)) {
    add_object(value, content, scope, reading);
  } else {
    json::report_kind(value,
                      {"文字，或带 \"text\"、\"value\"、\"blank\"、\"check\" 等的对象",
                       "text, or an object with \"text\", \"value\", \"blank\", \"check\" or "
                       "\"sum\""},
                      reading.diagnostics);
  }
}

}  // namespace

void check_pattern(json::Value pattern, const std::vector<std::string>& words,
                   Diagnostics& diagnostics) {
  std::string_view rest = pattern.text();
  for (std::size_t open = rest.find('{'); open != std::string_view::npos; open = rest.find('{')) {
    rest.remove_prefix(open + 1);
    const std::string_view word = rest.substr(0, rest.find('}'));
    if (std::find(words.begin(), words.end(), word) != words.end()) continue;
    std::string known;
    for (const std::string& each : words) known += (known.empty() ? "{" : ", {") + each + "}";
    report_bad_value(pattern, message("不认识 {{{}}}", "unknown {{{}}} in a pattern", word),
                     message("可用的有：{}", "known are: {}", known), diagnostics);
  }
}

Content read_content(json::Value value, const Scope& scope, Reading& reading) {
  Content content;
  if (!value.exists()) return content;
  if (!value.is(json::Kind::array)) {
    add_piece(value, content, scope, reading);
    return content;
  }
  for (const json::Value piece : value) add_piece(piece, content, scope, reading);
  return content;
}

Content read_held_content(json::Fields& fields, const Scope& scope, Reading& reading) {
  const bool has_value = fields.has("value");
  const json::Value text = fields.take("text");
  if (!has_value) {
    fields.take("value");
    return read_content(text, scope, reading);
  }
  if (text.exists()) {
    report_bad_value(text,
                     message("\"text\" 与 \"value\" 只能写一个",
                             "only one of \"text\" and \"value\" may stand here"),
                     message("写成 \"text\": [\"…\", {{\"value\": …}}]",
                             "write \"text\": [\"...\", {{\"value\": ...}}]"),
                     reading.diagnostics);
  }
  Content content;
  const auto underline = read_underline(fields.take("underline"), scope.style, reading);
  if (auto piece = read_field(fields, scope, reading)) {
    piece->underline = underline;
    content.push_back(std::move(*piece));
  }
  return content;
}

}  // namespace zhibiao::form
