// read_manifest: a fonts.json -> Manifest: which files and faces stand for which role.
//
//   { "directories": ["files"],
//     "roles": { "宋体": [ { "file": "NotoSerifCJK-Regular.ttc", "face": 2 } ] },
//     "bold": { "宋体": [ { "file": "NotoSerifCJK-Bold.ttc", "face": 2 } ] },
//     "latin": { "仿宋": [ { "file": "NotoSerifCJK-Regular.ttc", "face": 2 } ] },
//     "families": { "仿宋": [ "仿宋_GB2312" ] },
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

// Names under which fonts that an office brings (--fonts) stand for a role.
struct FamilyName {
  std::string role, family;
  Location at;
};

struct Manifest {
  std::vector<std::filesystem::path> directories;
  std::vector<RoleEntry> roles;
  std::vector<RoleEntry> bold;   // bold faces of roles
  std::vector<RoleEntry> latin;  // faces for a role's Latin letters, figures, and their marks
  std::vector<FamilyName> families;
  std::vector<FaceName> fallback;
};

// nullopt exactly when an error was added.
std::optional<Manifest> read_manifest(const std::filesystem::path& path, Diagnostics& diagnostics);

}  // namespace zhibiao::text
