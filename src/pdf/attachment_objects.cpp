#include "pdf/attachment_objects.h"

#include <algorithm>
#include <string>
#include <utility>

namespace zhibiao::pdf {

namespace {

// ISO 19005-3, 6.8 and annex E: the media type is stated; parameters have the date or are left out.
Object embedded_file(const Attachment& attachment, std::string_view date) {
  Stream stream{{}, attachment.bytes, Coding::deflate};
  stream.dict.add("Type", name("EmbeddedFile")).add("Subtype", name(attachment.media_type));
  if (!date.empty()) {
    Dict parameters;
    parameters.add("Size", integer(static_cast<std::int64_t>(attachment.bytes.size())))
        .add("ModDate", string(date));
    stream.dict.add("Params", {std::move(parameters)});
  }
  return {std::move(stream)};
}

// Both names (6.8), and what the file is to the document (AFRelationship).
Object file_specification(const Attachment& attachment, Ref file) {
  const bool source = attachment.relationship == Attachment::Relationship::source;
  Dict streams;
  streams.add("F", reference(file)).add("UF", reference(file));
  Dict dict;
  dict.add("Type", name("Filespec"))
      .add("F", string(attachment.name))
      .add("UF", text_string(attachment.name))
      .add("Desc", text_string(attachment.description))
      .add("AFRelationship", name(source ? "Source" : "Data"))
      .add("EF", {std::move(streams)});
  return {std::move(dict)};
}

}  // namespace

std::vector<Ref> add_attachments(const std::vector<Attachment>& attachments, std::string_view date,
                                 Objects& objects) {
  std::vector<Ref> refs;
  for (const Attachment& attachment : attachments) {
    const Ref file = objects.add(embedded_file(attachment, date));
    refs.push_back(objects.add(file_specification(attachment, file)));
  }
  return refs;
}

void name_attachments(const std::vector<Attachment>& attachments, const std::vector<Ref>& refs,
                      Dict& catalog) {
  if (refs.empty()) return;
  std::vector<std::size_t> order(refs.size());
  for (std::size_t index = 0; index < order.size(); ++index) order[index] = index;
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return attachments[a].name < attachments[b].name;  // as a name tree must be (7.9.6)
  });
  Array all, names;
  for (const Ref ref : refs) all.items.push_back(reference(ref));
  for (const std::size_t index : order) {
    names.items.push_back(string(attachments[index].name));
    names.items.push_back(reference(refs[index]));
  }
  Dict files, trees;
  files.add("Names", {std::move(names)});
  trees.add("EmbeddedFiles", {std::move(files)});
  catalog.add("AF", {std::move(all)}).add("Names", {std::move(trees)});
}

}  // namespace zhibiao::pdf
