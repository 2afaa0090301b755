// run: does what the command line asks for. Reads and writes the files and streams named; decides
// nothing about forms.
#pragma once

#include <iosfwd>

#include "cli/args.h"

namespace zhibiao::cli {

// The streams of the process; main() hands in the real ones.
struct Streams {
  std::istream& in;
  std::ostream& out;  // what was asked for
  std::ostream& err;  // what happened
  bool err_is_terminal = false;
};

enum ExitCode : int { done = 0, bad_input = 1, wrong_usage = 2, some_failed = 3, bug = 70 };

// `program`: the running program's file; templates and fonts are looked for beside it.
ExitCode run(const Command& command, const std::filesystem::path& program, const Streams& streams);

}  // namespace zhibiao::cli
