#include "layout/label_cache.h"

#include <fmt/format.h>

#include <mutex>

namespace zhibiao::layout {

namespace {

// Together some 20 MB at most; a form has a few hundred labels of a few characters.
constexpr std::size_t most_labels = 2'000, longest_label = 150;

// All that the lines hang on.
std::string key_of(const bind::Paragraph& paragraph, Length measure) {
  const bind::Run& run = paragraph.runs.front();
  return fmt::format("{} {} {} {} {}", paragraph.style, run.style, run.underlined ? 1 : 0,
                     measure.emu(), run.text);
}

// The paragraph as if it came from `origin`.
std::shared_ptr<const text::ShapedParagraph> with_origin(const text::ShapedParagraph& paragraph,
                                                         const bind::Origin& origin) {
  auto moved = std::make_shared<text::ShapedParagraph>(paragraph);
  for (text::ShapedRun& run : moved->runs) run.origin = origin;
  return moved;
}

}  // namespace

bool LabelCache::takes(const bind::Paragraph& paragraph) {
  if (paragraph.runs.size() != 1) return false;
  const bind::Run& run = paragraph.runs.front();
  return !run.origin.in_record.exists() && run.blank == Length() && run.pads == 0 &&
         run.mark == bind::Run::Mark::none && run.text.size() <= longest_label;
}

SetParagraph LabelCache::find(const bind::Paragraph& paragraph, Length measure) const {
  const std::string key = key_of(paragraph, measure);
  const std::shared_lock lock(mutex_);
  const auto found = labels_.find(key);
  if (found == labels_.end()) return {};
  return {with_origin(*found->second.paragraph, paragraph.runs.front().origin),
          found->second.lines};
}

void LabelCache::add(const bind::Paragraph& paragraph, Length measure, const SetParagraph& set) {
  std::string key = key_of(paragraph, measure);
  const std::unique_lock lock(mutex_);
  if (labels_.size() >= most_labels) return;
  // Without its origin, which may be gone before the cache is.
  labels_.try_emplace(std::move(key), SetParagraph{with_origin(*set.paragraph, {}), set.lines});
}

}  // namespace zhibiao::layout
