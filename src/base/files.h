// Files: reading whole files and writing them whole or not at all. The only place that opens files
// for writing.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace zhibiao {

// The bytes of `path`, or why they cannot be had.
Result<Bytes> read_file(const std::filesystem::path& path);

// Writes a temporary file beside `path`, flushes it to the disk, and renames it over `path`: a
// reader sees the old file or the new one, never a part. On failure the temporary file is removed.
Result<void> write_file_atomically(const std::filesystem::path& path, std::string_view bytes);

// The three steps of that apart, for many files at a time: flushing one by one costs a wait for the
// disk each. What cannot be written whole is removed.
Result<void> write_file(const std::filesystem::path& path, std::string_view bytes);
// Everything that was written to the file system that holds the folder.
Result<void> flush_file_system(const std::filesystem::path& folder);
Result<void> rename_file(const std::filesystem::path& from, const std::filesystem::path& to);

// Makes the folder if it is not there; the folder it stands in must be.
Result<void> make_folder(const std::filesystem::path& path);

// The files that a pattern with * ? [ ] stands for, in order of bytes; none where it fits none.
std::vector<std::filesystem::path> files_like(const std::string& pattern);

// A file of lines that only grows, and that one process writes at a time.
class Journal {
 public:
  // Makes the file, or goes on behind what it holds. Fails when another process writes to it.
  static Result<Journal> open(const std::filesystem::path& path);

  ~Journal();
  Journal(Journal&& other) noexcept;
  Journal& operator=(Journal&&) = delete;

  // In one write: a process that is killed leaves whole lines and at most one broken one, the last.
  Result<void> append(std::string_view lines);
  Result<void> empty();
  // Flushes the file's whole file system to the disk and gives the file the name `path`, whatever
  // had it before. The lock stays with the file.
  Result<void> finish(const std::filesystem::path& path);

 private:
  Journal(std::filesystem::path path, int file) : path_(std::move(path)), file_(file) {}
  std::filesystem::path path_;
  int file_ = -1;
};

// The lines of a file, one by one, however long the file.
class LineReader {
 public:
  struct Line {
    std::string text;          // without its end
    std::uint64_t offset = 0;  // of its first byte
    bool whole = false;        // it ends in a line feed
  };

  static Result<LineReader> open(const std::filesystem::path& path);

  ~LineReader();
  LineReader(LineReader&& other) noexcept;
  LineReader& operator=(LineReader&&) = delete;

  // nullopt at the end of the file, or where it cannot be read further.
  std::optional<Line> next();
  // The line that begins at that byte. Does not disturb next(); may be called by several threads.
  std::string line_at(std::uint64_t offset) const;

 private:
  explicit LineReader(int file) : file_(file) {}
  int file_ = -1;
  std::uint64_t read_ = 0;  // offset of what follows held_
  std::string held_;        // read, not given yet
  std::size_t given_ = 0;   // bytes of held_ that were given
};

}  // namespace zhibiao
