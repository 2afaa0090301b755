// read_manifest: a fonts.json -> Manifest: which files and faces stand for which role.
//
//   { "directories": ["files"],
//     "roles": { "宋体": [ { "file": "NotoSerifCJK-Regular.ttc", "face": 2 } ] },
//     "fallback": [ { "file": "HanaMinA.ttf" } ] }
//
// "directories" are relative to the manifest (default: its own folder); "face" is the index in a
// collection (default 0). Looks at no font file.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"

namespace zhibiao::text {

struct FaceName {
  std::string file;
  unsigned index = 0;
  Location at;  // where the manifest names it
  bool operator==(const FaceName& other) const {
    return file == other.file && index == other.index;
  }
};

struct RoleEntry {
  std::string role;
  std::vector<FaceName> faces;
};

struct Manifest {
  std::vector<std::filesystem::path> directories;
  std::vector<RoleEntry> roles;
  std::vector<FaceName> fallback;
};

// nullopt exactly when an error was added.
std::optional<Manifest> read_manifest(const std::filesystem::path& path, Diagnostics& diagnostics);

}  // namespace zhibiao::text
