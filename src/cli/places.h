// Where the program's own files lie: beside the program, in the build tree or as installed.
#pragma once

#include <filesystem>
#include <vector>

namespace zhibiao::cli {

// Folders of templates: those `named` first, then <program's folder>/../templates (build tree) and
// <program's folder>/../share/zhibiao/templates (install tree), where they exist.
std::vector<std::filesystem::path> template_folders(const std::vector<std::filesystem::path>& named,
                                                    const std::filesystem::path& program);

// fonts/fonts.json in the same two trees; the first that exists, else the first.
std::filesystem::path font_manifest(const std::filesystem::path& program);

}  // namespace zhibiao::cli
