// PrintBatch: the records of a batch -> one file for a printer, in place of a file each.
//
// In: painted forms in the order of the input. Out: the file, whole or not at all, in the batch's
// folder. pdf/print_file knows how pages come on paper.
#pragma once

#include <memory>
#include <string>

#include "base/files.h"
#include "base/geometry.h"
#include "engine/batch_folder.h"
#include "engine/render.h"
#include "pdf/print_file.h"

namespace zhibiao::engine {

class PrintBatch {
 public:
  // All outlive this.
  static Result<std::unique_ptr<PrintBatch>> open(const BatchFolder& folder,
                                                  const text::FontSet& fonts,
                                                  const pdf::Metadata& metadata,
                                                  const pdf::PrintOptions& options,
                                                  pdf::ReducedFaces& faces);

  // The number of the page on which the form begins, from 1.
  Result<std::size_t> add(const Painted& form, const std::string& title);
  // Ends the file and gives it its name.
  Result<void> finish(const std::string& output);
  Size sheet() const { return file_.sheet(); }

 private:
  // Into the file by large pieces.
  class Sink final : public pdf::ByteSink {
   public:
    explicit Sink(Journal file) : file_(std::move(file)) {}
    Result<void> write(std::string_view bytes) override;
    Result<void> flush();

   private:
    Journal file_;
    std::string held_;
  };

  PrintBatch(const BatchFolder& folder, Journal file, const text::FontSet& fonts,
             const pdf::Metadata& metadata, const pdf::PrintOptions& options,
             pdf::ReducedFaces& faces);

  const BatchFolder& folder_;
  Sink sink_;
  pdf::PrintFile file_;
};

}  // namespace zhibiao::engine
