#include "pdf/field_objects.h"

#include <utility>

namespace zhibiao::pdf {

namespace {

constexpr std::int64_t print_flag = 4, signatures_exist = 1;

// ISO 19005-2, 6.3.3: every widget has one. It draws nothing until it is signed.
Object empty_appearance(const Rect& box) {
  Stream stream{{}, {}, Coding::plain};
  stream.dict.add("Type", name("XObject"))
      .add("Subtype", name("Form"))
      .add("BBox", array({integer(0), integer(0), points(box.width), points(box.height)}))
      .add("Resources", {Dict{}});
  return {std::move(stream)};
}

Object widget(const PlacedField& field, Ref appearance, std::size_t key) {
  const Rect& box = field.field.box;
  Dict appearances;
  appearances.add("N", reference(appearance));
  Dict dict;
  dict.add("Type", name("Annot"))
      .add("Subtype", name("Widget"))
      .add("FT", name("Sig"))
      .add("T", text_string(field.field.name))
      .add("TU", text_string(field.field.tooltip))
      .add("F", integer(print_flag))
      .add("Rect", array({points(box.x), points(field.page_height - box.bottom()),
                          points(box.right()), points(field.page_height - box.y)}))
      .add("AP", {std::move(appearances)})
      .add("P", reference(field.page))
      .add("StructParent", integer(static_cast<std::int64_t>(key)));
  return {std::move(dict)};
}

}  // namespace

void add_field_objects(std::vector<PlacedField>& fields, std::size_t first_key, Objects& objects) {
  for (std::size_t index = 0; index < fields.size(); ++index) {
    const Ref appearance = objects.add(empty_appearance(fields[index].field.box));
    fields[index].widget = objects.add(widget(fields[index], appearance, first_key + index));
  }
}

Dict form_dictionary(const std::vector<PlacedField>& fields) {
  Array widgets;
  for (const PlacedField& field : fields) widgets.items.push_back(reference(field.widget));
  Dict form;
  form.add("Fields", {std::move(widgets)}).add("SigFlags", integer(signatures_exist));
  return form;
}

}  // namespace zhibiao::pdf
