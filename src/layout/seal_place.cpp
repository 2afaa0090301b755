#include "layout/seal_place.h"

#include <algorithm>

namespace zhibiao::layout {

namespace {

constexpr Length signature_height = Length::mm(8), widest_signature = Length::mm(60),
                 narrowest_signature = Length::mm(20), before_signature = Length::mm(1);

Length clamp(Length value, Length least, Length most) {
  return max(least, min(value, most));
}

Length top_of(const PlacedLine& line) {
  return line.origin.y - line.paragraph->baseline;
}
Length bottom_of(const PlacedLine& line) {
  return top_of(line) + line.paragraph->style.leading;
}
Length left_of(const PlacedLine& line) {
  return line.origin.x + line.line.left;
}
Length right_of(const PlacedLine& line) {
  return line.origin.x + line.line.right;
}

// The lines that signatures and seals hang on.
struct Marks {
  const PlacedLine *label = nullptr, *date = nullptr;
};

// Behind the label, or behind the title where the form has no label: 评价组组长（签字）：
Marks find_marks(const bind::Signing& signing, std::size_t foot_lines, const CellFragment& cell) {
  Marks marks;
  const std::size_t count = cell.lines.size(), dates = signing.has_date ? 1 : 0;
  if (count < foot_lines) return marks;
  if (signing.has_date && foot_lines > 0) marks.date = &cell.lines[count - 1];
  if (signing.has_label && foot_lines > dates) marks.label = &cell.lines[count - 1 - dates];
  if (marks.label == nullptr && signing.has_title && count > foot_lines) {
    marks.label = &cell.lines.front();
  }
  return marks;
}

// On the label's line, from its end to the cell's right edge.
Rect signature_box(const Marks& marks, const Rect& inner, const Rect& cell) {
  if (marks.label == nullptr) {
    const Length width = min(widest_signature, inner.width);
    return {inner.right() - width, inner.bottom() - signature_height, width, signature_height};
  }
  const Length after = right_of(*marks.label) + before_signature;
  const Length left = max(inner.x, min(after, inner.right() - narrowest_signature));
  const Length width = min(widest_signature, inner.right() - left);
  const Length middle = (top_of(*marks.label) + bottom_of(*marks.label)) / 2;
  const Length height =
      min(max(signature_height, marks.label->paragraph->style.leading), cell.height);
  return {left, clamp(middle - height / 2, cell.y, cell.bottom() - height), width, height};
}

// A square over the date, else over the label, else in the lower right corner; within the cell.
Rect seal_square(const Marks& marks, const Rect& inner, const Rect& cell, Length side) {
  const PlacedLine* under = marks.date != nullptr ? marks.date : marks.label;
  Point middle{inner.right() - side / 2, inner.bottom() - side / 2};
  if (under != nullptr) {
    const bool label_is_near = marks.label != nullptr && marks.date != nullptr &&
                               bottom_of(*marks.label) == top_of(*marks.date);
    const Length top = label_is_near ? top_of(*marks.label) : top_of(*under);
    middle.x = (left_of(*under) + right_of(*under)) / 2;
    middle.y = (top + bottom_of(*under)) / 2 - side / 8;
  }
  return {clamp(middle.x - side / 2, cell.x, cell.right() - side),
          clamp(middle.y - side / 2, cell.y, cell.bottom() - side), side, side};
}

// The picture, as large as the square lets it be, in its middle.
PlacedPicture fit(const bind::Seal& seal, const Rect& square) {
  const auto width = static_cast<std::int64_t>(seal.picture->width);
  const auto height = static_cast<std::int64_t>(seal.picture->height);
  Rect box = square;
  if (width > height) box.height = mul_div(square.width, height, width);
  if (height > width) box.width = mul_div(square.height, width, height);
  box.x += (square.width - box.width) / 2;
  box.y += (square.height - box.height) / 2;
  return {seal.picture, box, box, seal.alt};
}

}  // namespace

void place_signing(const bind::Signing& signing, const Rect& inner, std::size_t foot_lines,
                   CellFragment& cell) {
  const Marks marks = find_marks(signing, foot_lines, cell);
  if (signing.line) {
    cell.signatures.push_back({*signing.line, signature_box(marks, inner, cell.box)});
  }
  if (signing.place) {
    const Rect square = seal_square(marks, inner, cell.box, signing.place_size);
    cell.signatures.push_back({*signing.place, square});
  }
  if (signing.seal) {
    cell.seal = fit(*signing.seal, seal_square(marks, inner, cell.box, signing.seal->size));
  }
}

std::vector<std::optional<PlacedPicture>> cut_edge_seal(const bind::EdgeSeal& edge,
                                                        const std::vector<Size>& pages) {
  std::vector<std::optional<PlacedPicture>> slices(pages.size());
  std::vector<std::size_t> sealed;
  for (std::size_t page = 0; page < pages.size(); ++page) {
    if (!edge.odd_pages || page % 2 == 0) sealed.push_back(page);
  }
  const auto most = static_cast<std::size_t>(edge.most_pages);
  const std::size_t seals = (sealed.size() + most - 1) / most;
  for (std::size_t number = 0; number < seals; ++number) {
    const std::size_t begin = sealed.size() * number / seals;
    const std::size_t count = sealed.size() * (number + 1) / seals - begin;
    if (count < 2) continue;  // one page has no edge to share
    for (std::size_t slice = 0; slice < count; ++slice) {
      const std::size_t page = sealed[begin + slice];
      const Length side = edge.seal.size;
      PlacedPicture picture = fit(edge.seal, {{}, (pages[page].height - side) / 2, side, side});
      // From the left slice on the first page: the fanned edges show the whole.
      const auto parts = static_cast<std::int64_t>(count), part = static_cast<std::int64_t>(slice);
      const Length width = picture.box.width;
      const Length from = mul_div(width, part, parts), to = mul_div(width, part + 1, parts);
      picture.box.x = pages[page].width - to;
      picture.clip = picture.box;
      picture.clip.x = pages[page].width - (to - from);
      picture.clip.width = to - from;
      picture.alt.clear();
      slices[page] = std::move(picture);
    }
  }
  return slices;
}

}  // namespace zhibiao::layout
