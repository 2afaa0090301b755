// print_file: the pages of many documents, one after the other -> one PDF file for a printer, with
// each font in it once and a bookmark for each document.
//
// The file is written as it grows: of a page that is written nothing is held but its number, of a
// document its bookmark's. Pages can be made up to whole sheets, come several times, or stand two
// on a sheet as a booklet. Holds no tags: it is for paper.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

#include "base/result.h"
#include "base/tally.h"
#include "paint/display_list.h"
#include "pdf/write.h"
#include "text/font.h"

namespace zhibiao::pdf {

class ReducedFaces;

struct PrintOptions {
  int copies = 1;       // of each document, one after the other
  bool duplex = false;  // each copy begins on an odd page, so on a sheet of its own
  bool booklet = false;  // 骑马钉: two pages on a side of a sheet twice as wide (pdf/imposition.h)
};

class ByteSink {
 public:
  virtual ~ByteSink() = default;
  virtual Result<void> write(std::string_view bytes) = 0;
};

class PrintFile {
 public:
  // All outlive the file; `reduced` may be null.
  PrintFile(const text::FontSet& fonts, const Metadata& metadata, const PrintOptions& options,
            ReducedFaces* reduced, ByteSink& sink);
  ~PrintFile();
  PrintFile(const PrintFile&) = delete;
  PrintFile& operator=(const PrintFile&) = delete;

  // A document: its pages, then what is added to some of them, then its end. Fails when the pages
  // do not say what was to be `shown`.
  Result<void> add(const paint::Page& page);
  Result<void> add_to(std::size_t index, const paint::Page& page);  // of this document
  Result<void> end_document(std::string_view title, const Tally& shown);

  // The number, from 1, of the next document's first page if it ended now.
  std::size_t next_page() const;
  // Of the first page of paper; empty before there is one.
  Size sheet() const;

  Result<void> finish() &&;

 private:
  class State;
  std::unique_ptr<State> state_;
};

}  // namespace zhibiao::pdf
