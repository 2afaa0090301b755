#include "cli/read_back_command.h"

#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <optional>
#include <ostream>
#include <string>

#include "base/files.h"
#include "cli/finish.h"
#include "cli/output_place.h"
#include "cli/places.h"
#include "cli/version.h"
#include "engine/load.h"
#include "engine/verify.h"
#include "text/font.h"

namespace zhibiao::cli {

namespace {

// A hostile PDF may make its reader ask for any amount of memory: then it gets an error, not the
// machine.
void limit_memory() {
  constexpr rlim_t most = rlim_t{4} << 30;
  rlimit limit{};
  if (getrlimit(RLIMIT_AS, &limit) != 0) return;
  limit.rlim_cur = std::min(limit.rlim_max, most);
  setrlimit(RLIMIT_AS, &limit);
}

std::optional<Bytes> read_pdf(const std::string& path, Diagnostics& diagnostics) {
  limit_memory();
  Result<Bytes> bytes = read_file(path);
  if (bytes) return std::move(*bytes);
  diagnostics.error(code::file_unreadable, whole_file(path), bytes.error());
  return std::nullopt;
}

// The PDF names its template, and must not lead to any file it likes.
std::optional<std::string> form_name(const VerifyCommand& command, const std::string& id,
                                     Diagnostics& diagnostics) {
  if (!command.form.empty()) return command.form;
  const bool is_name = !id.empty() && id.find('/') == std::string::npos && id.front() != '.';
  if (is_name) return id;
  diagnostics.error(code::template_not_found, whole_file(command.pdf),
                    message("这个 PDF 没有写出模板的名字", "the PDF does not name a template"),
                    message("用 -t 写出模板", "name the template with -t"));
  return std::nullopt;
}

bool verify(const VerifyCommand& command, const std::filesystem::path& program,
            Diagnostics& diagnostics) {
  const auto pdf = read_pdf(command.pdf, diagnostics);
  if (!pdf) return false;
  const auto embedded = engine::read_embedded(*pdf, command.pdf, diagnostics);
  if (!embedded) return false;
  const auto name = form_name(command, embedded->provenance.form.id, diagnostics);
  if (!name) return false;
  const auto form = engine::load_template(
      *name, template_folders(command.options.templates, program), diagnostics);
  const auto fonts = text::load_fonts(font_manifest(program), command.options.fonts, diagnostics);
  if (!form || !fonts) return false;
  return engine::verify(*pdf, command.pdf, *embedded, *form, *fonts, std::string(version),
                        diagnostics);
}

void say_identical(const VerifyCommand& command, std::ostream& out) {
  if (command.options.quiet) return;
  if (command.options.format == Format::json) {
    out << R"({"verified":true})" << '\n';
  } else if (command.options.language == engine::Language::chinese) {
    out << fmt::format("{}：与重新印制的逐字节相同\n", command.pdf);
  } else {
    out << fmt::format("{}: identical, byte for byte, to what is rendered again\n", command.pdf);
  }
}

}  // namespace

ExitCode run_extract_command(const ExtractCommand& command, const Streams& streams) {
  Diagnostics diagnostics;
  const bool to_file = command.output != "-";
  if (to_file) check_output_place(command.output, command.pdf, diagnostics);
  std::optional<Bytes> record;
  if (const auto pdf = read_pdf(command.pdf, diagnostics)) {
    record = engine::extract_record(*pdf, command.pdf, diagnostics);
  }
  if (record && !diagnostics.has_errors()) {
    if (to_file) {
      write_output_file(command.output, *record, diagnostics);
    } else if (!(streams.out << *record).flush()) {
      diagnostics.error(code::file_unwritable, {},
                        message("无法写到标准输出", "cannot write standard output"));
    }
  }
  return finish(diagnostics, command.options, streams.err);
}

ExitCode run_verify_command(const VerifyCommand& command, const std::filesystem::path& program,
                            const Streams& streams) {
  Diagnostics diagnostics;
  const bool identical = verify(command, program, diagnostics);
  const ExitCode exit = finish(diagnostics, command.options, streams.err);
  if (identical) say_identical(command, streams.out);
  return exit;
}

}  // namespace zhibiao::cli
