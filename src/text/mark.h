// find_cuts: how much blank of a full-width mark may be cut away, on which side.
//
// A full-width mark fills half of its em with ink and leaves the other half blank (GB/T 15834-2011
// 5.1.10, CLREQ 3.1.6): an opening mark on the left, a closing mark, a pause or a stop on the
// right. Fonts differ (Fandol centres its question mark, Taiwan's style centres most): the OpenType
// feature halt decides where the font has it, else the ink, which is never touched. The feature palt is
// never used: it makes kana and marks proportional.
#pragma once

#include "base/length.h"
#include "text/character.h"
#include "text/font.h"

namespace zhibiao::text {

struct MarkCuts {
  Length left, right;  // never more than half an em together
};

MarkCuts find_cuts(Kind kind, std::uint32_t glyph, const Face& face, Length size);

}  // namespace zhibiao::text
