// count_texts: what the blocks of a section have to say -> a Tally, before anything can be lost on
// the way to the page.
//
// In: paragraphs and tables as they were bound. Out: one text for each element of the structure
// that they become: a paragraph, or a cell as a whole where it is not divided into paragraphs
// (paint/structure). Texts that are only there to be shown again, and figures of footers, which
// are not known yet, do not count.
#pragma once

#include "base/tally.h"
#include "layout/flow.h"

namespace zhibiao::layout {

void count_text(const bind::Paragraph& paragraph, Tally& tally);
void count_cell(const bind::Cell& cell, const CellRole& role, const CellRoles& roles, Tally& tally);
// All cells but those of footer rows.
void count_texts(const TableFlow& flow, Tally& tally);

}  // namespace zhibiao::layout
