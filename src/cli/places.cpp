#include "cli/places.h"

#include <system_error>

namespace zhibiao::cli {

namespace {

namespace fs = std::filesystem;

bool is_there(const fs::path& path) {
  std::error_code ignored;  // what cannot be looked at is not there
  return fs::exists(path, ignored);
}

std::vector<fs::path> trees(const fs::path& program) {
  const fs::path above = program.parent_path().parent_path();
  return {above, above / "share" / "zhibiao"};
}

}  // namespace

std::vector<fs::path> template_folders(const std::vector<fs::path>& named,
                                       const fs::path& program) {
  std::vector<fs::path> folders = named;
  for (const fs::path& tree : trees(program)) {
    if (is_there(tree / "templates")) folders.push_back(tree / "templates");
  }
  return folders;
}

fs::path font_manifest(const fs::path& program) {
  const std::vector<fs::path> candidates = trees(program);
  for (const fs::path& tree : candidates) {
    if (is_there(tree / "fonts" / "fonts.json")) return tree / "fonts" / "fonts.json";
  }
  return candidates.front() / "fonts" / "fonts.json";
}

}  // namespace zhibiao::cli
