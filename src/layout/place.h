// place: page slices -> pages, every line, box, and rule with its coordinates.
//
// In: a section's Flow and its PageSlices. Out: Pages. A cell over several rows becomes one
// fragment a page, closed on four sides and ending on a row rule; its text is set again in each
// (on-split repeat) or flows on. Moves lines out of the Flow. Sets the figures of footer rows,
// which only now are known. Page numbers are added later (layout/furniture).
#pragma once

#include <memory>
#include <vector>

#include "layout/layout.h"
#include "layout/paginate.h"

namespace zhibiao::layout {

class Placer {
 public:
  Placer(Flow& flow, const form::PageSetup& setup, TextContext& context);
  ~Placer();
  Placer(const Placer&) = delete;
  Placer& operator=(const Placer&) = delete;

  // Takes the section's next page. `next_band`: what the page after it begins with.
  void place(const PageSlice& slice, std::size_t next_band);
  // The pages, in order, on which nothing can change any more: a page waits for the end of its
  // cells over several rows.
  std::vector<Page> take_finished();

 private:
  class State;
  std::unique_ptr<State> state_;
};

// All pages of a flow that is whole.
std::vector<Page> place(Flow flow, const std::vector<PageSlice>& slices,
                        const form::PageSetup& setup, TextContext& context);

}  // namespace zhibiao::layout
