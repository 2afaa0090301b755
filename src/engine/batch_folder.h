// BatchFolder: where a batch writes: finished forms, the report as it grows, the finished report
// and its summary. What earlier runs left there is known.
//
//   report.jsonl       of the last run that came to its end (engine/batch_report.h)
//   report.jsonl.part  of the run that is going on, or was broken off; one process writes it
//   summary.txt        report.jsonl for people
//   .part              forms that are not finished yet
//
// A shard (K/N) and a print file have names of their own: report-K-of-N.jsonl, all.report.jsonl. A
// form appears under its name whole or not at all. A run that was broken off is not forgotten: the
// next one adds its report to report.jsonl before it begins its own.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>

#include "base/files.h"
#include "base/result.h"
#include "engine/batch_report.h"

namespace zhibiao::engine {

class BatchFolder {
 public:
  // Makes the folder where it is missing. Fails when it cannot be written, or another run writes
  // it.
  static Result<std::unique_ptr<BatchFolder>> open(const std::filesystem::path& folder,
                                                   const ReportNames& names);

  // The result that an earlier run had for a file of that name, if the file is still what it was.
  // Safe to call from several threads.
  std::optional<RecordResult> find_kept(const std::string& output, const std::string& inputs) const;

  // Where such a form is until it is published.
  std::filesystem::path unfinished_file(std::size_t number) const;
  // A form that nobody sees yet. Safe to call from several threads with different numbers of
  // records.
  Result<void> write(std::size_t number, std::string_view bytes) const;
  // Brings what was written to the disk: before it gets its name, so that it has it whole.
  Result<void> flush() const;
  Result<void> publish(std::size_t number, const std::string& output) const;

  // Lines of the report.
  Result<void> append(std::string_view lines);
  // Ends the report, gives it its name, and writes the summary.
  Result<void> finish(const ReportEnd& end, Language language);

 private:
  BatchFolder(std::filesystem::path folder, ReportNames names, Journal journal);

  std::filesystem::path path(const std::string& name) const { return folder_ / name; }
  std::filesystem::path workshop() const;
  Result<void> take_over();
  void read_earlier();

  std::filesystem::path folder_;
  ReportNames names_;
  Journal journal_;
  std::optional<LineReader> earlier_;  // report.jsonl as it was
  std::unordered_map<std::string, std::uint64_t>
      places_;  // of lines in it, by digest of the output's name
};

// Writes the summary of a finished report. Killed midway, it leaves a file that the next call takes
// away.
Result<void> write_summary(const std::filesystem::path& report,
                           const std::filesystem::path& summary, Language language);

}  // namespace zhibiao::engine
