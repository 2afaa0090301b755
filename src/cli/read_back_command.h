// The commands "extract" and "verify", which read a PDF with its record inside (engine/verify).
#pragma once

#include <filesystem>

#include "cli/args.h"
#include "cli/commands.h"

namespace zhibiao::cli {

ExitCode run_extract_command(const ExtractCommand& command, const Streams& streams);

// 0 where the file is byte for byte what its record gives today, 1 where it is not.
ExitCode run_verify_command(const VerifyCommand& command, const std::filesystem::path& program,
                            const Streams& streams);

}  // namespace zhibiao::cli
