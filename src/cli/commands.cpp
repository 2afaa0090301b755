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
#include "cli/places.h"
#include "engine/load.h"
#include "engine/render.h"
#include "engine/report.h"
#include "text/font.h"

namespace zhibiao::cli {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view standard_stream = "-";

Location whole_file(const std::string& path) {
  Location location;
  location.file = path;
  return location;
}

std::unique_ptr<const json::Tree> load_record(const std::string& path, std::istream& in,
                                              Diagnostics& diagnostics) {
  if (path != standard_stream) return engine::load_json(path, diagnostics);
  std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  return engine::load_json_text("<stdin>", std::move(text), diagnostics);
}

struct Fault {
  Message what, cure;
};

// What is wrong with a place to write to, as far as it can be known before any work is done.
std::optional<Fault> output_fault(const fs::path& output, const fs::path& record) {
  const fs::path folder = output.has_parent_path() ? output.parent_path() : fs::path(".");
  std::error_code ignored;  // what cannot be looked at cannot be written either, and is said then
  if (!fs::is_directory(folder, ignored)) {
    return Fault{message("没有目录 {}", "there is no folder {}", folder.string()),
                 message("先建立这个目录", "make the folder first")};
  }
  if (fs::is_directory(output, ignored)) {
    const std::string file = (output / "form.pdf").string();
    return Fault{message("这是一个目录", "this is a folder"),
                 message("写出文件名，如 {}", "name a file, such as {}", file)};
  }
  if (fs::exists(output, ignored) && !fs::is_regular_file(output, ignored)) {
    // A finished file takes the place of the old one, which would do away with a device.
    return Fault{message("这不是普通文件", "this is no regular file"),
                 message("用 -o - 写到标准输出", "write standard output with -o -")};
  }
  if (fs::equivalent(output, record, ignored)) {
    return Fault{message("输出文件就是记录文件", "the output is the record itself"),
                 message("换一个输出文件名", "give the output another name")};
  }
  return std::nullopt;
}

bool writes_file(const RenderCommand& command) {
  return !command.output.empty() && command.output != standard_stream;
}

void check_output(const RenderCommand& command, Diagnostics& diagnostics) {
  if (!writes_file(command)) return;
  if (const std::optional<Fault> fault = output_fault(command.output, command.record)) {
    diagnostics.error(code::file_unwritable, whole_file(command.output), fault->what, fault->cure);
  }
}

// The file that a link stands for, so that the link stays one.
fs::path link_target(const fs::path& path) {
  std::error_code fault;
  const fs::path target = fs::canonical(path, fault);
  return fault ? path : target;
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
  const Result<void> written = write_file_atomically(link_target(command.output), rendered.pdf);
  if (!written) {
    diagnostics.error(code::file_unwritable, whole_file(command.output), written.error());
  }
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
