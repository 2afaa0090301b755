#include "layout/split_row.h"

namespace zhibiao::layout {

namespace {

// The cells that begin in a row, with what earlier pages took.
class RowCells {
 public:
  RowCells(const TableFlow& flow, int row, const RowProgress& progress)
      : flow_(flow),
        first_(flow.grid.row_begin.at(static_cast<std::size_t>(row))),
        count_(flow.grid.row_begin.at(static_cast<std::size_t>(row) + 1) - first_),
        progress_(progress) {}

  std::size_t count() const { return count_; }
  const CellText& text(std::size_t index) const { return flow_.texts.at(first_ + index); }
  std::size_t begin(std::size_t index) const {
    return progress_.empty() ? 0 : progress_.lines.at(index);
  }
  // Cells over several rows have no part in the split: their fragments are found by layout/place.
  bool spans(std::size_t index) const { return flow_.grid.cells.at(first_ + index).row_span > 1; }
  // All its lines stand on earlier pages, and it is not set again.
  bool finished(std::size_t index) const {
    return !progress_.empty() && !repeats(index) && begin(index) == text(index).body.size();
  }
  // Takes part in the split at all.
  bool counts(std::size_t index) const { return !spans(index) && !finished(index); }
  // Set again, whole, in each part.
  bool repeats(std::size_t index) const {
    return text(index).label &&
           flow_.grid.cells.at(first_ + index).cell->on_split == form::OnSplit::repeat;
  }

 private:
  const TableFlow& flow_;
  std::size_t first_, count_;
  const RowProgress& progress_;
};

Length with_padding(const CellText& text, Length content) {
  return text.padding.top + content + text.padding.bottom;
}

Length height_of_part(const CellText& text, std::size_t begin, std::size_t end) {
  Length content = height_of(text.body, begin, end);
  if (end == text.body.size()) content += max(text.free_height, text.foot_height);
  return with_padding(text, content);
}

// The line before which the cell is cut so that lines [begin, cut) fit `room`.
std::size_t find_cut(const CellText& text, std::size_t begin, Length room, bool strict) {
  if (height_of_part(text, begin, text.body.size()) <= room) return text.body.size();
  std::size_t cut = begin;
  Length content;
  for (std::size_t end = begin + 1; end <= text.body.size(); ++end) {
    const TextLine& line = text.body[end - 1];
    if (end - 1 > begin) content += line.gap_before;
    content += line.height;
    if (with_padding(text, content) > room) break;
    const bool whole =
        end == text.body.size();  // its foot does not fit: the last line stays for it
    if (!whole && (!strict || text.body[end].may_start_page)) cut = end;
  }
  return cut;
}

// What is left of the row's text needs so much.
Length height_of_text(const RowCells& cells) {
  Length height;
  for (std::size_t index = 0; index < cells.count(); ++index) {
    if (!cells.counts(index)) continue;
    const CellText& text = cells.text(index);
    height = max(height, cells.repeats(index)
                             ? text.needed_height()
                             : height_of_part(text, cells.begin(index), text.body.size()));
  }
  return height;
}

// All that is left of each cell's lines.
std::vector<CellPart> parts_of_rest(const RowCells& cells) {
  std::vector<CellPart> parts;
  for (std::size_t index = 0; index < cells.count(); ++index) {
    const std::size_t begin = cells.repeats(index) ? 0 : cells.begin(index);
    parts.push_back({begin, cells.text(index).body.size()});
  }
  return parts;
}

}  // namespace

Length height_of_rest(const TableFlow& flow, int row, const RowProgress& progress) {
  const Length height = flow.heights.at(static_cast<std::size_t>(row)) - progress.height;
  if (progress.empty()) return height;
  return max(height, height_of_text(RowCells(flow, row, progress)));
}

std::optional<SplitRow> split_row(const TableFlow& flow, int row, const RowProgress& progress,
                                  Length room, bool strict) {
  const RowCells cells(flow, row, progress);
  SplitRow split;
  split.part.first = progress.empty();
  bool moved = false, left_over = false;
  for (std::size_t index = 0; index < cells.count(); ++index) {
    const CellText& text = cells.text(index);
    const std::size_t size = text.body.size();
    const std::size_t begin = cells.begin(index);
    std::size_t cut = size;
    if (cells.counts(index) && cells.repeats(index)) {
      const Length needed = text.needed_height();
      if (needed > room && strict) return std::nullopt;
      if (needed > room) cut = 0;
      if (needed <= room) split.height = max(split.height, needed);
    } else if (cells.counts(index)) {
      cut = find_cut(text, begin, room, strict);
      moved = moved || cut > begin;
      left_over = left_over || cut < size;
      if (cut > begin) split.height = max(split.height, height_of_part(text, begin, cut));
    }
    split.part.cells.push_back({cells.repeats(index) ? 0 : begin, cut});
    split.rest.lines.push_back(cut);
  }
  if (!moved || !left_over) return std::nullopt;
  split.part.last = false;
  split.rest.height = progress.height + split.height;
  return split;
}

std::optional<SplitRow> split_blank(const TableFlow& flow, int row, const RowProgress& progress,
                                    Length room) {
  const RowCells cells(flow, row, progress);
  if (height_of_text(cells) > room) return std::nullopt;
  SplitRow split;
  split.part.first = progress.empty();
  split.part.last = false;
  split.part.cells = parts_of_rest(cells);
  for (const CellPart& part : split.part.cells) split.rest.lines.push_back(part.end);
  split.height = room;
  split.rest.height = progress.height + room;
  return split;
}

SplitRow take_rest(const TableFlow& flow, int row, const RowProgress& progress) {
  const RowCells cells(flow, row, progress);
  SplitRow split;
  split.part.first = progress.empty();
  split.part.last = true;
  split.height = height_of_rest(flow, row, progress);
  split.part.cells = parts_of_rest(cells);
  return split;
}

}  // namespace zhibiao::layout
