// LabelCache: the lines of the form's own words, kept from document to document.
//
// In: a paragraph of one run that is not the record's, and the measure it was set for. Out: the
// same lines as if they were set again. One cache serves one template, laid out with its own styles
// and one FontSet: a style's id stands for the style. What it holds decides how long a document
// takes, never a byte of it. Safe to share among threads; its size is bounded.
#pragma once

#include <memory>
#include <shared_mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "bind/document.h"
#include "text/lines.h"
#include "text/shape.h"

namespace zhibiao::layout {

// A paragraph whose lines are set: what later phases need of it, its text, runs, and style. The
// glyphs have moved on into the lines.
struct SetParagraph {
  std::shared_ptr<const text::ShapedParagraph> paragraph;
  std::vector<text::Line> lines;
};

class LabelCache {
 public:
  // Whether it is one that is kept.
  static bool takes(const bind::Paragraph& paragraph);

  // Empty lines: there is none. `paragraph` is one that takes() says is kept, here and below.
  SetParagraph find(const bind::Paragraph& paragraph, Length measure) const;
  // Nothing was said to the user when `set` was made.
  void add(const bind::Paragraph& paragraph, Length measure, const SetParagraph& set);

 private:
  mutable std::shared_mutex mutex_;
  std::unordered_map<std::string, SetParagraph> labels_;  // by key_of()
};

}  // namespace zhibiao::layout
