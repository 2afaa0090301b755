// outline: bookmarks -> the document outline (ISO 32000-1, 12.3.3): a tree of titles, each of which
// leads to its place on a page.
#pragma once

#include <optional>
#include <vector>

#include "paint/structure.h"
#include "pdf/object.h"

namespace zhibiao::pdf {

// Where a bookmark leads.
struct Destination {
  Ref page;
  Length page_height;
};

// Adds the outline's objects to the list; `destinations` runs parallel to `bookmarks`. Returns the
// outline's own number; nullopt without bookmarks.
std::optional<Ref> add_outline(const std::vector<paint::Bookmark>& bookmarks,
                               const std::vector<Destination>& destinations, Objects& objects);

}  // namespace zhibiao::pdf
