#include "cli/finish.h"

#include <algorithm>
#include <ostream>

#include "engine/report.h"

namespace zhibiao::cli {

ExitCode finish(const Diagnostics& diagnostics, const Options& options, std::ostream& err) {
  Diagnostics shown;
  if (options.quiet) {
    for (const Diagnostic& diagnostic : diagnostics.list()) {
      if (diagnostic.severity != Severity::error) continue;
      shown.error(diagnostic.code, diagnostic.at, diagnostic.message, diagnostic.cure).notes =
          diagnostic.notes;
    }
  } else {
    shown = diagnostics;
  }
  err << (options.format == Format::json ? engine::report_json_lines(shown)
                                         : engine::report_text(shown, options.language));
  if (!diagnostics.has_errors()) return done;
  const bool ours = std::any_of(
      diagnostics.list().begin(), diagnostics.list().end(), [](const Diagnostic& diagnostic) {
        return diagnostic.code == code::internal || diagnostic.code == code::pdf_write;
      });
  return ours ? bug : bad_input;
}

}  // namespace zhibiao::cli
