// write: DisplayList -> the bytes of a PDF/A-2u file.
//
// Builds plain PDF objects (pdf/object.h) for pages, fonts, and metadata, and serialises them. Same
// inputs, same bytes: no clock, no locale; dates come in.
#pragma once

#include "base/result.h"
#include "paint/display_list.h"
#include "text/font.h"

namespace zhibiao::pdf {

struct Metadata {
  std::string title;
  std::string author;   // the unit
  std::string subject;  // form id and edition
  std::string date;     // ISO 8601 with zone, e.g. 2024-04-15T00:00:00+08:00; empty: none
  std::string producer = "zhibiao";
  std::string language = "zh-CN";
};

Result<Bytes> write(const paint::DisplayList& list, const text::FontSet& fonts,
                    const Metadata& metadata);

}  // namespace zhibiao::pdf
