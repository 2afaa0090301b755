// The one file that knows oneTBB.
#include "engine/batch.h"

#include <fmt/format.h>
#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_pipeline.h>

#include <algorithm>
#include <atomic>
#include <memory>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/batch_folder.h"
#include "engine/batch_record.h"
#include "engine/print_batch.h"
#include "pdf/kept.h"

namespace zhibiao::engine {

namespace {

using JobPointer = std::shared_ptr<BatchRecord>;

// A killed run makes at most so many files again.
constexpr std::size_t files_a_flush = 32;

class Batch {
 public:
  Batch(RecordReader& records, TemplateStore& templates, const text::FontSet& fonts,
        const BatchOptions& options, BatchFolder& folder, BatchObserver& observer)
      : records_(records),
        options_(options),
        folder_(folder),
        observer_(observer),
        worker_{templates, fonts, options, folder, kept_, font_digests_, fonts_digest(fonts)} {}

  void run() {
    using oneapi::tbb::filter_mode;
    using oneapi::tbb::make_filter;
    const auto jobs = static_cast<std::size_t>(options_.jobs);
    const oneapi::tbb::global_control cores(oneapi::tbb::global_control::max_allowed_parallelism,
                                            jobs);
    constexpr std::size_t tokens_a_job = 4;  // one in work, others that wait for their turn
    oneapi::tbb::parallel_pipeline(
        tokens_a_job * jobs,
        make_filter<void, JobPointer>(filter_mode::serial_in_order,
                                      [this](oneapi::tbb::flow_control& flow) {
                                        JobPointer job = read();
                                        if (job == nullptr) flow.stop();
                                        return job;
                                      }) &
            make_filter<JobPointer, JobPointer>(filter_mode::parallel,
                                                [this](JobPointer job) {
                                                  worker_.prepare(*job);
                                                  return job;
                                                }) &
            make_filter<JobPointer, JobPointer>(filter_mode::serial_in_order,
                                                [this](JobPointer job) {
                                                  claim_name(*job);
                                                  return job;
                                                }) &
            make_filter<JobPointer, JobPointer>(filter_mode::parallel,
                                                [this](JobPointer job) {
                                                  worker_.print(*job);
                                                  return job;
                                                }) &
            make_filter<JobPointer, void>(filter_mode::serial_in_order,
                                          [this](JobPointer job) { take(std::move(job)); }));
    settle();
  }

  // Into this the forms go, where they are merged.
  void set_print_file(PrintBatch& file) { print_file_ = &file; }
  pdf::Kept& kept() { return kept_; }

  const BatchCounts& counts() const { return counts_; }
  std::size_t input() const { return input_; }
  // Why the folder takes no more files, if so.
  const std::optional<Message>& stopped_by() const { return stopped_by_; }

 private:
  // The next record of this shard; null at the end.
  JobPointer read() {
    while (!stop_) {
      std::optional<RecordText> record = records_.next();
      if (!record) return nullptr;
      input_ = record->number;
      if ((record->number - 1) % options_.shard.count != options_.shard.index) continue;
      return std::make_shared<BatchRecord>(std::move(*record));
    }
    return nullptr;
  }

  void claim_name(BatchRecord& job) {
    if (job.failed() || job.result.output.empty() || options_.merge) return;
    const auto [before, fresh] = names_.emplace(job.result.output, job.text.number);
    if (fresh) return;
    Location at;
    at.file = job.text.file;
    at.line = job.text.start.line;
    job.diagnostics.error(
        code::output_clash, std::move(at),
        message("第 {} 份记录已经用了文件名 {}", "record {} has the file name {} already",
                before->second, job.result.output),
        message("用 --name 写一个各份都不同的文件名",
                "give a pattern with --name that differs from record to record"));
  }

  void take(JobPointer job) {
    if (job->painted) merge(*job);
    if (job->target_fault) stop(*job->target_fault);
    pending_.push_back(std::move(job));
    if (pending_.size() >= files_a_flush || stop_) settle();
  }

  void merge(BatchRecord& job) {
    const std::string title = job.result.output.substr(0, job.result.output.rfind('.'));
    const Result<std::size_t> page = print_file_->add(*job.painted, title);
    job.painted.reset();
    if (!page) {
      job.not_written(page.error());
      return stop(page.error());
    }
    job.result.output = fmt::format("{}#page={}", options_.merge->file, *page);
  }

  // Files come to the disk many at a time, then get their names, then stand in the report.
  void settle() {
    const bool any = std::any_of(pending_.begin(), pending_.end(), [this](const JobPointer& job) {
      return job->result.outcome == Outcome::written && !options_.merge;
    });
    const Result<void> flushed = any ? folder_.flush() : Result<void>();
    if (!flushed) stop(flushed.error());
    std::string lines;
    for (const JobPointer& job : pending_) {
      publish(*job, flushed);
      job->finish();
      lines += report_line(job->result);
    }
    const Result<void> appended = folder_.append(lines);
    if (!appended) stop(appended.error());
    for (const JobPointer& job : std::exchange(pending_, {})) {
      if (!appended) break;  // the next run knows nothing of them
      counts_.add(job->result);
      observer_.on_result(job->result, counts_, job->text.share, job->diagnostics);
    }
  }

  void publish(BatchRecord& job, const Result<void>& flushed) {
    if (job.result.outcome != Outcome::written || options_.merge) return;
    const Result<void> published =
        flushed ? folder_.publish(job.text.number, job.result.output) : flushed;
    if (!published) job.not_written(published.error());
  }

  void stop(const Message& reason) {
    if (!stopped_by_) stopped_by_ = reason;
    stop_ = true;
  }

  RecordReader& records_;
  const BatchOptions& options_;
  BatchFolder& folder_;
  BatchObserver& observer_;
  pdf::Kept kept_;
  FontDigests font_digests_;
  PrintBatch* print_file_ = nullptr;
  BatchWorker worker_;
  std::unordered_map<std::string, std::size_t> names_;  // of outputs, and whose
  std::vector<JobPointer> pending_;                     // done, but for the name and the report
  BatchCounts counts_;
  std::atomic<std::size_t> input_ = 0;  // records read
  std::atomic<bool> stop_ = false;
  std::optional<Message> stopped_by_;
};

void report_stop(const Batch& batch, const BatchOptions& options, Diagnostics& diagnostics) {
  const Message again =
      options.merge ? message("排除故障后再运行同一命令", "mend it and run the same command again")
                    : message("排除故障后再运行同一命令，已写出的 {} 份不会重做",
                              "mend it and run the same command again: the {} forms that are "
                              "written are not made again",
                              batch.counts().written + batch.counts().kept);
  diagnostics.error(code::file_unwritable, whole_file(options.folder), *batch.stopped_by(), again);
}

pdf::Metadata metadata_of(const form::Template* form, const BatchOptions& options) {
  pdf::Metadata metadata;
  metadata.profile = pdf::Profile::a2u;
  metadata.title = form != nullptr ? form->form.title : options.merge->file;
  metadata.date = options.date;
  metadata.producer += " " + options.program;
  return metadata;
}

bool report_unwritable(const Result<void>& result, const BatchOptions& options,
                       Diagnostics& diagnostics) {
  if (result) return true;
  diagnostics.error(code::file_unwritable, whole_file(options.folder), result.error());
  return false;
}

bool run_to_the_end(Batch& batch, const BatchOptions& options, Diagnostics& diagnostics) {
  batch.run();
  if (batch.stopped_by()) {
    report_stop(batch, options, diagnostics);
  } else if (batch.input() == 0) {
    diagnostics.error(code::record_source, {}, message("没有记录", "there are no records"));
  } else {
    return true;
  }
  return false;
}

// The paper's size; nullopt exactly when an error was added.
std::optional<Size> merge(Batch& batch, const BatchFolder& folder, const text::FontSet& fonts,
                          const pdf::Metadata& metadata, const BatchOptions& options,
                          Diagnostics& diagnostics) {
  const auto file =
      PrintBatch::open(folder, fonts, metadata, options.merge->print, batch.kept().faces);
  if (!file) {
    report_unwritable(failure(file.error()), options, diagnostics);
    return std::nullopt;
  }
  batch.set_print_file(**file);
  if (!run_to_the_end(batch, options, diagnostics)) return std::nullopt;
  if (batch.counts().written == 0) return Size();  // every record failed: no paper
  const Result<void> finished = (*file)->finish(options.merge->file);
  if (!report_unwritable(finished, options, diagnostics)) return std::nullopt;
  return (*file)->sheet();
}

}  // namespace

std::optional<BatchDone> run_batch(RecordReader& records, TemplateStore& templates,
                                   const text::FontSet& fonts, const BatchOptions& options,
                                   BatchObserver& observer, Diagnostics& diagnostics) {
  std::shared_ptr<const LoadedForm> form;
  if (!options.form.empty()) {
    form = templates.find(options.form, diagnostics);
    if (form == nullptr) return std::nullopt;
  }
  const ReportNames names =
      options.merge ? report_names_beside(options.merge->file) : report_names(options.shard);
  const Result<std::unique_ptr<BatchFolder>> folder = BatchFolder::open(options.folder, names);
  if (!folder) {
    report_unwritable(failure(folder.error()), options, diagnostics);
    return std::nullopt;
  }
  Batch batch(records, templates, fonts, options, **folder, observer);
  BatchDone done;
  if (options.merge) {
    const pdf::Metadata metadata = metadata_of(form ? &form->form : nullptr, options);
    const auto sheet = merge(batch, **folder, fonts, metadata, options, diagnostics);
    if (!sheet) return std::nullopt;
    done.sheet = *sheet;
  } else if (!run_to_the_end(batch, options, diagnostics)) {
    return std::nullopt;
  }
  done.counts = batch.counts();
  done.counts.input = batch.input();
  const Result<void> finished = (*folder)->finish({options.shard, done.counts}, options.language);
  if (!report_unwritable(finished, options, diagnostics)) return std::nullopt;
  return done;
}

}  // namespace zhibiao::engine
