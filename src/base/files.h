// Files: reading whole files and writing them whole or not at all. The only place that opens files
// for writing.
#pragma once

#include <filesystem>
#include <string_view>

#include "base/result.h"

namespace zhibiao {

// The bytes of `path`, or why they cannot be had.
Result<Bytes> read_file(const std::filesystem::path& path);

// Writes a temporary file beside `path`, flushes it to the disk, and renames it over `path`: a reader
// sees the old file or the new one, never a part. On failure the temporary file is removed.
Result<void> write_file_atomically(const std::filesystem::path& path, std::string_view bytes);

}  // namespace zhibiao
