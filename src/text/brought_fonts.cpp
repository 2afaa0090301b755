#include "text/brought_fonts.h"

#include <algorithm>
#include <array>
#include <system_error>

#include "text/face_names.h"

namespace zhibiao::text {

namespace {

namespace fs = std::filesystem;

struct NamedFile {
  std::string file;
  std::vector<FaceNames> faces;
};

bool is_font_file(const fs::path& path) {
  std::string ending = path.extension().string();
  for (char& c : ending) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  constexpr std::array<std::string_view, 4> endings{".ttf", ".otf", ".ttc", ".otc"};
  return std::find(endings.begin(), endings.end(), ending) != endings.end();
}

// The font files of a folder in the order of their names, so that it is the same everywhere.
std::vector<NamedFile> list_folder(const fs::path& folder) {
  std::vector<fs::path> paths;
  std::error_code fault;  // what cannot be looked at brings no font
  for (fs::directory_iterator entry(folder, fault), end; !fault && entry != end;
       entry.increment(fault)) {
    if (is_font_file(entry->path())) paths.push_back(entry->path());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<NamedFile> files;
  for (const fs::path& path : paths) {
    const std::u8string name = path.filename().u8string();
    files.push_back({std::string(name.begin(), name.end()), read_face_names(path)});
  }
  return files;
}

struct Match {
  FaceName name;
  bool bold = false;
};

// The upright faces among the files that bear the family's name.
std::vector<Match> find_matches(const std::vector<NamedFile>& files, const FamilyName& family) {
  std::vector<Match> matches;
  for (const NamedFile& file : files) {
    for (const FaceNames& face : file.faces) {
      if (face.italic || !bears(face, family.family)) continue;
      matches.push_back({{file.file, face.index, family.at}, face.bold});
    }
  }
  return matches;
}

void add(std::vector<RoleEntry>& roles, const std::string& role, const FaceName& face) {
  if (roles.empty() || roles.back().role != role) roles.push_back({role, {}});
  roles.back().faces.push_back(face);
}

}  // namespace

BroughtFonts find_brought_fonts(const std::vector<fs::path>& folders,
                                const std::vector<FamilyName>& families) {
  BroughtFonts brought;
  for (const fs::path& folder : folders) {
    const std::vector<NamedFile> files = list_folder(folder);
    for (const FamilyName& family : families) {
      const std::vector<Match> matches = find_matches(files, family);
      // A font that is heavy by design, such as a 小标宋, may call itself bold.
      const bool has_regular = std::any_of(matches.begin(), matches.end(),
                                           [](const Match& match) { return !match.bold; });
      for (const Match& match : matches) {
        add(match.bold && has_regular ? brought.bold : brought.roles, family.role, match.name);
      }
    }
  }
  return brought;
}

}  // namespace zhibiao::text
