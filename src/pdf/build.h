// build: DisplayList -> the objects of a PDF file, numbered in one declared order: catalog, info,
// XMP, colour profile, page tree, resources, pages with their contents, fonts.
//
// Streams are left uncompressed (pdf/compress.h), so that the objects can be read and compared.
#pragma once

#include "base/result.h"
#include "paint/display_list.h"
#include "pdf/object.h"
#include "pdf/write.h"
#include "text/font.h"

namespace zhibiao::pdf {

// Fails when a date is not ISO 8601 with a zone, or a font cannot be subset.
Result<Objects> build(const paint::DisplayList& list, const text::FontSet& fonts,
                      const Metadata& metadata);

}  // namespace zhibiao::pdf
