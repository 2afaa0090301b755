#include "layout/cell_text.h"

#include <algorithm>

#include "text/vertical.h"

namespace zhibiao::layout {

namespace {

// A line may start a page when it leaves enough lines of its paragraph behind and takes enough
// along.
bool may_start_page(std::size_t index, std::size_t count, const form::Style& style) {
  if (index == 0) return true;
  return index >= static_cast<std::size_t>(style.orphan_lines) &&
         count - index >= static_cast<std::size_t>(style.widow_lines);
}

void report_overflow(const bind::Paragraph& paragraph, Diagnostics& diagnostics) {
  const bind::Origin origin =
      paragraph.runs.empty() ? bind::Origin{} : paragraph.runs.front().origin;
  const json::Value place = origin.in_record.exists() ? origin.in_record : origin.in_template;
  Diagnostic& diagnostic = diagnostics.error(
      code::text_overflow, place.location(),
      message("文字比单元格宽，一个字也放不下", "the cell is narrower than a single character"),
      message("加宽该列，或用更小的字号", "widen the column or use a smaller size"));
  if (origin.in_record.exists()) {
    diagnostic.notes.push_back(
        {message("模板中的单元格", "the cell in the template"), origin.in_template.location()});
  }
}

// What later phases need of a paragraph whose lines are set: its text, runs, and style. The glyphs
// have moved on into the lines.
std::shared_ptr<const text::ShapedParagraph> keep(text::ShapedParagraph shaped) {
  shaped.glyphs = std::vector<text::Glyph>();
  shaped.clusters = std::vector<text::Cluster>();
  return std::make_shared<const text::ShapedParagraph>(std::move(shaped));
}

SetParagraph set_afresh(const bind::Paragraph& paragraph, Length measure, TextContext& context) {
  text::ShapedParagraph shaped =
      text::shape(paragraph, context.styles, context.fonts, context.diagnostics);
  SetParagraph set;
  set.lines = text::break_lines(shaped, measure);
  set.paragraph = keep(std::move(shaped));
  return set;
}

// What there is to say of a paragraph is said of each document: such a one is not kept.
SetParagraph set_paragraph(const bind::Paragraph& paragraph, Length measure, TextContext& context) {
  if (context.labels == nullptr || !LabelCache::takes(paragraph)) {
    return set_afresh(paragraph, measure, context);
  }
  SetParagraph set = context.labels->find(paragraph, measure);
  if (!set.lines.empty()) return set;
  const std::size_t said_before = context.diagnostics.list().size();
  set = set_afresh(paragraph, measure, context);
  if (context.diagnostics.list().size() == said_before) {
    context.labels->add(paragraph, measure, set);
  }
  return set;
}

void append_paragraph(const bind::Paragraph& paragraph, Length measure, Length previous_space_after,
                      TextContext& context, std::vector<TextLine>& lines) {
  auto [kept, broken] = set_paragraph(paragraph, measure, context);
  const form::Style& style = context.styles.at(paragraph.style);
  bool overflows = false;
  lines.reserve(lines.size() + broken.size());
  for (std::size_t index = 0; index < broken.size(); ++index) {
    TextLine line;
    line.paragraph = kept;
    line.height = style.leading;
    line.baseline = kept->baseline;
    if (index == 0) line.gap_before = max(previous_space_after, style.space_before);
    line.may_start_page = may_start_page(index, broken.size(), style);
    overflows = overflows || broken[index].right > measure;
    line.line = std::move(broken[index]);
    lines.push_back(std::move(line));
  }
  if (overflows) report_overflow(paragraph, context.diagnostics);
}

bool is_from_record(const bind::Paragraph& paragraph) {
  return std::any_of(paragraph.runs.begin(), paragraph.runs.end(), [](const bind::Run& run) {
    return run.origin.in_record.exists() && !run.text.empty();
  });
}

bool is_label(const bind::Cell& cell) {
  if (cell.header) return true;
  return !cell.body.empty() && cell.foot.empty() &&
         std::none_of(cell.body.begin(), cell.body.end(), is_from_record);
}

// The label with its suffix behind the last word.
std::vector<bind::Paragraph> with_suffix(const bind::Cell& cell) {
  std::vector<bind::Paragraph> paragraphs = cell.body;
  if (paragraphs.empty() || paragraphs.back().runs.empty()) return {};
  bind::Run suffix = paragraphs.back().runs.back();
  suffix.text = cell.continued;
  suffix.blank = Length();
  suffix.pads = 0;
  suffix.mark = bind::Run::Mark::none;
  paragraphs.back().runs.push_back(std::move(suffix));
  return paragraphs;
}

// Columns of upright text, each paragraph and each hard line break a column of its own. As long as
// they need: a cell of vertical text asks for its height as others do.
std::vector<TextLine> set_columns(const std::vector<bind::Paragraph>& paragraphs,
                                  TextContext& context) {
  std::vector<TextLine> columns;
  for (const bind::Paragraph& paragraph : paragraphs) {
    text::ShapedParagraph shaped =
        text::shape(paragraph, context.styles, context.fonts, context.diagnostics);
    shaped.style.align = form::Align::left;  // the cell centres the block of columns
    std::vector<text::Line> broken = text::break_vertical(shaped, Length::mm(10'000));
    const auto kept = keep(std::move(shaped));
    for (text::Line& column : broken) {
      TextLine line;
      line.paragraph = kept;
      line.height = context.styles.at(paragraph.style).leading;
      line.line = std::move(column);
      columns.push_back(std::move(line));
    }
  }
  return columns;
}

void set_vertical(const bind::Cell& cell, TextContext& context, CellText& text) {
  text.label = true;  // columns are never cut: a split cell shows them again
  text.columns = set_columns(cell.body, context);
  if (!cell.continued.empty()) text.columns_again = set_columns(with_suffix(cell), context);
  for (const auto* columns : {&text.columns, &text.columns_again}) {
    for (const TextLine& column : *columns) {
      text.column_length = max(text.column_length, column.line.right);
    }
  }
}

CellText set_at_full_size(const bind::Cell& cell, Length width, TextContext& context) {
  CellText text;
  text.padding = context.styles.at(cell.style).padding;
  const Length measure = width - text.padding.left - text.padding.right;
  if (context.styles.at(cell.style).vertical) {
    set_vertical(cell, context, text);
    return text;
  }
  text.body = set_lines(cell.body, measure, context);
  text.foot = set_lines(cell.foot, measure, context);
  text.body_height = height_of(text.body, 0, text.body.size());
  text.foot_height = height_of(text.foot, 0, text.foot.size());
  text.free_height = cell.free_height;
  text.label = is_label(cell);
  if (!cell.continued.empty()) {
    text.again = set_lines(with_suffix(cell), measure, context);
    text.again_height = height_of(text.again, 0, text.again.size());
  }
  for (const bind::Paragraph& label : cell.diagonal) {
    text.diagonal.push_back(set_lines({label}, measure, context));
  }
  return text;
}

// ---- Shrinking
// --------------------------------------------------------------------------------------

constexpr std::int64_t size_step = 6'350;  // half a point

// All styles with sizes and leadings times `size` / `full`.
std::vector<form::Style> scaled(const std::vector<form::Style>& styles, Length size, Length full) {
  std::vector<form::Style> result = styles;
  for (form::Style& style : result) {
    style.size = mul_div(style.size, size.emu(), full.emu());
    style.leading = mul_div(style.leading, size.emu(), full.emu());
    style.bold_stroke = mul_div(style.bold_stroke, size.emu(), full.emu());
  }
  return result;
}

// A cell set at one size, with what there is to say if it is taken.
struct Trial {
  CellText text;
  Diagnostics said;
  bool fits = false;  // its width, and `height` unless that is 0
};

Trial try_size(const bind::Cell& cell, Length width, Length height, Length size,
               const TextContext& context) {
  Trial trial;
  const Length full = context.styles.at(cell.style).size;
  const std::vector<form::Style> styles = scaled(context.styles, size, full);
  TextContext smaller{styles, context.fonts, trial.said};
  trial.text = set_at_full_size(cell, width, smaller);
  const bool low_enough = height == Length() || trial.text.needed_height() <= height;
  trial.fits = low_enough && !trial.said.has_errors();
  return trial;
}

void report_least_size(const bind::Cell& cell, Diagnostics& diagnostics) {
  const bool from_record = cell.origin.in_record.exists();
  Diagnostic& diagnostic = diagnostics.error(
      code::text_overflow,
      (from_record ? cell.origin.in_record : cell.origin.in_template).location(),
      message("文字缩到规定的最小字号仍放不进单元格",
              "the text does not fit its cell even at the least size that the template allows"),
      message("删减文字，或在模板中改小 shrink 的字号、加大行高",
              "shorten the text, or allow a smaller size or a higher row in the template"));
  if (from_record) {
    diagnostic.notes.push_back({message("模板中的单元格", "the cell in the template"),
                                cell.origin.in_template.location()});
  }
}

// The largest size, in half points from the cell's own down to its least, at which the real lines
// fit. Smaller text never needs more lines' height, so the sizes are halved in search.
Trial shrink(const bind::Cell& cell, Length width, Length height, const TextContext& context) {
  const Length full = context.styles.at(cell.style).size;
  const std::int64_t spare = max(full - cell.least_size, Length()).emu();
  const auto size_after = [&](std::int64_t steps) {
    return full - Length::from_emu(std::min(steps * size_step, spare));
  };
  std::int64_t low = 0, high = (spare + size_step - 1) / size_step;  // steps below the full size
  while (low < high) {
    const std::int64_t middle = (low + high) / 2;
    if (try_size(cell, width, height, size_after(middle), context).fits) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return try_size(cell, width, height, size_after(high), context);
}

CellText set_shrinking(const bind::Cell& cell, Length width, Length height, TextContext& context) {
  Trial trial = try_size(cell, width, height, context.styles.at(cell.style).size, context);
  if (!trial.fits) trial = shrink(cell, width, height, context);
  context.diagnostics.append(trial.said);
  const bool too_high = height > Length() && trial.text.needed_height() > height;
  if (too_high) report_least_size(cell, context.diagnostics);
  return std::move(trial.text);
}

}  // namespace

std::vector<TextLine> set_lines(const std::vector<bind::Paragraph>& paragraphs, Length measure,
                                TextContext& context) {
  std::vector<TextLine> lines;
  Length space_after;
  for (const bind::Paragraph& paragraph : paragraphs) {
    append_paragraph(paragraph, measure, space_after, context, lines);
    space_after = context.styles.at(paragraph.style).space_after;
  }
  return lines;
}

Length height_of(const std::vector<TextLine>& lines, std::size_t begin, std::size_t end) {
  Length height;
  for (std::size_t index = begin; index < end; ++index) {
    if (index > begin) height += lines[index].gap_before;
    height += lines[index].height;
  }
  return height;
}

std::size_t end_of_fitting(const std::vector<TextLine>& lines, std::size_t begin, Length room) {
  Length height;
  std::size_t end = begin;
  for (; end < lines.size(); ++end) {
    if (end > begin) height += lines[end].gap_before;
    height += lines[end].height;
    if (height > room) break;
  }
  return end;
}

Length CellText::needed_height() const {
  Length content = body_height + max(free_height, foot_height);
  content = max(max(content, again_height), column_length);
  Length across;  // the labels of a diagonal cell stand one under the other
  for (const std::vector<TextLine>& lines : diagonal) across += height_of(lines, 0, lines.size());
  return padding.top + max(content, across) + padding.bottom;
}

CellText set_cell(const bind::Cell& cell, Length width, Length stated_height,
                  TextContext& context) {
  if (cell.fit != form::Fit::shrink) return set_at_full_size(cell, width, context);
  return set_shrinking(cell, width, stated_height, context);
}

}  // namespace zhibiao::layout
