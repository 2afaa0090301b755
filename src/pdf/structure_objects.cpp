#include "pdf/structure_objects.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "pdf/number.h"
#include "pdf/object_pack.h"

namespace zhibiao::pdf {

namespace {

using paint::Element;
using paint::ElementId;
using paint::ElementType;

std::string_view name_of(ElementType type) {
  switch (type) {
    case ElementType::document:
      return "Document";
    case ElementType::heading_1:
      return "H1";
    case ElementType::heading_2:
      return "H2";
    case ElementType::heading_3:
      return "H3";
    case ElementType::heading_4:
      return "H4";
    case ElementType::heading_5:
      return "H5";
    case ElementType::heading_6:
      return "H6";
    case ElementType::paragraph:
      return "P";
    case ElementType::division:
      return "Div";
    case ElementType::list:
      return "L";
    case ElementType::list_item:
      return "LI";
    case ElementType::list_body:
      return "LBody";
    case ElementType::figure:
      return "Figure";
    case ElementType::form:
      return "Form";
    case ElementType::table:
      return "Table";
    case ElementType::row:
      return "TR";
    case ElementType::column_heading:
    case ElementType::row_heading:
      return "TH";
    case ElementType::data:
      return "TD";
  }
  return "NonStruct";
}

std::string_view scope_of(ElementType type) {
  if (type == ElementType::column_heading) return "/Scope/Column";
  return type == ElementType::row_heading ? "/Scope/Row" : "";
}

// For each of `count` owners its items, in the order in which they were given.
template <class Item>
class Lists {
 public:
  // `pairs` calls its argument with owner and item, for all of them, twice over.
  template <class Pairs>
  Lists(std::size_t count, const Pairs& pairs) : begin_(count + 1) {
    pairs([this](ElementId owner, Item) { ++begin_[owner + 1]; });
    for (std::size_t owner = 0; owner < count; ++owner) begin_[owner + 1] += begin_[owner];
    items_.resize(begin_.back());
    std::vector<std::uint32_t> next(begin_.begin(), begin_.end() - 1);
    pairs([&](ElementId owner, Item item) { items_[next[owner]++] = item; });
  }

  const Item* begin_of(ElementId owner) const { return items_.data() + begin_[owner]; }
  const Item* end_of(ElementId owner) const { return items_.data() + begin_[owner + 1]; }
  bool has_any(ElementId owner) const { return begin_[owner] < begin_[owner + 1]; }
  bool has_one(ElementId owner) const { return begin_[owner] + 1 == begin_[owner + 1]; }

 private:
  std::vector<std::uint32_t> begin_;
  std::vector<Item> items_;
};

struct MarkAt {
  std::uint32_t page = 0, identifier = 0;
};

Lists<ElementId> list_children(const paint::Structure& structure) {
  return {structure.elements.size(), [&](const auto& take) {
            for (ElementId id = 1; id < structure.elements.size(); ++id) {
              take(structure.elements[id].parent, id);
            }
          }};
}

Lists<MarkAt> list_marks(std::size_t elements, const std::vector<MarkedPage>& pages) {
  return {elements, [&](const auto& take) {
            for (std::uint32_t page = 0; page < pages.size(); ++page) {
              const std::vector<ElementId>& marked = pages[page].marked;
              for (std::uint32_t mark = 0; mark < marked.size(); ++mark) {
                take(marked[mark], MarkAt{page, mark});
              }
            }
          }};
}

// Names that sort as their numbers do, as a name tree must (7.9.6).
std::string identifier_of(ElementId id) {
  std::string digits = std::to_string(id);
  return "h" + std::string(digits.size() < 10 ? 10 - digits.size() : 0, '0') + digits;
}

class StructureWriter {
 public:
  StructureWriter(const paint::Structure& structure, const std::vector<MarkedPage>& pages,
                  const std::vector<MarkedAnnotation>& annotations, Ref root, Objects& objects,
                  const std::function<void(Stream&)>& compress)
      : structure_(structure),
        pages_(pages),
        annotations_(annotations),
        children_(list_children(structure)),
        marks_(list_marks(structure.elements.size(), pages)),
        is_named_(structure.elements.size()),
        root_(root),
        objects_(objects),
        compress_(compress) {
    for (const std::vector<ElementId>& list : structure.heading_lists) {
      for (const ElementId id : list) is_named_[id] = true;
    }
    for (const MarkedAnnotation& each : annotations) annotation_of_[each.element] = &each;
    for (const paint::Alternative& each : structure.alternatives) {
      alternative_of_[each.element] = &each;
    }
  }

  Ref write() && {
    const std::size_t count = structure_.elements.size() + pages_.size();
    next_stream_ = static_cast<std::uint32_t>(objects_.list.size()) + 1;
    objects_.list.resize(objects_.list.size() + (count + most_in_pack - 1) / most_in_pack);
    first_ = static_cast<std::uint32_t>(objects_.list.size()) + 1;
    next_ = first_;
    for (ElementId id = 0; id < structure_.elements.size(); ++id) append_element(id);
    const std::uint32_t first_parents = next_;
    for (const MarkedPage& page : pages_) append_parents(page);
    flush();
    objects_.at(root_) = tree_root(first_parents);
    return {first_};
  }

 private:
  // Readers open a stream as a whole to get at one object.
  static constexpr std::size_t most_in_pack = 500;

  std::uint32_t number_of(ElementId id) const { return first_ + id; }

  Bytes& begin_object() {
    if (pack_.size() == most_in_pack) flush();
    return pack_.begin(next_++);
  }

  void flush() {
    const std::uint32_t count = pack_.size();
    if (count == 0) return;
    objects_.packed.push_back({next_ - count, count, {next_stream_}});
    Stream stream = pack_.finish();
    compress_(stream);
    objects_.at({next_stream_++}) = {std::move(stream)};
  }

  static void append_reference(Bytes& text, std::uint32_t number) {
    text.append(std::to_string(number)).append(" 0 R");
  }

  void append_element(ElementId id) {
    const Element& element = structure_.elements[id];
    Bytes& text = begin_object();
    text.append("<</S/").append(name_of(element.type)).append("/P ");
    append_reference(text,
                     id == paint::document_element ? root_.number : number_of(element.parent));
    append_attributes(element, text);
    append_alternative(id, text);
    if (is_named_[id]) text.append("/ID(").append(identifier_of(id)).append(")");
    append_kids(id, text);
    text += ">>";
  }

  void append_attributes(const Element& element, Bytes& text) const {
    std::string table(scope_of(element.type));
    if (element.row_span > 1) table += "/RowSpan " + std::to_string(element.row_span);
    if (element.column_span > 1) table += "/ColSpan " + std::to_string(element.column_span);
    if (element.headings > 0) {
      table += "/Headers[";
      for (const ElementId id : structure_.heading_lists[element.headings]) {
        table.append("(").append(identifier_of(id)).append(")");
      }
      table += ']';
    }
    if (!table.empty()) text.append("/A<</O/Table").append(table).append(">>");
  }

  // Of a figure: what it is, and where (ISO 14289-1, 7.3; ISO 32000-1, 14.8.5.4.3).
  void append_alternative(ElementId id, Bytes& text) const {
    const auto found = alternative_of_.find(id);
    if (found == alternative_of_.end()) return;
    text.append("/Alt<FEFF").append(hexadecimal(utf16_bytes(found->second->text))).append(">");
    if (!marks_.has_any(id)) return;
    const Rect& box = found->second->box;
    const Length height = pages_[marks_.begin_of(id)->page].height;
    text.append("/A<</O/Layout/Placement/Block/BBox")
        .append(to_text(array({points(box.x), points(height - box.bottom()), points(box.right()),
                               points(height - box.y)})))
        .append(">>");
  }

  // A field's element has no content but its widget.
  bool append_annotation(ElementId id, Bytes& text) const {
    const auto found = annotation_of_.find(id);
    if (found == annotation_of_.end()) return false;
    text += "/Pg ";
    append_reference(text, found->second->page.number);
    text += "/K<</Type/OBJR/Obj ";
    append_reference(text, found->second->number.number);
    text += ">>";
    return true;
  }

  // Content of the page that /Pg names is a number; of other pages, a dictionary.
  void append_kids(ElementId id, Bytes& text) const {
    if (append_annotation(id, text)) return;
    if (!children_.has_any(id) && !marks_.has_any(id)) return;
    const std::uint32_t page = marks_.has_any(id) ? marks_.begin_of(id)->page : 0;
    if (marks_.has_any(id)) {
      text += "/Pg ";
      append_reference(text, pages_[page].number.number);
    }
    const bool single = marks_.has_one(id) && !children_.has_any(id);
    text += single ? "/K " : "/K[";
    const std::size_t first = text.size();
    for (const MarkAt* mark = marks_.begin_of(id); mark != marks_.end_of(id); ++mark) {
      if (text.size() > first) text += ' ';
      append_mark(*mark, page, text);
    }
    for (const ElementId* child = children_.begin_of(id); child != children_.end_of(id); ++child) {
      if (text.size() > first) text += ' ';
      append_reference(text, number_of(*child));
    }
    if (!single) text += ']';
  }

  void append_mark(const MarkAt& mark, std::uint32_t page, Bytes& text) const {
    if (mark.page == page) {
      text += std::to_string(mark.identifier);
      return;
    }
    text += "<</Type/MCR/Pg ";
    append_reference(text, pages_[mark.page].number.number);
    text.append("/MCID ").append(std::to_string(mark.identifier)).append(">>");
  }

  void append_parents(const MarkedPage& page) {
    Bytes& text = begin_object();
    text += '[';
    for (std::size_t mark = 0; mark < page.marked.size(); ++mark) {
      if (mark > 0) text += ' ';
      append_reference(text, number_of(page.marked[mark]));
    }
    text += ']';
  }

  Object tree_root(std::uint32_t first_parents) const {
    Array numbers;
    for (std::uint32_t page = 0; page < pages_.size(); ++page) {
      numbers.items.push_back(integer(page));
      numbers.items.push_back(reference({first_parents + page}));
    }
    for (std::size_t index = 0; index < annotations_.size(); ++index) {
      numbers.items.push_back(integer(static_cast<std::int64_t>(pages_.size() + index)));
      numbers.items.push_back(reference({number_of(annotations_[index].element)}));
    }
    Dict parents;
    parents.add("Nums", {std::move(numbers)});
    Dict root;
    root.add("Type", name("StructTreeRoot"))
        .add("K", reference({first_}))
        .add("ParentTree", {std::move(parents)})
        .add("ParentTreeNextKey",
             integer(static_cast<std::int64_t>(pages_.size() + annotations_.size())));
    Array names = named_elements();
    if (!names.items.empty()) {
      Dict tree;
      tree.add("Names", {std::move(names)});
      root.add("IDTree", {std::move(tree)});
    }
    return {std::move(root)};
  }

  Array named_elements() const {
    Array names;
    for (ElementId id = 0; id < is_named_.size(); ++id) {
      if (!is_named_[id]) continue;
      names.items.push_back(string(identifier_of(id)));
      names.items.push_back(reference({number_of(id)}));
    }
    return names;
  }

  const paint::Structure& structure_;
  const std::vector<MarkedPage>& pages_;
  const std::vector<MarkedAnnotation>& annotations_;
  std::map<ElementId, const MarkedAnnotation*> annotation_of_;
  std::map<ElementId, const paint::Alternative*> alternative_of_;
  Lists<ElementId> children_;
  Lists<MarkAt> marks_;
  std::vector<bool> is_named_;  // by cells, as their heading
  Ref root_;
  Objects& objects_;
  const std::function<void(Stream&)>& compress_;
  ObjectPack pack_;
  std::uint32_t first_ = 0;        // number of the document element
  std::uint32_t next_ = 0;         // number of the next object as text
  std::uint32_t next_stream_ = 0;  // number of the object stream that it goes into
};

}  // namespace

Ref add_structure(const paint::Structure& structure, const std::vector<MarkedPage>& pages,
                  const std::vector<MarkedAnnotation>& annotations, Ref root, Objects& objects,
                  const std::function<void(Stream&)>& pack) {
  return StructureWriter(structure, pages, annotations, root, objects, pack).write();
}

}  // namespace zhibiao::pdf
