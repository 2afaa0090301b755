// lp: hands a file to CUPS through its command lp. Says nothing of what becomes of the paper.
#pragma once

#include <string>
#include <vector>

#include "base/geometry.h"
#include "base/result.h"
#include "pdf/print_file.h"

namespace zhibiao::cli {

// lp and its words: the printer, the paper, its sides; nothing is scaled. Copies are in the file.
std::vector<std::string> lp_command(const std::string& printer, const std::string& file, Size sheet,
                                    const pdf::PrintOptions& options);

// Runs the command and waits for it. Fails when it cannot be run, or ends with another code than 0.
Result<void> run_command(const std::vector<std::string>& words);

}  // namespace zhibiao::cli
