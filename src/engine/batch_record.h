// batch_record: one record of a batch on its way: read, prepared, printed, reported.
//
// In: a RecordText. Out: a file in the batch's folder and a RecordResult. Each step may run on any
// thread, one at a time for a record.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "base/diagnostic.h"
#include "engine/batch.h"
#include "engine/batch_folder.h"
#include "engine/render.h"

namespace zhibiao::pdf {
struct Kept;
}

namespace zhibiao::engine {

struct BatchRecord {
  explicit BatchRecord(RecordText record);

  bool failed() const { return diagnostics.has_errors(); }
  // The file did not come to be.
  void not_written(const Message& reason);
  // The result in full, from what was said on the way.
  void finish();

  RecordText text;
  std::shared_ptr<const LoadedForm> form;
  std::unique_ptr<const json::Tree> tree;
  Diagnostics diagnostics;
  std::optional<Painted> painted;  // where the form goes into a print file
  RecordResult result;
  std::optional<Message> target_fault;  // the folder takes no more files
};

// What stands for all fonts of a set in a digest: roles, files, their sizes and times. Opens none.
std::string fonts_digest(const text::FontSet& fonts);

// What the steps need, shared by all records.
struct BatchWorker {
  // Reads the record, finds its form and the name of its file.
  void prepare(BatchRecord& record) const;
  // Keeps the file of an earlier run, or renders and writes it; for a print file, paints it.
  void print(BatchRecord& record) const;

  void paint(BatchRecord& record) const;
  Reuse reuse_for(const BatchRecord& record) const;

  TemplateStore& templates;
  const text::FontSet& fonts;
  const BatchOptions& options;
  const BatchFolder& folder;
  pdf::Kept& pdf_kept;
  FontDigests& font_digests;
  std::string fonts_digest;
};

}  // namespace zhibiao::engine
