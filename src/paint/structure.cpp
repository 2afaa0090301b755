#include "paint/structure.h"

#include <algorithm>
#include <utility>

namespace zhibiao::paint {

namespace {

using layout::CellFragment;
using layout::CellRole;
using layout::ParagraphFragment;
using layout::PlacedLine;

ElementType type_of(CellRole::Kind kind) {
  switch (kind) {
    case CellRole::Kind::heads_column:
      return ElementType::column_heading;
    case CellRole::Kind::heads_row:
      return ElementType::row_heading;
    case CellRole::Kind::data:
      break;
  }
  return ElementType::data;
}

// All paragraphs that the lines are of, without line ends.
std::string words_of(const std::vector<PlacedLine>& lines) {
  std::string title;
  const text::ShapedParagraph* last = nullptr;
  for (const PlacedLine& line : lines) {
    if (line.paragraph.get() != last) title += line.paragraph->text;
    last = line.paragraph.get();
  }
  std::erase(title, '\n');
  return title;
}

}  // namespace

void StructureBuilder::begin(const layout::Page& page) {
  ++next_page_;
  section_ = page.section;
  std::swap(open_, open_before_);
  open_.clear();
}

ElementId StructureBuilder::add(ElementType type, ElementId parent) {
  Element element;
  element.parent = parent;
  element.type = type;
  structure_.elements.push_back(element);
  return static_cast<ElementId>(structure_.elements.size() - 1);
}

// ISO 14289-1, 7.4.2: no level is skipped. A heading is one deeper than the last above it that the
// template has at a higher level, so that headings of one level stay so.
ElementId StructureBuilder::add_heading(int level, ElementId parent, std::string title,
                                        Length top) {
  while (!headings_above_.empty() && headings_above_.back() >= level) headings_above_.pop_back();
  headings_above_.push_back(level);
  lists_.clear();
  const auto depth = static_cast<int>(headings_above_.size());
  const auto first = static_cast<int>(ElementType::heading_1);
  const ElementId id = add(static_cast<ElementType>(first + depth - 1), parent);
  structure_.bookmarks.push_back({depth, std::move(title), id, next_page_ - 1, top});
  return id;
}

// ---- Tables -----------------------------------------------------------------------------------

CellElements StructureBuilder::elements_of(const CellFragment& cell) {
  const CellRole& role = cell.role();
  CellElements elements;
  if (cell.repeated || role.filler) {
    elements.lines.assign(cell.lines.size(), artifact);
    elements.fields.assign(cell.signatures.size(), artifact);
    return elements;
  }
  OpenCell& open = open_cell(cell);
  elements.seal = add_seal(cell, open.element);
  elements.lines.reserve(cell.lines.size());
  const bool divided = divides_paragraphs(role, *cell.roles);
  for (const PlacedLine& line : cell.lines) {
    elements.lines.push_back(element_of(open, line, divided));
  }
  for (std::size_t field = 0; field < cell.signatures.size(); ++field) {
    elements.fields.push_back(add(ElementType::form, open.element));
  }
  return elements;
}

StructureBuilder::OpenCell& StructureBuilder::open_cell(const CellFragment& cell) {
  const Place place{section_, cell.block, cell.row, cell.column};
  const auto before =
      std::find_if(open_before_.begin(), open_before_.end(),
                   [&](const OpenCell& open) { return cell.continued && open.place == place; });
  open_.push_back(before != open_before_.end() ? std::move(*before) : begin_cell(cell, place));
  return open_.back();
}

StructureBuilder::OpenCell StructureBuilder::begin_cell(const CellFragment& cell,
                                                        const Place& place) {
  begin_table(cell);
  OpenCell open{place, table_.element, artifact, nullptr};
  if (table_.is_table) open.element = add_table_cell(cell);
  open.inner = open.element;
  if (cell.role().heading > 0 && !cell.lines.empty()) {
    open.inner = add_heading(cell.role().heading, open.element, words_of(cell.lines), cell.box.y);
  }
  return open;
}

void StructureBuilder::begin_table(const CellFragment& cell) {
  if (table_.element != artifact && table_.section == section_ && table_.block == cell.block) {
    return;
  }
  lists_.clear();
  table_ = {};
  table_.section = section_;
  table_.block = cell.block;
  table_.is_table = cell.roles->is_table;
  table_.element =
      add(table_.is_table ? ElementType::table : ElementType::division, document_element);
}

ElementId StructureBuilder::add_table_cell(const CellFragment& cell) {
  if (table_.row_element == artifact || table_.row != cell.row) {
    table_.row = cell.row;
    table_.row_element = add(ElementType::row, table_.element);
  }
  const CellRole& role = cell.role();
  const std::uint32_t headings = heading_list(role);
  const ElementId id = add(type_of(role.kind), table_.row_element);
  Element& element = structure_.elements.back();
  element.row_span = role.rows;
  element.column_span = static_cast<std::int16_t>(role.columns);
  element.headings = headings;
  if (role.kind != CellRole::Kind::data) table_.headings[{cell.row, cell.column}] = id;
  return id;
}

// Cells of one column mostly have the same headings.
std::uint32_t StructureBuilder::heading_list(const CellRole& role) {
  std::vector<ElementId> ids;
  for (const layout::GridPlace& place : role.headings) {
    const auto found = table_.headings.find({place.row, place.column});
    if (found != table_.headings.end()) ids.push_back(found->second);
  }
  if (ids.empty()) return 0;
  constexpr std::size_t most_lists = 4'096;
  if (table_.lists.size() > most_lists) table_.lists.clear();
  const auto next = static_cast<std::uint32_t>(structure_.heading_lists.size());
  const auto [entry, added] = table_.lists.try_emplace(ids, next);
  if (added) structure_.heading_lists.push_back(std::move(ids));
  return entry->second;
}

ElementId StructureBuilder::element_of(OpenCell& open, const PlacedLine& line, bool divided) {
  if (line.paragraph->text.empty()) return artifact;
  if (!divided || open.paragraph == line.paragraph) return open.inner;
  open.paragraph = line.paragraph;
  open.inner = add(ElementType::paragraph, open.element);
  return open.inner;
}

ElementId StructureBuilder::add_seal(const CellFragment& cell, ElementId parent) {
  if (!cell.seal || cell.seal->alt.empty()) return artifact;
  const ElementId id = add(ElementType::figure, parent);
  structure_.alternatives.push_back({id, cell.seal->alt, cell.seal->box});
  return id;
}

// ---- Running text -----------------------------------------------------------------------------

std::vector<ElementId> StructureBuilder::elements_of(const ParagraphFragment& paragraph) {
  const Place place{section_, paragraph.block, 0, 0};
  if (words_of(paragraph.lines).empty()) {
    return std::vector<ElementId>(paragraph.lines.size(), artifact);
  }
  if (!paragraph.continued || paragraph_place_ != place) {
    paragraph_place_ = place;
    if (paragraph.heading > 0) {
      const PlacedLine& first = paragraph.lines.front();
      const Length top = first.origin.y - first.paragraph->baseline;
      paragraph_ = add_heading(paragraph.heading, document_element, words_of(paragraph.lines), top);
    } else if (paragraph.list > 0) {
      paragraph_ = add_list_item(paragraph.list);
    } else {
      lists_.clear();
      paragraph_ = add(ElementType::paragraph, document_element);
    }
  }
  return std::vector<ElementId>(paragraph.lines.size(), paragraph_);
}

// A deeper list stands in the body of the item above it.
ElementId StructureBuilder::add_list_item(int depth) {
  while (!lists_.empty() && lists_.back().depth > depth) lists_.pop_back();
  if (lists_.empty() || lists_.back().depth < depth) {
    const ElementId parent = lists_.empty() ? document_element : lists_.back().body;
    lists_.push_back({depth, add(ElementType::list, parent), artifact});
  }
  const ElementId item = add(ElementType::list_item, lists_.back().list);
  lists_.back().body = add(ElementType::list_body, item);
  return lists_.back().body;
}

}  // namespace zhibiao::paint
