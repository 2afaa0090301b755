#include "bind/fill.h"

#include <algorithm>
#include <string>
#include <utility>
#include <variant>

#include "bind/date.h"
#include "bind/decimal.h"
#include "bind/format.h"
#include "bind/record_text.h"
#include "bind/resolve.h"
#include "bind/sums.h"

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
    const Place begin = end();
    std::visit([this](const auto& what) { append(what); }, piece.what);
    if (piece.underline) underline(begin, *piece.underline);
  }

  std::vector<Paragraph> finish() { return std::move(paragraphs_); }

 private:
  struct Place {
    std::size_t paragraph = 0, run = 0;
  };

  Place end() const { return {paragraphs_.size() - 1, paragraphs_.back().runs.size()}; }

  // Underlines all runs from `begin` on, and puts underlined room behind the last that fills them
  // up to `least`.
  void underline(Place begin, Length least) {
    std::uint32_t in_last = 0;
    for (std::size_t index = begin.paragraph; index < paragraphs_.size(); ++index) {
      std::vector<Run>& runs = paragraphs_[index].runs;
      const std::size_t first = index == begin.paragraph ? begin.run : 0;
      for (std::size_t run = first; run < runs.size(); ++run) runs[run].underlined = true;
      in_last = static_cast<std::uint32_t>(runs.size() - first);
    }
    if (least == Length()) return;
    append_blank(least, {});
    paragraphs_.back().runs.back().underlined = true;
    paragraphs_.back().runs.back().pads = in_last;
  }

  void append(const form::Literal& literal) { append_text(literal.text, {}); }
  void append(const form::Blank& blank) { append_blank(blank.width, {}); }

  void append(const form::Field& field) {
    const json::Value value = resolve(field.path, scope_, at_, context_.diagnostics);
    const std::vector<TextLine> lines = record_text(value, at_, context_);
    if (lines.empty()) {
      append_nothing(field, value);
      return;
    }
    check_length(lines, field.max_chars, value, at_, context_);
    if (field.format == form::Format::date) {
      append_date(field, value, lines);
    } else if (field.format != form::Format::text) {
      append_figure(field, value, lines);
    } else {
      append_lines(lines);
    }
  }

  void append(const form::CheckBox& box) {
    const json::Value value = resolve(box.path, scope_, at_, context_.diagnostics);
    append_blank(context_.styles.at(run_style_).size, value);
    paragraphs_.back().runs.back().mark =
        is_ticked(box, value) ? Run::Mark::ticked_box : Run::Mark::box;
  }

  bool is_ticked(const form::CheckBox& box, json::Value value) {
    if (!box.equals.empty()) {
      const std::vector<TextLine> lines = record_text(value, at_, context_);
      return std::any_of(lines.begin(), lines.end(),
                         [&box](const TextLine& line) { return line.text == box.equals; });
    }
    if (value.is(json::Kind::boolean)) return value.boolean();
    if (!is_present(value)) return false;
    report_value(value, at_, message("这里应为 true 或 false", "true or false is wanted here"),
                 message("写 true 或 false；由文字勾选时，在模板里加 \"equals\"",
                         "write true or false; for a box that a word ticks, add \"equals\" to the "
                         "template"),
                 context_.diagnostics);
    return false;
  }

  // A footer's figure: the Table knows which by its number.
  void append(const form::Sum& sum) {
    if (context_.sums == nullptr) return;
    const auto found = std::find_if(context_.sums->begin(), context_.sums->end(),
                                    [&sum](const form::Sum& each) { return is_same(each, sum); });
    Run run;
    run.style = run_style_;
    run.origin = {at_, {}};
    run.sum = static_cast<int>(found - context_.sums->begin());
    paragraphs_.back().runs.push_back(std::move(run));
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
    append_parts(write_date({}, field.pattern), value);
  }

  void append_parts(const std::vector<DatePart>& parts, json::Value value) {
    for (const DatePart& part : parts) {
      if (part.room > 0) {
        append_blank(context_.styles.at(run_style_).size * part.room, value);
      } else {
        append_text(part.text, value);
      }
    }
  }

  void append_date(const form::Field& field, json::Value value,
                   const std::vector<TextLine>& lines) {
    const bool one = value.is(json::Kind::string) && lines.size() == 1;
    if (one && is_filler(lines.front().text)) {
      append_text(lines.front().text, value);
      return;
    }
    const Result<Date> date = one ? read_partial_date(lines.front().text)
                                  : failure(message("这里应为一个日期", "one date is wanted here"));
    if (date) {
      append_parts(write_date(*date, field.pattern), value);
      return;
    }
    report_value(value, at_, date.error(),
                 message("日期写作 2024-04-15 的形式；留给手写的日期写作 null",
                         "write a date like 2024-04-15, and null for one to be filled in by hand"),
                 context_.diagnostics);
  }

  void append_figure(const form::Field& field, json::Value value,
                     const std::vector<TextLine>& lines) {
    Result<std::string> figure =
        lines.size() == 1 ? format_figure(field, lines.front().text)
                          : failure(message("这里应为一个数", "one figure is wanted here"));
    if (figure) {
      append_text(std::move(*figure), value);
      return;
    }
    report_value(value, at_, figure.error(),
                 message("写作 1234.50 或 \"1,234.50\"；没有时写 null 或 \"—\"",
                         "write 1234.50 or \"1,234.50\", and null or \"—\" for none"),
                 context_.diagnostics);
  }

  void append_text(std::string text, json::Value from) {
    if (text.empty()) return;
    Run run;
    run.text = std::move(text);
    run.style = run_style_;
    run.origin = {at_, from};
    paragraphs_.back().runs.push_back(std::move(run));
  }

  void append_blank(Length width, json::Value from) {
    Run run;
    run.style = run_style_;
    run.blank = width;
    run.origin = {at_, from};
    paragraphs_.back().runs.push_back(std::move(run));
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
