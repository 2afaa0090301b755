// attachment_objects: files that ride inside a PDF -> file specifications and embedded file streams
// (ISO 32000-1, 7.11; ISO 19005-3, 6.8).
//
// In: Attachments with good names and media types. Out: the objects, and the numbers of the file
// specifications, for the catalog. Compresses nothing.
#pragma once

#include <string_view>
#include <vector>

#include "pdf/object.h"
#include "pdf/write.h"

namespace zhibiao::pdf {

// `date`: a PDF date of the last change of all of them; empty: not known.
std::vector<Ref> add_attachments(const std::vector<Attachment>& attachments, std::string_view date,
                                 Objects& objects);

// /AF and /Names of the catalog: the files belong to the document as a whole, and viewers list
// them.
void name_attachments(const std::vector<Attachment>& attachments, const std::vector<Ref>& refs,
                      Dict& catalog);

}  // namespace zhibiao::pdf
