// zip_file: the parts of a ZIP archive, read piece by piece.
//
// In: a file's path. Out: the bytes of a part by its name. Knows nothing of what the parts hold.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include "base/result.h"

namespace zhibiao::engine {

// One part on its way out. Ends with the ZipFile it came from.
class ZipPart {
 public:
  virtual ~ZipPart() = default;
  // How many bytes came, 0 at the end; nullopt where the archive is damaged.
  virtual std::optional<std::size_t> read(std::span<char> bytes) = 0;
  // Of the archive's bytes, how many hold this part; and of this part, which share was read, 0..1.
  virtual std::uint64_t packed_size() const = 0;
  virtual double share() const = 0;
};

class ZipFile {
 public:
  // nullptr where there is no such file, or it is no archive. Fails where the part of the program
  // that reads archives is missing.
  static Result<std::unique_ptr<ZipFile>> open(const std::filesystem::path& path);

  virtual ~ZipFile() = default;
  // nullptr where there is no such part, or it is encrypted.
  virtual std::unique_ptr<ZipPart> part(const std::string& name) const = 0;
};

}  // namespace zhibiao::engine
