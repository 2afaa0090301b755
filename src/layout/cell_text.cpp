#include "layout/cell_text.h"

#include <algorithm>

namespace zhibiao::layout {

namespace {

// A line may start a page when it leaves enough lines of its paragraph behind and takes enough along.
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

void append_paragraph(const bind::Paragraph& paragraph, Length measure, Length previous_space_after,
                      TextContext& context, std::vector<TextLine>& lines) {
  text::ShapedParagraph shaped =
      text::shape(paragraph, context.styles, context.fonts, context.diagnostics);
  std::vector<text::Line> broken = text::break_lines(shaped, measure);
  const form::Style& style = context.styles.at(paragraph.style);
  bool overflows = false;
  for (std::size_t index = 0; index < broken.size(); ++index) {
    TextLine line;
    line.paragraph = static_cast<std::uint32_t>(context.paragraphs.size());
    line.height = style.leading;
    line.baseline = shaped.baseline;
    if (index == 0) line.gap_before = max(previous_space_after, style.space_before);
    line.may_start_page = may_start_page(index, broken.size(), style);
    overflows = overflows || broken[index].right > measure;
    line.line = std::move(broken[index]);
    lines.push_back(std::move(line));
  }
  if (overflows) report_overflow(paragraph, context.diagnostics);
  context.paragraphs.push_back(std::move(shaped));
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

Length CellText::needed_height() const {
  return padding.top + body_height + max(free_height, foot_height) + padding.bottom;
}

CellText set_cell(const bind::Cell& cell, Length width, TextContext& context) {
  CellText text;
  text.padding = context.styles.at(cell.style).padding;
  const Length measure = width - text.padding.left - text.padding.right;
  text.body = set_lines(cell.body, measure, context);
  text.foot = set_lines(cell.foot, measure, context);
  text.body_height = height_of(text.body, 0, text.body.size());
  text.foot_height = height_of(text.foot, 0, text.foot.size());
  text.free_height = cell.free_height;
  text.label = is_label(cell);
  return text;
}

}  // namespace zhibiao::layout
