// metadata: who made what, for the Info dictionary and, with the same words, for XMP.
//
// XMP says that the file is PDF/A-2a (ISO 19005-2, 6.6.4: pdfaid part 2, conformance A) and
// PDF/UA-1 (ISO 14289-1, 5: pdfuaid, which 19005-2 wants described by an extension schema), and
// names its title (dc:title); with attachments, PDF/A-3a; of Profile::a1b, PDF/A-1b alone. What it
// says of the form (form:…) is in a namespace of our own, described by an extension schema. A date
// is written only where one is given.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "pdf/object.h"
#include "pdf/write.h"

namespace zhibiao::pdf {

// An ISO 8601 date and time with zone ("2024-04-15T00:00:00+08:00", "...Z") as a PDF date (7.9.4).
// nullopt: it is not one.
std::optional<std::string> pdf_date(std::string_view iso8601);

// Text as both dictionaries can hold it: control characters (which XML 1.0 forbids) become spaces.
Metadata clean(const Metadata& metadata);

// `metadata` is clean and its date, if there is one, is well formed.
Object info(const Metadata& metadata);
Bytes xmp(const Metadata& metadata);

}  // namespace zhibiao::pdf
