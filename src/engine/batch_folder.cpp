#include "engine/batch_folder.h"

#include <fmt/format.h>

#include <system_error>
#include <utility>

#include "base/digest.h"

namespace zhibiao::engine {

namespace {

namespace fs = std::filesystem;

// Sixteen bytes: names of ten thousand forms are 160 kB, and no two are taken for one.
std::string key_of(const std::string& output) {
  const Sha256 digest = sha256(output);
  return {digest.begin(), digest.begin() + 16};
}

Result<std::string> summarize(const fs::path& report, Language language) {
  Result<LineReader> lines = LineReader::open(report);
  if (!lines) return failure(lines.error());
  std::string failures;
  BatchCounts counts;
  while (const auto line = lines->next()) {
    const std::optional<RecordResult> result = read_result(line->text);
    if (!result) continue;
    counts.add(*result);
    if (result->outcome == Outcome::failed) failures += failure_text(*result, language) + "\n";
  }
  if (!failures.empty()) {
    failures = (language == Language::chinese ? "\n失败：\n" : "\nfailed:\n") + failures;
  }
  return counts_text(counts, language) + "\n" + failures;
}

}  // namespace

BatchFolder::BatchFolder(fs::path folder, ReportNames names, Journal journal)
    : folder_(std::move(folder)), names_(std::move(names)), journal_(std::move(journal)) {}

fs::path BatchFolder::workshop() const {
  return path(names_.workshop);
}

Result<std::unique_ptr<BatchFolder>> BatchFolder::open(const fs::path& folder,
                                                       const ReportNames& names) {
  if (const Result<void> made = make_folder(folder); !made) return failure(made.error());
  Result<Journal> journal = Journal::open(folder / (names.report + std::string(unfinished)));
  if (!journal) return failure(journal.error());
  std::unique_ptr<BatchFolder> opened(new BatchFolder(folder, names, std::move(*journal)));
  if (const Result<void> made = opened->take_over(); !made) return failure(made.error());
  opened->read_earlier();
  return opened;
}

// Unfinished forms of a run that was broken off go; its report joins the one before it.
Result<void> BatchFolder::take_over() {
  std::error_code ignored;  // what cannot be removed is overwritten
  fs::remove_all(workshop(), ignored);
  if (const Result<void> made = make_folder(workshop()); !made) return made;
  Result<LineReader> broken_off = LineReader::open(path(names_.report + std::string(unfinished)));
  if (!broken_off) return failure(broken_off.error());
  auto line = broken_off->next();
  if (!line) return {};
  Result<Journal> report = Journal::open(path(names_.report));
  if (!report) return failure(report.error());
  for (; line; line = broken_off->next()) {
    if (!line->whole) break;
    if (const auto added = report->append(line->text + "\n"); !added) return added;
  }
  return journal_.empty();
}

void BatchFolder::read_earlier() {
  Result<LineReader> report = LineReader::open(path(names_.report));
  if (!report) return;  // the first run
  while (const auto line = report->next()) {
    const std::optional<RecordResult> result = read_result(line->text);
    if (!result || result->outcome == Outcome::failed || result->output.empty()) continue;
    places_[key_of(result->output)] = line->offset;
  }
  earlier_.emplace(std::move(*report));
}

std::optional<RecordResult> BatchFolder::find_kept(const std::string& output,
                                                   const std::string& inputs) const {
  const auto place = places_.find(key_of(output));
  if (place == places_.end()) return std::nullopt;
  std::optional<RecordResult> result = read_result(earlier_->line_at(place->second));
  if (!result || result->output != output || result->inputs != inputs) return std::nullopt;
  const Result<Bytes> file = read_file(path(output));
  if (!file || digest_text(sha256(*file)) != result->digest) return std::nullopt;
  result->outcome = Outcome::kept;
  return result;
}

Result<void> BatchFolder::write(std::size_t number, std::string_view bytes) const {
  return write_file(unfinished_file(number), bytes);
}

fs::path BatchFolder::unfinished_file(std::size_t number) const {
  return workshop() / std::to_string(number);
}

Result<void> BatchFolder::flush() const {
  return flush_file_system(workshop());
}

Result<void> BatchFolder::publish(std::size_t number, const std::string& output) const {
  return rename_file(unfinished_file(number), path(output));
}

Result<void> BatchFolder::append(std::string_view lines) {
  return journal_.append(lines);
}

Result<void> BatchFolder::finish(const ReportEnd& end, Language language) {
  if (const auto added = journal_.append(report_line(end)); !added) {
    return added;
  }
  const fs::path report = path(names_.report);
  if (const auto finished = journal_.finish(report); !finished) return finished;
  std::error_code ignored;  // an empty folder that stays does no harm
  fs::remove_all(workshop(), ignored);
  return write_summary(report, path(names_.summary), language);
}

Result<void> write_summary(const fs::path& report, const fs::path& summary, Language language) {
  const Result<std::string> text = summarize(report, language);
  if (!text) return failure(text.error());
  fs::path part = summary;
  part += unfinished;
  if (const auto written = write_file(part, *text); !written) return written;
  if (const auto flushed = flush_file_system(summary.parent_path()); !flushed) return flushed;
  return rename_file(part, summary);
}

}  // namespace zhibiao::engine
