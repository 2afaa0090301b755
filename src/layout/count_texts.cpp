#include "layout/count_texts.h"

namespace zhibiao::layout {

namespace {

void add(const bind::Paragraph& paragraph, TextHash& text) {
  for (const bind::Run& run : paragraph.runs) {
    text.add(run.text);
    if (run.mark != bind::Run::Mark::none) {
      text.add(run.mark == bind::Run::Mark::ticked_box ? "☑" : "□");
    }
  }
}

// Calls `take` for each paragraph in reading order.
template <class Take>
void for_each_paragraph(const bind::Cell& cell, const Take& take) {
  const bool labels = !cell.diagonal.empty();
  for (const bind::Paragraph& paragraph : labels ? cell.diagonal : cell.body) take(paragraph);
  if (labels) return;
  for (const bind::Paragraph& paragraph : cell.foot) take(paragraph);
}

}  // namespace

void count_text(const bind::Paragraph& paragraph, Tally& tally) {
  TextHash text;
  add(paragraph, text);
  tally.add(text);
}

void count_cell(const bind::Cell& cell, const CellRole& role, const CellRoles& roles,
                Tally& tally) {
  if (divides_paragraphs(role, roles)) {
    for_each_paragraph(cell, [&](const bind::Paragraph& each) { count_text(each, tally); });
    return;
  }
  TextHash text;
  for_each_paragraph(cell, [&](const bind::Paragraph& each) { add(each, text); });
  tally.add(text);
}

void count_texts(const TableFlow& flow, Tally& tally) {
  for (std::size_t index = 0; index < flow.grid.cells.size(); ++index) {
    const GridCell& cell = flow.grid.cells[index];
    const CellRole& role = flow.roles->cells[index];
    const bool again = flow.continues && cell.row < flow.table->header_rows;
    if (again || role.filler || cell.row >= flow.first_footer_row()) continue;
    count_cell(*cell.cell, role, *flow.roles, tally);
  }
}

}  // namespace zhibiao::layout
