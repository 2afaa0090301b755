#include "layout/layout.h"

#include <map>
#include <utility>

#include "layout/budget.h"
#include "layout/flow.h"
#include "layout/furniture.h"
#include "layout/paginate.h"
#include "layout/place.h"
#include "layout/seal_place.h"

namespace zhibiao::layout {

namespace {

Size body_of(const form::PageSetup& setup) {
  return {setup.size.width - setup.margin.left - setup.margin.right,
          setup.size.height - setup.margin.top - setup.margin.bottom};
}

// Lays out sections one after the other and hands their pages on, numbered.
class SectionSetter {
 public:
  SectionSetter(const bind::Document& document, const std::vector<form::Style>& styles,
                const text::FontSet& fonts, PageSink& sink, Diagnostics& diagnostics,
                LabelCache* labels)
      : document_(document), context_{styles, fonts, diagnostics, {}, labels}, sink_(sink) {}

  void set(std::size_t index) {
    const bind::Section& section = document_.sections[index];
    const Size body = body_of(section.page);
    Flow flow;
    FlowSource source(section, body, context_);
    Paginator paginator(flow, body.height, context_.diagnostics);
    Placer placer(flow, section.page, context_);
    bool whole = true;  // false: blocks are missing that have errors
    for (bool more = true; more;) {
      const std::size_t errors_before = context_.diagnostics.error_count();
      more = source.append_next(flow);
      whole = whole && context_.diagnostics.error_count() == errors_before;
      if (!whole) {  // what is left is looked through for further errors
        drop_before(flow, flow.end_band());
        continue;
      }
      while ((!more && paginator.next_band() < flow.end_band()) ||
             paginator.sees_far_enough(source.unsettled())) {
        const std::optional<PageSlice> slice = paginator.next_page();
        if (!slice) break;
        placer.place(*slice, paginator.next_band());
        for (Page& page : placer.take_finished()) hand_on(index, std::move(page));
        drop_before(flow, paginator.next_band());
      }
    }
  }

  // What hangs on the number of all pages. Returns what the pages must say.
  Tally finish() {
    std::map<std::size_t, Addition> additions;
    for (const Unnumbered& page : unnumbered_) {
      additions[page.index].furniture.push_back(
          set_page_number(document_, page.section, page.number, counted_pages_, context_));
    }
    if (document_.edge_seal) {
      auto slices = cut_edge_seal(*document_.edge_seal, sizes_);
      for (std::size_t index = 0; index < slices.size(); ++index) {
        if (slices[index]) additions[index].ornaments.push_back(std::move(*slices[index]));
      }
    }
    for (auto& [index, addition] : additions) sink_.add_to(index, std::move(addition));
    return context_.shown;
  }

 private:
  struct Unnumbered {
    std::size_t index = 0;  // among all pages
    std::size_t section = 0;
    int number = 0;
  };

  void hand_on(std::size_t section, Page page) {
    const form::PageSetup& setup = document_.sections[section].page;
    page.section = static_cast<std::uint32_t>(section);
    if (setup.counted) ++counted_pages_;
    if (setup.counted && setup.number) number(section, setup, page);
    sizes_.push_back(page.size);
    sink_.add(std::move(page));
  }

  void number(std::size_t section, const form::PageSetup& setup, Page& page) {
    page.number = counted_pages_;
    if (names_total(*setup.number)) {
      unnumbered_.push_back({sizes_.size(), section, page.number});
    } else {
      page.furniture.push_back(set_page_number(document_, section, page.number, 0, context_));
    }
  }

  const bind::Document& document_;
  TextContext context_;
  PageSink& sink_;
  std::vector<Size> sizes_;  // of all pages so far
  int counted_pages_ = 0;
  std::vector<Unnumbered> unnumbered_;
};

// `diagnostics` must be empty; they say whether it was done.
Tally lay_out_once(const bind::Document& document, const std::vector<form::Style>& styles,
                   const text::FontSet& fonts, PageSink& sink, Diagnostics& diagnostics,
                   LabelCache* labels = nullptr) {
  SectionSetter setter(document, styles, fonts, sink, diagnostics, labels);
  for (std::size_t index = 0; index < document.sections.size(); ++index) setter.set(index);
  return diagnostics.error_count() == 0 ? setter.finish() : Tally();
}

// Keeps all pages.
class Collector final : public PageSink {
 public:
  void add(Page page) override { pages_.push_back(std::move(page)); }
  void add_to(std::size_t index, Addition addition) override {
    Page& page = pages_.at(index);
    for (PlacedLine& line : addition.furniture) page.furniture.push_back(std::move(line));
    for (PlacedPicture& each : addition.ornaments) page.ornaments.push_back(std::move(each));
  }

  std::vector<Page>& pages() { return pages_; }

 private:
  std::vector<Page> pages_;
};

int count_pages(const bind::Document& document, const std::vector<Page>& pages) {
  int count = 0;
  for (const Page& page : pages) {
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

// A form with a page budget is laid out until it is short enough; `found` is what the last try
// said, `shown` what its pages must say.
std::vector<Page> meet_budget(const bind::Document& document, const text::FontSet& fonts,
                              Tally& shown, Diagnostics& found) {
  Collector first;
  shown = lay_out_once(document, document.styles, fonts, first, found);
  std::vector<Page> pages = std::move(first.pages());
  const auto too_long = [&] {
    return found.error_count() == 0 && count_pages(document, pages) > document.budget.at_most;
  };
  if (!too_long()) return pages;
  for (const auto& styles : budget_ladder(document.styles, document.budget)) {
    found = {};
    Collector smaller;
    shown = lay_out_once(document, styles, fonts, smaller, found);
    pages = std::move(smaller.pages());
    if (!too_long()) break;
  }
  if (too_long()) report_budget(document, count_pages(document, pages), found);
  return pages;
}

}  // namespace

std::optional<Tally> lay_out(const bind::Document& document, const text::FontSet& fonts,
                             PageSink& sink, Diagnostics& diagnostics, LabelCache* labels) {
  Diagnostics found;
  Tally shown;
  if (document.budget.at_most > 0) {
    for (Page& page : meet_budget(document, fonts, shown, found)) sink.add(std::move(page));
  } else {
    shown = lay_out_once(document, document.styles, fonts, sink, found, labels);
  }
  diagnostics.append(found);
  if (found.error_count() > 0) return std::nullopt;
  return shown;
}

std::optional<Layout> layout(const bind::Document& document, const text::FontSet& fonts,
                             Diagnostics& diagnostics) {
  Collector collector;
  if (!lay_out(document, fonts, collector, diagnostics)) return std::nullopt;
  return Layout{std::move(collector.pages())};
}

}  // namespace zhibiao::layout
