// run_batch: many records + templates + fonts -> a PDF each in one folder, and a report.
//
// Records are read, rendered on several cores and reported one by one; no more than a few are held
// at a time, whatever their number. A record that fails is reported and the work goes on; a folder
// that takes no more files ends it. What an earlier run made from the same inputs is kept. Same
// inputs, same bytes: whatever the number of cores, and the same as engine::render gives. Or one
// file for a printer with all of them (engine/print_batch.h).
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "base/diagnostic.h"
#include "base/geometry.h"
#include "engine/batch_report.h"
#include "engine/output_name.h"
#include "engine/records.h"
#include "engine/template_store.h"
#include "pdf/print_file.h"
#include "text/font.h"

namespace zhibiao::engine {

// --merge: one file for a printer in place of a file each.
struct MergeOptions {
  std::string file;  // its name in the folder
  pdf::PrintOptions print;
};

struct BatchOptions {
  std::string form;        // a template's name or path; or, where it is empty:
  std::string form_field;  // the place of its name in each record, a JSON pointer
  std::filesystem::path folder;
  std::optional<NamePattern> name;  // else usual_name(); merged: of bookmarks
  std::optional<MergeOptions> merge;
  Shard shard;          // the records number i with (i - 1) % count == index
  int jobs = 1;         // records rendered at a time
  std::string date;     // see RenderOptions
  std::string program;  // its version, for the files
  std::string version;  // of its build: another one makes everything again
  bool strict = false;  // see RenderOptions
  bool embed_record = false;
  Language language = Language::english;  // of the summary
};

// Told of each result in the order of the input, by one thread at a time.
class BatchObserver {
 public:
  virtual ~BatchObserver() = default;
  // `share`: of all bytes to read, 0..1. `diagnostics`: what was said about the record.
  virtual void on_result(const RecordResult& result, const BatchCounts& counts, double share,
                         const Diagnostics& diagnostics) = 0;
};

struct BatchDone {
  BatchCounts counts;
  Size sheet;  // of paper, where files were merged
};

// nullopt exactly when an error was added: the batch could not begin, or had to stop. Failed
// records are counted, not added.
std::optional<BatchDone> run_batch(RecordReader& records, TemplateStore& templates,
                                   const text::FontSet& fonts, const BatchOptions& options,
                                   BatchObserver& observer, Diagnostics& diagnostics);

}  // namespace zhibiao::engine
