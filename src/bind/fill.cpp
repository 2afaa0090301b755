#include "bind/fill.h"

#include <algorithm>
#include <string>
#include <utility>
#include <variant>

#include "bind/date.h"
#include "bind/record_text.h"
#include "bind/resolve.h"

namespace zhibiao::bind {

namespace {

// Appends the pieces of one content to its paragraphs.
class Filler {
 public:
  Filler(form::StyleId style, const Scope& scope, Context& context)
      : style_(style), scope_(scope), context_(context) {
    begin_paragraph();
  }

  void append(const form::Piece& piece) {
    run_style_ = piece.style.value_or(style_);
    at_ = piece.at;
    std::visit([this](const auto& what) { append(what); }, piece.what);
  }

  std::vector<Paragraph> finish() { return std::move(paragraphs_); }

 private:
  void append(const form::Literal& literal) { append_text(literal.text, {}); }
  void append(const form::Blank& blank) { append_blank(blank.width, {}); }

  void append(const form::Field& field) {
    const json::Value value = resolve(field.path, scope_, at_, context_.diagnostics);
    const std::vector<TextLine> lines = record_text(value, at_, context_);
    if (lines.empty()) {
      append_nothing(field, value);
    } else if (field.format == form::Format::date) {
      append_date(field, value, lines);
    } else {
      append_lines(lines);
    }
  }

  void append_lines(const std::vector<TextLine>& lines) {
    for (const TextLine& line : lines) {
      if (&line != &lines.front()) begin_paragraph();
      append_text(line.text, line.from);
    }
  }

  void append_nothing(const form::Field& field, json::Value value) {
    if (!field.empty.empty() || field.format != form::Format::date) {
      append_text(field.empty, value);
      return;
    }
    for (const DatePart& part : blank_date(field.pattern)) {
      if (part.room > 0) {
        append_blank(context_.styles.at(run_style_).size * part.room, value);
      } else {
        append_text(part.text, value);
      }
    }
  }

  void append_date(const form::Field& field, json::Value value,
                   const std::vector<TextLine>& lines) {
    const Result<Date> date = value.is(json::Kind::string) && lines.size() == 1
                                  ? read_date(lines.front().text)
                                  : failure(message("这里应为一个日期", "one date is wanted here"));
    if (date) {
      append_text(write_date(*date, field.pattern), value);
      return;
    }
    report_value(value, at_, date.error(),
                 message("日期写作 2024-04-15 的形式；留给手写的日期写作 null",
                         "write a date like 2024-04-15, and null for one to be filled in by hand"),
                 context_.diagnostics);
  }

  void append_text(std::string text, json::Value from) {
    if (text.empty()) return;
    paragraphs_.back().runs.push_back({std::move(text), run_style_, {}, {at_, from}});
  }

  void append_blank(Length width, json::Value from) {
    paragraphs_.back().runs.push_back({"", run_style_, width, {at_, from}});
  }

  void begin_paragraph() {
    paragraphs_.emplace_back();
    paragraphs_.back().style = style_;
  }

  form::StyleId style_;
  const Scope& scope_;
  Context& context_;
  form::StyleId run_style_ = 0;
  json::Value at_;
  std::vector<Paragraph> paragraphs_;
};

}  // namespace

std::vector<Paragraph> fill(const form::Content& content, form::StyleId style, const Scope& scope,
                            Context& context) {
  Filler filler(style, scope, context);
  for (const form::Piece& piece : content) filler.append(piece);
  return filler.finish();
}

bool shows_anything(const std::vector<Paragraph>& paragraphs) {
  return std::any_of(paragraphs.begin(), paragraphs.end(),
                     [](const Paragraph& paragraph) { return !paragraph.runs.empty(); });
}

Origin origin_of(const std::vector<Paragraph>& paragraphs, json::Value at) {
  for (const Paragraph& paragraph : paragraphs) {
    for (const Run& run : paragraph.runs) {
      if (run.origin.in_record.exists()) return {at, run.origin.in_record};
    }
  }
  return {at, {}};
}

}  // namespace zhibiao::bind
