// The lines of a cell or of a paragraph, with their heights, before anybody knows on which page
// they stand.
//
// In: paragraphs, a width, the fonts. Out: TextLines in order. Shapes and breaks each paragraph
// once; places nothing.
#pragma once

#include <memory>
#include <vector>

#include "base/diagnostic.h"
#include "base/tally.h"
#include "bind/document.h"
#include "layout/label_cache.h"
#include "text/lines.h"

namespace zhibiao::layout {

struct TextLine {
  std::shared_ptr<const text::ShapedParagraph> paragraph;
  text::Line line;
  Length height;               // of the line box: the paragraph's leading
  Length baseline;             // from the line box's top
  Length gap_before;           // between paragraphs; does not count for the first line of a stretch
  bool may_start_page = true;  // false: orphan and widow control wants it with the line before
};

// Shared by all that shape text in one layout.
struct TextContext {
  const std::vector<form::Style>& styles;
  const text::FontSet& fonts;
  Diagnostics& diagnostics;
  Tally shown = {};  // what the form has to say, once each: a text an element of its structure
  LabelCache* labels = nullptr;  // of `styles`; may be null
};

// All lines of `paragraphs`, one after the other, in a column of text `measure` wide.
std::vector<TextLine> set_lines(const std::vector<bind::Paragraph>& paragraphs, Length measure,
                                TextContext& context);

// Height of lines [begin, end).
Length height_of(const std::vector<TextLine>& lines, std::size_t begin, std::size_t end);

// The end of the lines from `begin` on that `room` is high enough for.
std::size_t end_of_fitting(const std::vector<TextLine>& lines, std::size_t begin, Length room);

// A cell's content, set for its width.
struct CellText {
  std::vector<TextLine> body, foot;
  Length body_height, foot_height;
  Length free_height;  // room for a seal, over the foot
  Insets padding;
  bool label = false;  // words of the form, not of the record: repeated when the cell is split
  // What a repeated label says on later pages, when that is more than the label: 产出指标（续）.
  std::vector<TextLine> again;
  Length again_height;
  // 竖排: one entry a column, the first at the right, `height` apart; body is empty then.
  std::vector<TextLine> columns, columns_again;
  Length column_length;  // of the longest
  // Labels of a 斜线表头, from the lower left to the upper right.
  std::vector<std::vector<TextLine>> diagonal;

  // Whether it is lines that may stand some here, some on the next page.
  bool flows() const { return columns.empty() && diagonal.empty(); }
  // Height that the cell's end keeps under its lines.
  Length below_body() const { return max(foot_height, free_height); }
  bool says_more_again() const { return !again.empty() || !columns_again.empty(); }
  // Height that the whole cell needs, padding included.
  Length needed_height() const;
};

// `stated_height` is what the cell's rows state together, at least or exactly (0: nothing): text
// that shrinks is set as large as fits it.
CellText set_cell(const bind::Cell& cell, Length width, Length stated_height, TextContext& context);

}  // namespace zhibiao::layout
