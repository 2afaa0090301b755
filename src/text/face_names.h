// read_face_names: a font file -> the names that its faces bear, so that a font can be found by the
// name under which an office knows it (仿宋_GB2312).
//
// Reads name and OS/2 tables alone; opens no face for drawing and judges no licence.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace zhibiao::text {

struct FaceNames {
  unsigned index = 0;  // in a collection
  bool bold = false, italic = false;
  std::vector<std::string> families;  // name 1, in every language of the font
  std::vector<std::string> full;      // names 4 and 6: the face itself
};

// One entry a face; none for a file that is no font or cannot be read.
std::vector<FaceNames> read_face_names(const std::filesystem::path& path);

// Whether the face bears the name: as its full name, or as that of its family.
bool bears(const FaceNames& face, const std::string& name);

}  // namespace zhibiao::text
