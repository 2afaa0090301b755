#include "layout/layout.h"

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

}  // namespace

std::optional<Layout> layout(const bind::Document& document, const text::FontSet& fonts,
                             Diagnostics& diagnostics) {
  const std::size_t errors_before = diagnostics.error_count();
  Layout layout;
  TextContext context{document.styles, fonts, layout.paragraphs, diagnostics};
  for (std::size_t index = 0; index < document.sections.size(); ++index) {
    const bind::Section& section = document.sections[index];
    const Size body = body_of(section.page);
    std::optional<Flow> flow = build_flow(section, body, context);
    if (!flow) continue;
    const std::vector<PageSlice> slices = paginate(*flow, body.height, diagnostics);
    for (Page& page : place(std::move(*flow), slices, section.page, document.styles)) {
      page.section = static_cast<std::uint32_t>(index);
      layout.pages.push_back(std::move(page));
    }
  }
  number_pages(document, layout.pages, context);
  if (diagnostics.error_count() > errors_before) return std::nullopt;
  return layout;
}

}  // namespace zhibiao::layout
