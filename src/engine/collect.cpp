#include "engine/collect.h"

#include <algorithm>
#include <map>
#include <string>
#include <system_error>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/digest.h"
#include "base/files.h"
#include "engine/batch_folder.h"

namespace zhibiao::engine {

namespace {

namespace fs = std::filesystem;

void report_missing(const fs::path& path, Message what, Message cure, Diagnostics& diagnostics) {
  diagnostics.error(code::batch_missing, whole_file(path), std::move(what), std::move(cure));
}

// How many shards there are, by the reports in the folder; nothing, and said, where they disagree.
std::optional<std::size_t> shard_count(const fs::path& folder, Diagnostics& diagnostics) {
  std::map<std::size_t, std::size_t>
      reports;  // number of reports by the number of shards they name
  std::error_code fault;
  for (fs::directory_iterator entry(folder, fault), end; !fault && entry != end;
       entry.increment(fault)) {
    if (const auto shard = shard_of(entry->path().filename().string())) ++reports[shard->count];
  }
  if (reports.size() == 1) return reports.begin()->first;
  report_missing(
      folder,
      reports.empty()
          ? message("目录中没有分片的报告", "the folder holds no shard's report")
          : message("目录中有几种分片数的报告", "the reports name different numbers of shards"),
      message("各分片用同一个 -d 和同一个 N 运行 batch --shard K/N",
              "run batch --shard K/N with the same -d and the same N for each shard"),
      diagnostics);
  return std::nullopt;
}

// The finished reports of all shards, read side by side.
class Reports {
 public:
  Reports(const fs::path& folder, std::size_t count, Diagnostics& diagnostics) {
    for (std::size_t index = 0; index < count; ++index) {
      const fs::path path = folder / report_names({index, count}).report;
      Result<LineReader> lines = LineReader::open(path);
      if (lines) {
        lines_.push_back(std::move(*lines));
        continue;
      }
      report_missing(
          path, message("分片 {}/{} 没有做完", "shard {}/{} is not finished", index, count),
          message("再运行 batch --shard {}/{}", "run batch --shard {}/{} again", index, count),
          diagnostics);
    }
  }

  // Record number i, from 1, is in report (i - 1) % count.
  std::optional<RecordResult> next() {
    const auto line = lines_[turn_].next();
    if (!line) return std::nullopt;
    std::optional<RecordResult> result = read_result(line->text);
    if (!result) {
      if (const auto end = read_end(line->text)) ends_.push_back(*end);
      return std::nullopt;
    }
    turn_ = (turn_ + 1) % lines_.size();
    return result;
  }

  // What the shards say of the whole input, from those whose end was reached: that of next()'s last
  // call, and those that are asked now.
  std::vector<ReportEnd> ends() {
    for (std::size_t step = 1; step < lines_.size(); ++step) {
      const auto line = lines_[(turn_ + step) % lines_.size()].next();
      const auto end = line ? read_end(line->text) : std::nullopt;
      if (end) ends_.push_back(*end);
    }
    return ends_;
  }

 private:
  std::vector<LineReader> lines_;
  std::size_t turn_ = 0;
  std::vector<ReportEnd> ends_;
};

class Collector {
 public:
  Collector(const fs::path& folder, Diagnostics& diagnostics)
      : folder_(folder), diagnostics_(diagnostics) {}

  void check(const RecordResult& result) {
    counts.add(result);
    if (result.outcome == Outcome::failed) return;
    const auto [before, fresh] = names_.emplace(result.output, result.number);
    if (!fresh) {
      diagnostics_.error(
          code::output_clash, whole_file(folder_ / result.output),
          message("第 {} 份和第 {} 份记录都写这个文件", "records {} and {} both write this file",
                  before->second, result.number),
          message("用 --name 写一个各份都不同的文件名",
                  "give a pattern with --name that differs from record to record"));
      return;
    }
    const Result<Bytes> file = read_file(folder_ / result.output);
    if (file && digest_text(sha256(*file)) == result.digest) return;
    report_missing(
        folder_ / result.output,
        file ? message("文件在写出之后变了", "the file has changed since it was written")
             : message("文件不见了", "the file is gone"),
        message("再运行第 {} 份记录所在的分片", "run the shard of record {} again", result.number),
        diagnostics_);
  }

  void check_ends(const std::vector<ReportEnd>& ends, std::size_t shards) {
    const bool agree = std::all_of(ends.begin(), ends.end(), [&](const ReportEnd& end) {
      return end.counts.input == counts.results();
    });
    counts.input = counts.results();
    if (agree && ends.size() == shards) return;
    report_missing(
        folder_, message("各分片读到的记录数不一致", "the shards have not read the same records"),
        message("各分片要读同样的输入", "let all shards read the same input"), diagnostics_);
  }

  BatchCounts counts;

 private:
  fs::path folder_;
  Diagnostics& diagnostics_;
  std::unordered_map<std::string, std::size_t> names_;
};

Result<void> write_report(const fs::path& folder, std::size_t shards, const BatchCounts& counts,
                          Language language) {
  const fs::path part = folder / ((report_names({}).report + std::string(unfinished)));
  Result<Journal> journal = Journal::open(part);
  if (!journal) return failure(journal.error());
  if (const auto emptied = journal->empty(); !emptied) return emptied;
  Diagnostics none;
  Reports reports(folder, shards, none);
  while (const auto result = reports.next()) {
    if (const auto added = journal->append(report_line(*result)); !added) return added;
  }
  if (const auto added = journal->append(report_line(ReportEnd{{}, counts})); !added) return added;
  if (const auto done = journal->finish(folder / report_names({}).report); !done) return done;
  return write_summary(folder / report_names({}).report, folder / report_names({}).summary,
                       language);
}

}  // namespace

std::optional<BatchCounts> collect(const fs::path& folder, Language language,
                                   Diagnostics& diagnostics) {
  const std::optional<std::size_t> shards = shard_count(folder, diagnostics);
  if (!shards) return std::nullopt;
  const std::size_t errors_before = diagnostics.error_count();
  Reports reports(folder, *shards, diagnostics);
  if (diagnostics.error_count() != errors_before) return std::nullopt;
  Collector collector(folder, diagnostics);
  while (const auto result = reports.next()) collector.check(*result);
  collector.check_ends(reports.ends(), *shards);
  if (diagnostics.error_count() != errors_before) return std::nullopt;
  const Result<void> written = write_report(folder, *shards, collector.counts, language);
  if (written) return collector.counts;
  diagnostics.error(code::file_unwritable, whole_file(folder), written.error());
  return std::nullopt;
}

}  // namespace zhibiao::engine
