#include "bind/properties.h"

#include <string>
#include <vector>

#include "bind/date.h"
#include "bind/decimal.h"
#include "bind/fill.h"
#include "bind/record_text.h"
#include "bind/resolve.h"
#include "form/style_table.h"

namespace zhibiao::bind {

namespace {

// Several paragraphs become one line.
std::string words_of(const form::Content& content, const Scope& scope, Context& context) {
  std::string words;
  for (const Paragraph& paragraph : fill(content, form::default_style, scope, context)) {
    for (const Run& run : paragraph.runs) {
      for (const char byte : run.text) words += byte == '\n' ? ' ' : byte;
    }
  }
  return words;
}

std::string date_of(const form::Properties& properties, const Scope& scope, Context& context) {
  if (!properties.date) return {};
  const json::Value value = resolve(*properties.date, scope, properties.at, context.diagnostics);
  if (!is_present(value)) return {};
  const std::vector<TextLine> lines = record_text(value, properties.at, context);
  if (lines.size() == 1) {
    if (is_filler(lines.front().text)) return {};
    const Result<Date> date = read_partial_date(lines.front().text);
    if (date) return date->day > 0 ? lines.front().text : std::string();
  }
  report_value(
      value, properties.at, message("文件的日期应为一个日期", "the file's date should be one date"),
      message("日期写作 2024-04-15 的形式", "write a date like 2024-04-15"), context.diagnostics);
  return {};
}

}  // namespace

Properties bind_properties(const form::Template& form, const Scope& scope, Context& context) {
  Properties bound;
  if (scope.root.exists()) {
    bound.title = words_of(form.properties.title, scope, context);
    bound.author = words_of(form.properties.author, scope, context);
    bound.date = date_of(form.properties, scope, context);
  }
  if (bound.title.empty()) bound.title = form.form.title;
  return bound;
}

}  // namespace zhibiao::bind
