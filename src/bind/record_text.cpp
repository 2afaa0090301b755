#include "bind/record_text.h"

#include <utility>

#include "bind/clean.h"
#include "bind/old_forms.h"
#include "bind/resolve.h"
#include "json/fields.h"

namespace zhibiao::bind {

namespace {

void report_cleaning(json::Value value, const CleanText& clean, const OldFormsFound& old_forms,
                     Context& context) {
  if (clean.spaces == 0 && clean.controls == 0 && old_forms.list.empty()) return;
  if (!context.cleaned.insert(value.span().begin).second) return;
  if (clean.spaces > 0) {
    context.diagnostics.warning(
        code::spaces_collapsed, value.location(),
        message("去掉了 {} 个多余的空格", "{} surplus spaces were dropped", clean.spaces),
        message("只写文字，位置由表格自行安排",
                "give the text alone: the form places it by itself"));
  }
  if (clean.controls > 0) {
    context.diagnostics.warning(
        code::control_removed, value.location(),
        message("去掉了 {} 个没有字形的控制字符",
                "{} control characters without a shape were removed", clean.controls),
        message("从记录中删去这些字符", "delete them from the record"));
  }
  if (!old_forms.list.empty()) {
    report_old_forms(old_forms, value.location(), context.diagnostics);
  }
}

void append_string(json::Value value, std::vector<TextLine>& lines, Context& context) {
  CleanText cleaned = clean(value.text());
  OldFormsFound old_forms;
  for (std::string& paragraph : cleaned.paragraphs) {
    mend_old_forms(paragraph, context.characters, old_forms);
  }
  report_cleaning(value, cleaned, old_forms, context);
  for (std::string& paragraph : cleaned.paragraphs) {
    lines.push_back({std::move(paragraph), value});
  }
}

// False for a value that is no text.
bool append_scalar(json::Value value, std::vector<TextLine>& lines, Context& context) {
  switch (value.kind()) {
    case json::Kind::null:
      return true;
    case json::Kind::boolean:
      lines.push_back({value.boolean() ? "是" : "否", value});
      return true;
    case json::Kind::number:
      lines.push_back({std::string(value.text()), value});
      return true;
    case json::Kind::string:
      append_string(value, lines, context);
      return true;
    case json::Kind::array:
    case json::Kind::object:
      return false;
  }
  return false;
}

void report_no_text(json::Value value, json::Value wanted_by, Context& context) {
  const Message kind = json::kind_name(value.kind());
  report_value(
      value, wanted_by,
      {fmt::format("这里应为文字，实为{}", kind.zh),
       fmt::format("text is wanted here, found {}", kind.en)},
      message("写成文字、数字，或由文字组成的数组", "give text, a number, or an array of text"),
      context.diagnostics);
}

}  // namespace

std::vector<TextLine> record_text(json::Value value, json::Value wanted_by, Context& context) {
  std::vector<TextLine> lines;
  if (!value.exists()) return lines;
  if (!value.is(json::Kind::array)) {
    if (!append_scalar(value, lines, context)) report_no_text(value, wanted_by, context);
    return lines;
  }
  for (const json::Value item : value) {
    if (!append_scalar(item, lines, context)) report_no_text(item, wanted_by, context);
  }
  return lines;
}

void check_length(const std::vector<TextLine>& lines, int limit, json::Value value,
                  json::Value wanted_by, Context& context) {
  if (limit <= 0) return;
  std::size_t characters = 0;
  for (const TextLine& line : lines) characters += count_characters(line.text);
  if (characters <= static_cast<std::size_t>(limit)) return;
  if (!context.too_long.insert(value.span().begin).second) return;
  const std::string field = value.key().empty() ? value.pointer() : std::string(value.key());
  Diagnostic& warning = context.diagnostics.warning(
      code::text_too_long, value.location(),
      message("“{}”有 {} 个字，表上至多 {} 个", "\"{}\" has {} characters, the form allows {}",
              field, characters, limit),
      message("删减文字；表格照样填入全文，不截断", "shorten it; the form shows all of it, uncut"));
  warning.notes.push_back({message("限制写在这里", "the limit is set here"), wanted_by.location()});
}

}  // namespace zhibiao::bind
