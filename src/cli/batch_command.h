// The commands batch and batch --collect.
#pragma once

#include <filesystem>

#include "cli/args.h"
#include "cli/commands.h"

namespace zhibiao::cli {

ExitCode run_batch_command(const BatchCommand& command, const std::filesystem::path& program,
                           const Streams& streams);

ExitCode run_collect_command(const CollectCommand& command, const Streams& streams);

}  // namespace zhibiao::cli
