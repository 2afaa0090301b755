// The end of a command: its diagnostics on the error stream, and the exit code they amount to.
#pragma once

#include <iosfwd>

#include "base/diagnostic.h"
#include "cli/args.h"
#include "cli/commands.h"

namespace zhibiao::cli {

// bug where one is a fault of ours, bad_input where one is an error, else done.
ExitCode finish(const Diagnostics& diagnostics, const Options& options, std::ostream& err);

}  // namespace zhibiao::cli
