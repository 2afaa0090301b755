// output_place: is a path one that a command may write to, and the writing itself.
//
// What is wrong with the place is said before any work is done, as far as it can be known.
#pragma once

#include <filesystem>

#include "base/diagnostic.h"
#include "base/result.h"

namespace zhibiao::cli {

// file-unwritable where there is no folder for `output`, where it is a folder, no regular file, or
// `input` itself.
void check_output_place(const std::filesystem::path& output, const std::filesystem::path& input,
                        Diagnostics& diagnostics);

// All of it or, with file-unwritable, nothing. A link stays one.
void write_output_file(const std::filesystem::path& output, const Bytes& bytes,
                       Diagnostics& diagnostics);

}  // namespace zhibiao::cli
