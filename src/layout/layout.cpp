#include "layout/layout.h"

#include "layout/budget.h"
#include "layout/flow.h"
#include "layout/furniture.h"
#include "layout/paginate.h"
#include "layout/place.h"

namespace zhibiao::layout {

namespace {

Size body_of(const form::PageSetup& setup) {
  return {setup.size.width - setup.margin.left - setup.margin.right,
          setup.size.height - setup.margin.top - setup.margin.bottom};
}

std::optional<Layout> lay_out_once(const bind::Document& document,
                                   const std::vector<form::Style>& styles,
                                   const text::FontSet& fonts, Diagnostics& diagnostics) {
  const std::size_t errors_before = diagnostics.error_count();
  Layout layout;
  TextContext context{styles, fonts, layout.paragraphs, diagnostics};
  for (std::size_t index = 0; index < document.sections.size(); ++index) {
    const bind::Section& section = document.sections[index];
    const Size body = body_of(section.page);
    std::optional<Flow> flow = build_flow(section, body, context);
    if (!flow) continue;
    const std::vector<PageSlice> slices = paginate(*flow, body.height, diagnostics);
    for (Page& page : place(std::move(*flow), slices, section.page, context)) {
      page.section = static_cast<std::uint32_t>(index);
      layout.pages.push_back(std::move(page));
    }
  }
  number_pages(document, layout.pages, context);
  if (diagnostics.error_count() > errors_before) return std::nullopt;
  return layout;
}

int count_pages(const bind::Document& document, const Layout& layout) {
  int count = 0;
  for (const Page& page : layout.pages) {
    if (document.sections.at(page.section).page.counted) ++count;
  }
  return count;
}

void report_budget(const bind::Document& document, int pages, Diagnostics& diagnostics) {
  diagnostics.warning(code::page_budget, document.budget.at.location(),
                      message("规定最多 {} 页，用尽各项办法后仍有 {} 页",
                              "the form may have {} pages; with all steps taken it has {}",
                              document.budget.at_most, pages),
                      message("删减文字，或在 \"by\" 中允许更小的字号",
                              "shorten the text, or allow a smaller "
                              "size in \"by\""));
}

}  // namespace

std::optional<Layout> layout(const bind::Document& document, const text::FontSet& fonts,
                             Diagnostics& diagnostics) {
  Diagnostics found;
  std::optional<Layout> layout = lay_out_once(document, document.styles, fonts, found);
  const int at_most = document.budget.at_most;
  const auto too_long = [&] {
    return layout && at_most > 0 && count_pages(document, *layout) > at_most;
  };
  if (too_long()) {
    for (const auto& styles : budget_ladder(document.styles, document.budget)) {
      found = {};
      layout = lay_out_once(document, styles, fonts, found);
      if (!too_long()) break;
    }
    if (too_long()) report_budget(document, count_pages(document, *layout), found);
  }
  diagnostics.append(found);
  return layout;
}

}  // namespace zhibiao::layout
