// content: the items of one page -> its content stream (ISO 32000-1, 8 and 9).
//
// In: a page of the DisplayList, and the fonts as embedded. Out: operators as text, and which
// element each marked-content sequence belongs to (14.6, 14.7.4). The flip from y
// downwards to PDF's y upwards is made here and nowhere else. Every coordinate is rounded once, to
// 1/10000 pt; a glyph stands within 1/2000 em of its place, however long its run.
#pragma once

#include "base/result.h"
#include "paint/display_list.h"
#include "pdf/font_use.h"
#include "pdf/picture_objects.h"

namespace zhibiao::pdf {

// Name of the graphics state that has stroke adjustment on, in the pages' resources.
inline constexpr std::string_view adjusting_state = "G0";

struct Content {
  Bytes operators;
  std::vector<paint::ElementId> marked;  // marked-content identifier n belongs to element marked[n]
  // What a reader makes of each of these sequences by the codes' texts (ToUnicode) and by
  // ActualText: sequence n says said[said_until[n - 1]] up to said[said_until[n]].
  Bytes said;
  std::vector<std::size_t> said_until;
};

// `fonts` must have all glyphs of the page, `pictures` all its pictures.
Content content(const paint::Page& page, const FontUses& fonts, const PictureUses& pictures);

}  // namespace zhibiao::pdf
