// find_brought_fonts: folders of fonts that an office brings (--fonts), and the names that a
// manifest gives to roles -> which faces stand in front of which role.
//
// A folder needs no manifest of its own: 仿宋_GB2312 is put in front of 仿宋 because the program's
// manifest says so, whatever its file is called. Looks at the folders themselves, not below them.
#pragma once

#include <filesystem>
#include <vector>

#include "text/manifest.h"

namespace zhibiao::text {

// Roles with faces, in the order of `folders`, then of `families`. The bold faces of a family that
// has others stand apart. Italic faces stand for nothing.
struct BroughtFonts {
  std::vector<RoleEntry> roles, bold;
};

BroughtFonts find_brought_fonts(const std::vector<std::filesystem::path>& folders,
                                const std::vector<FamilyName>& families);

}  // namespace zhibiao::text
