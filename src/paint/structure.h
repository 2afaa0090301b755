// Structure: what the content of a form is, apart from its pages: headings, paragraphs, lists, and
// tables, in reading order (ISO 32000-1, 14.7 and 14.8). StructureBuilder makes it from the pages
// of a layout, one by one, and says of each line which element it belongs to.
//
// In: layout::Pages in order. Out: a tree as one list, parents before their children, and the
// bookmarks. What a page shows again (headers, labels), and blank rows that fill a page, are no
// elements: they are artifacts. Holds for a form of any length 16 bytes an element, and of the
// pages nothing but the last one's cells. Knows no PDF syntax.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "layout/layout.h"

namespace zhibiao::paint {

// Index into Structure::elements.
using ElementId = std::uint32_t;
inline constexpr ElementId document_element = 0;
// Of items that are no content: rules, fills, page numbers, what is shown again.
inline constexpr ElementId artifact = std::numeric_limits<ElementId>::max();

// The standard structure types of 14.8.4 that forms need. Headings are in order of their levels.
enum class ElementType : std::uint8_t {
  document,
  heading_1,
  heading_2,
  heading_3,
  heading_4,
  heading_5,
  heading_6,
  paragraph,
  division,
  list,
  list_item,
  list_body,
  figure,
  form,  // a field
  table,
  row,
  column_heading,  // TH, Scope Column
  row_heading,     // TH, Scope Row
  data
};

struct Element {
  ElementId parent = document_element;
  std::uint32_t headings = 0;  // of a cell: index into Structure::heading_lists
  std::int32_t row_span = 1;
  std::int16_t column_span = 1;
  ElementType type = ElementType::document;
};

struct Bookmark {
  int level = 1;  // 1: outermost; never more than one deeper than the one before
  std::string title;
  ElementId element = document_element;
  std::size_t page = 0;
  Length top;  // of what it names; from the page's top
};

// What a figure is, in words; and where it is on its page, for readers that keep it in place.
struct Alternative {
  ElementId element = artifact;
  std::string text;
  Rect box;
};

struct Structure {
  std::vector<Element> elements{Element{}};  // the document first
  std::vector<Alternative> alternatives;     // of figures, in ascending order of elements
  // The headings that a cell names; the first list is empty.
  std::vector<std::vector<ElementId>> heading_lists{{}};
  std::vector<Bookmark> bookmarks;
};

// The elements of a cell's parts.
struct CellElements {
  std::vector<ElementId> lines;
  ElementId seal = artifact;  // lies under the text, and so is read before it
  std::vector<ElementId> fields;
};

class StructureBuilder {
 public:
  // Begins the next page.
  void begin(const layout::Page& page);
  // One id for each line. Cells and paragraphs of a page are asked for in reading order, each once.
  CellElements elements_of(const layout::CellFragment& cell);
  std::vector<ElementId> elements_of(const layout::ParagraphFragment& paragraph);

  Structure finish() && { return std::move(structure_); }

 private:
  struct Place {  // of a cell or paragraph among all of the form
    std::uint32_t section = 0, block = 0;
    int row = 0, column = 0;
    bool operator==(const Place&) const = default;
  };
  // What may go on on the next page.
  struct OpenCell {
    Place place;
    ElementId element = artifact;  // the cell's, or the box's around its paragraphs
    ElementId inner = artifact;    // the paragraph's in hand, or the cell's
    std::shared_ptr<const text::ShapedParagraph> paragraph;  // that `inner` is of
  };
  struct OpenTable {
    std::uint32_t section = 0, block = 0;
    ElementId element = artifact;
    bool is_table = false;
    int row = -1;
    ElementId row_element = artifact;
    std::map<std::pair<int, int>, ElementId> headings;      // by row and column
    std::map<std::vector<ElementId>, std::uint32_t> lists;  // those written last
  };
  struct OpenList {
    int depth = 0;
    ElementId list = artifact, body = artifact;
  };

  ElementId add(ElementType type, ElementId parent);
  ElementId add_heading(int level, ElementId parent, std::string title, Length top);
  OpenCell& open_cell(const layout::CellFragment& cell);
  ElementId add_seal(const layout::CellFragment& cell, ElementId parent);
  OpenCell begin_cell(const layout::CellFragment& cell, const Place& place);
  void begin_table(const layout::CellFragment& cell);
  ElementId add_table_cell(const layout::CellFragment& cell);
  std::uint32_t heading_list(const layout::CellRole& role);
  ElementId element_of(OpenCell& open, const layout::PlacedLine& line, bool divided);
  ElementId add_list_item(int depth);

  Structure structure_;
  std::size_t next_page_ = 0;
  std::uint32_t section_ = 0;
  std::vector<OpenCell> open_, open_before_;  // of this page and of the one before
  OpenTable table_;
  Place paragraph_place_;
  ElementId paragraph_ = artifact;  // the last one
  std::vector<OpenList> lists_;     // nested
  // The levels that the template gives to the last heading and those it stands under.
  std::vector<int> headings_above_;
};

}  // namespace zhibiao::paint
