#include "cli/commands.h"

#include <algorithm>
#include <istream>
#include <iterator>
#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <utility>

#include "base/files.h"
#include "cli/batch_command.h"
#include "cli/finish.h"
#include "cli/list.h"
#include "cli/output_place.h"
#include "cli/places.h"
#include "cli/read_back_command.h"
#include "cli/version.h"
#include "engine/load.h"
#include "engine/render.h"
#include "engine/report.h"
#include "text/font.h"

namespace zhibiao::cli {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view standard_stream = "-";

std::unique_ptr<const json::Tree> load_record(const std::string& path, std::istream& in,
                                              Diagnostics& diagnostics) {
  if (path != standard_stream) return engine::load_json(path, diagnostics);
  std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  return engine::load_json_text("<stdin>", std::move(text), diagnostics);
}

bool writes_file(const RenderCommand& command) {
  return !command.output.empty() && command.output != standard_stream;
}

void check_output(const RenderCommand& command, Diagnostics& diagnostics) {
  if (!writes_file(command)) return;
  check_output_place(command.output, command.record, diagnostics);
}

void write_output(const RenderCommand& command, const engine::Rendered& rendered, std::ostream& out,
                  Diagnostics& diagnostics) {
  out << rendered.layout_dump << rendered.display_dump;
  if (command.output == standard_stream) out << rendered.pdf;
  if (!out.flush()) {
    diagnostics.error(code::file_unwritable, {},
                      message("无法写到标准输出", "cannot write standard output"));
  }
  if (!writes_file(command)) return;
  write_output_file(command.output, rendered.pdf, diagnostics);
}

std::size_t count_warnings(const Diagnostics& diagnostics) {
  return static_cast<std::size_t>(std::count_if(
      diagnostics.list().begin(), diagnostics.list().end(),
      [](const Diagnostic& diagnostic) { return diagnostic.severity == Severity::warning; }));
}

void say_done(const RenderCommand& command, int pages, const Diagnostics& diagnostics,
              std::ostream& err) {
  if (command.options.quiet) return;
  const std::size_t warnings = count_warnings(diagnostics);
  const bool chinese = command.options.language == engine::Language::chinese;
  const std::string name = command.output.empty() ? command.form : command.output;
  if (command.options.format == Format::json) {
    err << done_line(command.output, pages, warnings);
  } else if (chinese) {
    err << fmt::format("{}：{} 页，{} 个警告\n", name, pages, warnings);
  } else {
    err << fmt::format("{}: {} page{}, {} warning{}\n", name, pages, pages == 1 ? "" : "s",
                       warnings, warnings == 1 ? "" : "s");
  }
}

std::optional<engine::Rendered> render(const RenderCommand& command, const fs::path& program,
                                       std::istream& in, Diagnostics& diagnostics) {
  check_output(command, diagnostics);
  const auto form = engine::load_template(
      command.form, template_folders(command.options.templates, program), diagnostics);
  const auto record =
      command.record.empty() ? nullptr : load_record(command.record, in, diagnostics);
  const auto fonts = text::load_fonts(font_manifest(program), command.options.fonts, diagnostics);
  if (diagnostics.has_errors()) return std::nullopt;
  engine::RenderOptions options;
  options.date = command.date;
  options.program = version;
  options.embed_record = command.embed_record;
  options.want_layout_dump = command.dump == Dump::layout;
  options.want_display_dump = command.dump == Dump::display;
  options.strict = command.strict;
  return engine::render(*form, record.get(), *fonts, options, diagnostics);
}

// One overload a command; std::visit chooses.
struct Runner {
  const fs::path& program;
  const Streams& streams;

  ExitCode operator()(const RenderCommand& command) const {
    Diagnostics diagnostics;
    const auto rendered = render(command, program, streams.in, diagnostics);
    if (rendered) write_output(command, *rendered, streams.out, diagnostics);
    const ExitCode exit = finish(diagnostics, command.options, streams.err);
    if (exit == done) say_done(command, rendered->pages, diagnostics, streams.err);
    return exit;
  }

  ExitCode operator()(const BatchCommand& command) const {
    return run_batch_command(command, program, streams);
  }

  ExitCode operator()(const CollectCommand& command) const {
    return run_collect_command(command, streams);
  }

  ExitCode operator()(const ExtractCommand& command) const {
    return run_extract_command(command, streams);
  }

  ExitCode operator()(const VerifyCommand& command) const {
    return run_verify_command(command, program, streams);
  }

  ExitCode operator()(const TemplatesCommand& command) const {
    Diagnostics diagnostics;
    streams.out << list_templates(template_folders(command.options.templates, program),
                                  command.options.format, diagnostics);
    return finish(diagnostics, command.options, streams.err);
  }

  ExitCode operator()(const FontsCommand& command) const {
    Diagnostics diagnostics;
    const auto fonts = text::load_fonts(font_manifest(program), command.options.fonts, diagnostics);
    if (fonts) streams.out << list_fonts(*fonts, command.options, diagnostics);
    return finish(diagnostics, command.options, streams.err);
  }

  ExitCode operator()(const ShowCommand& command) const {
    streams.out << command.text;
    return done;
  }

  ExitCode operator()(const WrongUsage& usage) const {
    streams.err << usage.text;
    return wrong_usage;
  }
};

}  // namespace

ExitCode run(const Command& command, const fs::path& program, const Streams& streams) {
  return std::visit(Runner{program, streams}, command);
}

}  // namespace zhibiao::cli
