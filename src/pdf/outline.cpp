#include "pdf/outline.h"

namespace zhibiao::pdf {

namespace {

constexpr std::size_t none = static_cast<std::size_t>(-1);

// The place of a bookmark in the tree; entry 0 is the outline itself, bookmark n has entry n + 1.
struct Node {
  std::size_t parent = 0, first = none, last = none, previous = none, next = none;
  std::int64_t under = 0;  // all entries below it
};

std::vector<Node> link(const std::vector<paint::Bookmark>& bookmarks) {
  std::vector<Node> nodes(bookmarks.size() + 1);
  std::vector<std::size_t> open{0};  // from the outline down to the last entry
  std::vector<int> levels{0};
  for (std::size_t index = 0; index < bookmarks.size(); ++index) {
    while (levels.back() >= bookmarks[index].level) {
      open.pop_back();
      levels.pop_back();
    }
    const std::size_t entry = index + 1;
    Node& parent = nodes[open.back()];
    nodes[entry].parent = open.back();
    nodes[entry].previous = parent.last;
    if (parent.last != none) nodes[parent.last].next = entry;
    if (parent.first == none) parent.first = entry;
    parent.last = entry;
    for (const std::size_t above : open) ++nodes[above].under;
    open.push_back(entry);
    levels.push_back(bookmarks[index].level);
  }
  return nodes;
}

Object destination(const paint::Bookmark& bookmark, const Destination& to) {
  return array(
      {reference(to.page), name("XYZ"), null(), points(to.page_height - bookmark.top), null()});
}

}  // namespace

std::optional<Ref> add_outline(const std::vector<paint::Bookmark>& bookmarks,
                               const std::vector<Destination>& destinations, Objects& objects) {
  if (bookmarks.empty()) return std::nullopt;
  const std::vector<Node> nodes = link(bookmarks);
  const auto first = static_cast<std::uint32_t>(objects.list.size() + 1);
  const auto to = [first](std::size_t entry) {
    return reference({first + static_cast<std::uint32_t>(entry)});
  };
  for (std::size_t entry = 0; entry < nodes.size(); ++entry) {
    const Node& node = nodes[entry];
    Dict dict;
    if (entry == 0) {
      dict.add("Type", name("Outlines"));
    } else {
      const paint::Bookmark& bookmark = bookmarks[entry - 1];
      dict.add("Title", text_string(bookmark.title))
          .add("Parent", to(node.parent))
          .add("Dest", destination(bookmark, destinations.at(entry - 1)));
    }
    if (node.previous != none) dict.add("Prev", to(node.previous));
    if (node.next != none) dict.add("Next", to(node.next));
    if (node.first != none) {
      dict.add("First", to(node.first))
          .add("Last", to(node.last))
          .add("Count", integer(node.under));
    }
    objects.add({std::move(dict)});
  }
  return Ref{first};
}

}  // namespace zhibiao::pdf
