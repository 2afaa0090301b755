#include <algorithm>
#include <map>
#include <mutex>

#include "text/brought_fonts.h"
#include "text/face.h"
#include "text/font.h"
#include "text/manifest.h"

namespace zhibiao::text {

namespace {

namespace fs = std::filesystem;

// One face of the manifest; opened by the first that asks, for all.
struct Slot {
  FaceName name;
  mutable std::once_flag once;
  mutable std::unique_ptr<const Face> face;
  mutable Message reason;  // why there is no face
};

class ManifestFonts final : public FontSet {
 public:
  // `manifests`: those of the folders first, the program's own last; `brought` comes between them.
  ManifestFonts(std::vector<fs::path> directories, const std::vector<Manifest>& manifests,
                const BroughtFonts& brought)
      : directories_(std::move(directories)) {
    for (std::size_t at = 0; at < manifests.size(); ++at) {
      if (at + 1 == manifests.size()) {
        add_roles(own_, brought.roles);
        add_roles(bold_, brought.bold);
      }
      add_latin(manifests[at].latin);
      add_roles(own_, manifests[at].roles);
      add_roles(bold_, manifests[at].bold);
      add_to(fallback_, manifests[at].fallback);
    }
  }

  std::vector<FaceId> chain(std::string_view role) const override {
    std::vector<FaceId> faces = own(role);
    if (faces.empty()) return faces;
    for (const FaceId face : fallback_) {
      if (std::find(faces.begin(), faces.end(), face) == faces.end()) faces.push_back(face);
    }
    return faces;
  }

  std::vector<FaceId> own(std::string_view role) const override { return find_in(own_, role); }
  std::vector<FaceId> bold(std::string_view role) const override { return find_in(bold_, role); }
  std::vector<FaceId> latin(std::string_view role) const override { return find_in(latin_, role); }

  std::vector<std::string> roles() const override {
    std::vector<std::string> names;
    for (const auto& [role, faces] : own_) names.push_back(role);
    return names;
  }

  std::optional<fs::path> find(FaceId face) const override {
    const std::string& file = slots_.at(face)->name.file;
    for (const fs::path& directory : directories_) {
      std::error_code fault;
      fs::path path = directory / fs::path(std::u8string(file.begin(), file.end()));
      if (fs::exists(path, fault)) return path;
    }
    return std::nullopt;
  }

  Location named_at(FaceId face) const override { return slots_.at(face)->name.at; }

  Result<const Face*> open(FaceId face) const override {
    const Slot& slot = *slots_.at(face);
    std::call_once(slot.once, [&] { fill(slot, find(face)); });
    if (!slot.face) return failure(slot.reason);
    return slot.face.get();
  }

  const Face& face(FaceId face) const override { return *slots_.at(face)->face; }

 private:
  using Roles = std::map<std::string, std::vector<FaceId>, std::less<>>;

  static std::vector<FaceId> find_in(const Roles& roles, std::string_view role) {
    const auto found = roles.find(role);
    return found == roles.end() ? std::vector<FaceId>() : found->second;
  }

  void add_roles(Roles& roles, const std::vector<RoleEntry>& entries) {
    for (const RoleEntry& entry : entries) add_to(roles[entry.role], entry.faces);
  }

  // A font that an office puts in front of a role keeps its own Latin letters: what a later
  // manifest says of them was meant for another font.
  void add_latin(const std::vector<RoleEntry>& entries) {
    for (const RoleEntry& entry : entries) {
      if (own(entry.role).empty()) add_to(latin_[entry.role], entry.faces);
    }
  }

  void add_to(std::vector<FaceId>& chain, const std::vector<FaceName>& faces) {
    for (const FaceName& name : faces) {
      const FaceId face = intern(name);
      if (std::find(chain.begin(), chain.end(), face) == chain.end()) chain.push_back(face);
    }
  }

  FaceId intern(const FaceName& name) {
    for (std::size_t face = 0; face < slots_.size(); ++face) {
      if (slots_[face]->name == name) return static_cast<FaceId>(face);
    }
    slots_.push_back(std::make_unique<Slot>());
    slots_.back()->name = name;
    return static_cast<FaceId>(slots_.size() - 1);
  }

  static void fill(const Slot& slot, const std::optional<fs::path>& path) {
    if (!path) {
      slot.reason = message("找不到字体文件 {}", "font file {} is not found", slot.name.file);
      return;
    }
    auto opened = open_face(*path, slot.name.file, slot.name.index);
    if (opened) {
      slot.face = std::move(*opened);
    } else {
      slot.reason = std::move(opened.error());
    }
  }

  std::vector<fs::path> directories_;
  std::vector<std::unique_ptr<Slot>> slots_;  // FaceId indexes it; a Slot cannot move
  Roles own_, bold_, latin_;
  std::vector<FaceId> fallback_;
};

// Each folder, and the manifest that it may have.
struct Folders {
  std::vector<fs::path> directories, manifests;
};

Folders look_at(const std::vector<fs::path>& folders, Diagnostics& diagnostics) {
  Folders found;
  for (const fs::path& folder : folders) {
    std::error_code fault;
    if (!fs::is_directory(folder, fault)) {
      Location at;
      at.file = folder.string();
      diagnostics.error(
          code::font_missing, std::move(at),
          message("字体文件夹 {} 不存在", "font folder {} does not exist", folder.string()));
    }
    found.directories.push_back(folder);
    if (fs::exists(folder / "fonts.json", fault)) found.manifests.push_back(folder / "fonts.json");
  }
  return found;
}

std::shared_ptr<const FontSet> make_font_set(const fs::path& manifest,
                                             const std::vector<fs::path>& folders,
                                             Diagnostics& diagnostics) {
  Folders found = look_at(folders, diagnostics);
  found.manifests.push_back(manifest);
  std::vector<Manifest> manifests;
  std::vector<FamilyName> families;
  for (const fs::path& path : found.manifests) {
    auto read = read_manifest(path, diagnostics);
    if (!read) continue;
    found.directories.insert(found.directories.end(), read->directories.begin(),
                             read->directories.end());
    families.insert(families.end(), read->families.begin(), read->families.end());
    manifests.push_back(std::move(*read));
  }
  const BroughtFonts brought = find_brought_fonts(folders, families);
  return std::make_shared<const ManifestFonts>(std::move(found.directories), manifests, brought);
}

}  // namespace

std::shared_ptr<const FontSet> load_fonts(const fs::path& manifest,
                                          const std::vector<fs::path>& folders,
                                          Diagnostics& diagnostics) {
  const std::size_t errors_before = diagnostics.error_count();
  auto fonts = make_font_set(manifest, folders, diagnostics);
  return diagnostics.error_count() == errors_before ? fonts : nullptr;
}

}  // namespace zhibiao::text
