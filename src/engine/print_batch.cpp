#include "engine/print_batch.h"

#include <utility>

namespace zhibiao::engine {

namespace {

constexpr std::size_t number_in_workshop = 0;  // records have theirs from 1
constexpr std::size_t bytes_a_write = std::size_t{1} << 20U;

}  // namespace

Result<void> PrintBatch::Sink::write(std::string_view bytes) {
  held_ += bytes;
  return held_.size() < bytes_a_write ? Result<void>() : flush();
}

Result<void> PrintBatch::Sink::flush() {
  const Result<void> written = file_.append(held_);
  held_.clear();
  return written;
}

PrintBatch::PrintBatch(const BatchFolder& folder, Journal file, const text::FontSet& fonts,
                       const pdf::Metadata& metadata, const pdf::PrintOptions& options,
                       pdf::ReducedFaces& faces)
    : folder_(folder), sink_(std::move(file)), file_(fonts, metadata, options, &faces, sink_) {}

Result<std::unique_ptr<PrintBatch>> PrintBatch::open(const BatchFolder& folder,
                                                     const text::FontSet& fonts,
                                                     const pdf::Metadata& metadata,
                                                     const pdf::PrintOptions& options,
                                                     pdf::ReducedFaces& faces) {
  Result<Journal> file = Journal::open(folder.unfinished_file(number_in_workshop));
  if (!file) return failure(file.error());
  return std::unique_ptr<PrintBatch>(
      new PrintBatch(folder, std::move(*file), fonts, metadata, options, faces));
}

Result<std::size_t> PrintBatch::add(const Painted& form, const std::string& title) {
  const std::size_t first = file_.next_page();
  for (const paint::Page& page : form.pages) {
    if (const auto added = file_.add(page); !added) return failure(added.error());
  }
  for (const auto& [index, addition] : form.additions) {
    if (const auto added = file_.add_to(index, addition); !added) return failure(added.error());
  }
  if (const auto ended = file_.end_document(title, form.shown); !ended) return failure(ended.error());
  return first;
}

Result<void> PrintBatch::finish(const std::string& output) {
  if (const auto finished = std::move(file_).finish(); !finished) return finished;
  if (const auto written = sink_.flush(); !written) return written;
  if (const auto flushed = folder_.flush(); !flushed) return flushed;
  return folder_.publish(number_in_workshop, output);
}

}  // namespace zhibiao::engine
