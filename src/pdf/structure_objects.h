// structure_objects: the Structure of a form, and which content of which page belongs to its
// elements -> the structure tree of a tagged PDF (ISO 32000-1, 14.7; ISO 14289-1, 7).
//
// In: Structure, the pages' numbers and their marked content. Out: StructTreeRoot with parent tree
// and ID tree. Elements are written as text, in object streams, as soon as their turn comes: a form
// may have a million of them.
#pragma once

#include <functional>
#include <vector>

#include "paint/structure.h"
#include "pdf/object.h"

namespace zhibiao::pdf {

// Marked-content identifier n of a page belongs to element marked[n].
struct MarkedPage {
  Ref number;
  std::vector<paint::ElementId> marked;
  Length height = {};
};

// An annotation that an element stands for.
struct MarkedAnnotation {
  Ref number, page;
  paint::ElementId element = paint::artifact;
};

// Page n of the list has /StructParents n; annotation n has /StructParent pages.size() + n. Adds
// object streams to the list and fills `root`, which must have a place in it. Afterwards nothing
// may be added to the list. Returns the number of the document element: element n has the number
// that is n larger. `pack` is called for each object stream as soon as it is full, to compress it.
Ref add_structure(const paint::Structure& structure, const std::vector<MarkedPage>& pages,
                  const std::vector<MarkedAnnotation>& annotations, Ref root, Objects& objects,
                  const std::function<void(Stream&)>& pack);

}  // namespace zhibiao::pdf
