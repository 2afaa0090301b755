// build: pages -> the objects of a PDF file, numbered in one declared order: catalog, info, XMP,
// colour profile, page tree, resources, structure tree, pages with their contents, what is added to
// pages later, fonts, bookmarks, attachments, structure elements.
//
// Streams are left uncompressed (pdf/compress.h), so that the objects can be read and compared.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <utility>
#include <vector>

#include "base/result.h"
#include "base/tally.h"
#include "paint/display_list.h"
#include "pdf/object.h"
#include "pdf/write.h"
#include "text/font.h"

namespace zhibiao::pdf {

class ReducedFaces;

// Takes the pages one by one; each is needed no longer than it takes to add it.
class FileBuilder {
 public:
  // `reduced`: what other files of a batch took of their faces; may be null, outlives the builder.
  FileBuilder(const text::FontSet& fonts, const Metadata& metadata,
              ReducedFaces* reduced = nullptr);
  ~FileBuilder();
  FileBuilder(const FileBuilder&) = delete;
  FileBuilder& operator=(const FileBuilder&) = delete;

  // The page's content, to be compressed by whoever wants to; good until the next call.
  Stream& add(const paint::Page& page);
  // More content for page `index`, over what it has.
  Stream& add_to(std::size_t index, const paint::Page& page);

  // Content alone, for whoever makes the pages (pdf/print_file.h). Nothing is kept of it.
  std::pair<Ref, Stream> add_content(const paint::Page& page);
  // What the contents since the last call say, a text an element.
  Tally take_said();
  Ref reserve();
  static constexpr Ref root_number{1}, info_number{2}, tree_number{5}, shared_resources{6};

  // What the pages so far say, a text an element.
  Tally said() const;
  // The faces that they use, in the order of their numbers.
  std::vector<text::FaceId> faces() const;
  // Fails as build() does. `structure` is that of the pages; `pack` may compress its streams as
  // they are made, of which there may be many.
  Result<Objects> finish(const paint::Structure& structure,
                         const std::vector<Attachment>& attachments,
                         const std::function<void(Stream&)>& pack) &&;
  // What the contents share, by number: no tags, page tree, and pages.
  Result<std::map<std::uint32_t, Object>> finish_contents() &&;

 private:
  class State;
  std::unique_ptr<State> state_;
};

// Fails when a date is not ISO 8601 with a zone, or a font cannot be subset.
Result<Objects> build(const paint::DisplayList& list, const text::FontSet& fonts,
                      const Metadata& metadata);

}  // namespace zhibiao::pdf
