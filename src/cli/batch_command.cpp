#include "cli/batch_command.h"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>
#include <system_error>
#include <thread>

#include "cli/finish.h"
#include "cli/lp.h"
#include "cli/places.h"
#include "cli/progress.h"
#include "cli/version.h"
#include "engine/batch.h"
#include "engine/collect.h"
#include "text/font.h"

namespace zhibiao::cli {

namespace {

// Two builds of one version may print differently.
std::string program_version(const std::filesystem::path& program) {
  std::error_code fault;  // a program that cannot be looked at is known by its version alone
  const auto size = std::filesystem::file_size(program, fault);
  const auto time = std::filesystem::last_write_time(program, fault);
  if (fault) return std::string(version);
  return fmt::format("{} {} {}", version, size, time.time_since_epoch().count());
}

engine::BatchOptions batch_options(const BatchCommand& command,
                                   const std::filesystem::path& program) {
  engine::BatchOptions options;
  options.form = command.form;
  options.form_field = command.form_field;
  options.folder = command.folder;
  if (!command.merged.empty()) {
    const std::filesystem::path file(command.merged);
    options.folder = file.has_parent_path() ? file.parent_path() : ".";
    options.merge = {file.filename().string(), command.print};
  }
  options.name = command.name;
  options.shard = command.shard;
  const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
  options.jobs = command.jobs > 0 ? command.jobs : static_cast<int>(cores);
  options.date = command.date;
  options.program = version;
  options.version = program_version(program);
  options.strict = command.strict;
  options.embed_record = command.embed_record;
  options.language = command.options.language;
  return options;
}

// Counts on the error stream; 3 where some failed.
ExitCode say_counts(const engine::BatchCounts& counts, const Options& options, std::ostream& err) {
  if (options.format == Format::json) {
    err << engine::report_line(engine::ReportEnd{{}, counts});
  } else if (!options.quiet || counts.failed > 0) {
    err << engine::counts_text(counts, options.language) << '\n';
  }
  return counts.failed > 0 ? some_failed : done;
}

// Whether the printer took what it was to print; a batch with failed records is not printed.
bool print(const BatchCommand& command, const engine::BatchDone& done, Diagnostics& diagnostics) {
  if (command.printer.empty()) return true;
  Location file;
  file.file = command.merged;
  if (done.counts.failed > 0) {
    diagnostics.error(code::print_failed, std::move(file),
                      message("有失败的记录，没有交给打印机",
                              "not given to the printer, for some records failed"),
                      message("改正后再运行，或用 lp 自己打印",
                              "mend them and run it again, or print the file yourself with lp"));
    return false;
  }
  const Result<void> printed =
      run_command(lp_command(command.printer, command.merged, done.sheet, command.print));
  if (!printed) diagnostics.error(code::print_failed, std::move(file), printed.error());
  return printed.has_value();
}

}  // namespace

ExitCode run_batch_command(const BatchCommand& command, const std::filesystem::path& program,
                           const Streams& streams) {
  Diagnostics diagnostics;
  const auto files = engine::record_files(command.records, diagnostics);
  const auto fonts = text::load_fonts(font_manifest(program), command.options.fonts, diagnostics);
  if (diagnostics.has_errors()) return finish(diagnostics, command.options, streams.err);
  engine::RecordReader records(files, streams.in);
  engine::TemplateStore templates(template_folders(command.options.templates, program));
  Progress progress(command.options, streams.err_is_terminal, streams.err);
  const auto batch = engine::run_batch(records, templates, *fonts, batch_options(command, program),
                                       progress, diagnostics);
  progress.finish();
  const bool printed = batch && print(command, *batch, diagnostics);
  const ExitCode exit = finish(diagnostics, command.options, streams.err);
  if (!batch) return exit;
  const ExitCode counted = say_counts(batch->counts, command.options, streams.err);
  return printed || counted != done ? counted : exit;
}

ExitCode run_collect_command(const CollectCommand& command, const Streams& streams) {
  Diagnostics diagnostics;
  const auto counts = engine::collect(command.folder, command.options.language, diagnostics);
  const ExitCode exit = finish(diagnostics, command.options, streams.err);
  return counts ? say_counts(*counts, command.options, streams.err) : exit;
}

}  // namespace zhibiao::cli
