// field_objects: fields to be signed -> AcroForm and widget annotations (ISO 32000-1, 12.7.4.5; ISO
// 19005-2, 6.3 and 6.4; ISO 14289-1, 7.18).
//
// In: fields with their pages. Out: the widgets, unsigned and with an empty appearance, and the
// catalog's dictionary. Their places in the structure are pdf/structure_objects'.
#pragma once

#include <vector>

#include "paint/display_list.h"
#include "pdf/object.h"

namespace zhibiao::pdf {

struct PlacedField {
  paint::SignatureField field;
  std::size_t page_index = 0;
  Ref page;
  Length page_height;
  Ref widget = {};  // its object
};

// Fills in the widgets' numbers. Field n has the key `first_key` + n in the parent tree.
void add_field_objects(std::vector<PlacedField>& fields, std::size_t first_key, Objects& objects);

// /AcroForm. `fields` have their widgets.
Dict form_dictionary(const std::vector<PlacedField>& fields);

}  // namespace zhibiao::pdf
