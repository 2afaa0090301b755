#include "form/read_content.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/suggest.h"
#include "form/parse_value.h"
#include "form/read_path.h"

namespace zhibiao::form {

namespace {

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
  if (!value.text().empty()) content.push_back({Literal{std::string(value.text())}, {}, value});
}

std::optional<Piece> read_field(json::Fields& fields, const Scope& scope, Reading& reading) {
  Field field;
  const json::Value value = fields.take("value");
  auto bound = read_path(value, Use::show, scope, reading);
  const json::Value format = fields.take("format");
  const json::Choices<Format> formats{{"text", Format::text}, {"date", Format::date}};
  if (format.exists()) {
    field.format = json::read_choice(format, formats, reading.diagnostics).value_or(Format::text);
  }
  const json::Value pattern = fields.take("pattern");
  if (pattern.exists()) {
    field.pattern = fields.string("pattern");
    check_pattern(pattern, {"y", "m", "d"}, reading.diagnostics);
    if (field.format != Format::date) {
      report_bad_value(pattern, message("\"pattern\" 只用于日期", "\"pattern\" is for dates alone"),
                       message("加上 \"format\": \"date\"", "add \"format\": \"date\""),
                       reading.diagnostics);
    }
  }
  field.empty = fields.string("empty");
  if (!bound) return std::nullopt;
  field.path = std::move(bound->path);
  return Piece{std::move(field), {}, fields.object()};
}

// Exactly one of "text", "value" and "blank".
bool has_one_meaning(json::Fields& fields, Diagnostics& diagnostics) {
  if (!fields.object().exists()) return false;
  const int meanings = fields.has("text") + fields.has("value") + fields.has("blank");
  if (meanings == 1) return true;
  if (meanings == 0) {
    diagnostics.error(code::missing_key, fields.object().location(),
                      message("缺少 \"text\"、\"value\" 或 \"blank\"",
                              "\"text\", \"value\" or \"blank\" is missing"));
  } else {
    report_bad_value(fields.object(),
                     message("\"text\"、\"value\"、\"blank\" 只能写一个",
                             "only one of \"text\", \"value\" and \"blank\" may stand here"),
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

void add_object(json::Value value, Content& content, const Scope& scope, Reading& reading) {
  json::Fields fields(value, reading.diagnostics);
  if (!has_one_meaning(fields, reading.diagnostics)) return;
  const json::Value style_reference = fields.take("style");
  const StyleId style = read_style(style_reference, scope, reading);
  const json::Value text = fields.take("text"), blank = fields.take("blank");
  const std::size_t first = content.size();
  if (text.exists()) {
    const bool good = json::expect(text, json::Kind::string, reading.diagnostics);
    if (good) add_literal(text, content, reading.diagnostics);
  } else if (blank.exists()) {
    content.push_back({Blank{read_blank(blank, style, reading)}, {}, value});
  } else if (auto piece = read_field(fields, scope, reading)) {
    content.push_back(std::move(*piece));
  }
  fields.take("value");
  fields.refuse_others();
  if (!style_reference.exists()) return;
  for (std::size_t at = first; at < content.size(); ++at) content[at].style = style;
}

void add_piece(json::Value value, Content& content, const Scope& scope, Reading& reading) {
  if (value.is(json::Kind::string)) {
    add_literal(value, content, reading.diagnostics);
  } else if (value.is(json::Kind::object)) {
    add_object(value, content, scope, reading);
  } else {
    json::report_kind(value,
                      {"文字，或带 \"text\"、\"value\"、\"blank\" 的对象",
                       "text, or an object with \"text\", \"value\" or \"blank\""},
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
  if (auto piece = read_field(fields, scope, reading)) content.push_back(std::move(*piece));
  return content;
}

}  // namespace zhibiao::form
