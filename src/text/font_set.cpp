#include <algorithm>
#include <map>
#include <mutex>

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
  // `manifests`: those of the folders first, the program's own last.
  ManifestFonts(std::vector<fs::path> directories, const std::vector<Manifest>& manifests)
      : directories_(std::move(directories)) {
    for (const Manifest& manifest : manifests) {
      for (const RoleEntry& entry : manifest.roles) add_to(chains_[entry.role], entry.faces);
      add_to(fallback_, manifest.fallback);
    }
  }

  std::vector<FaceId> chain(std::string_view role) const override {
    const auto found = chains_.find(role);
    if (found == chains_.end()) return {};
    std::vector<FaceId> faces = found->second;
    for (const FaceId face : fallback_) {
      if (std::find(faces.begin(), faces.end(), face) == faces.end()) faces.push_back(face);
    }
    return faces;
  }

  std::vector<std::string> roles() const override {
    std::vector<std::string> names;
    for (const auto& [role, faces] : chains_) names.push_back(role);
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
  std::map<std::string, std::vector<FaceId>, std::less<>> chains_;
  std::vector<FaceId> fallback_;
};

}  // namespace

std::shared_ptr<const FontSet> load_fonts(const fs::path& manifest,
                                          const std::vector<fs::path>& folders,
                                          Diagnostics& diagnostics) {
  std::vector<fs::path> paths;
  std::vector<fs::path> directories;
  const std::size_t errors_before = diagnostics.error_count();
  for (const fs::path& folder : folders) {
    std::error_code fault;
    if (!fs::is_directory(folder, fault)) {
      Location at;
      at.file = folder.string();
      diagnostics.error(
          code::font_missing, std::move(at),
          message("字体文件夹 {} 不存在", "font folder {} does not exist", folder.string()));
    }
    directories.push_back(folder);
    if (fs::exists(folder / "fonts.json", fault)) paths.push_back(folder / "fonts.json");
  }
  paths.push_back(manifest);
  std::vector<Manifest> manifests;
  for (const fs::path& path : paths) {
    auto read = read_manifest(path, diagnostics);
    if (!read) continue;
    directories.insert(directories.end(), read->directories.begin(), read->directories.end());
    manifests.push_back(std::move(*read));
  }
  if (diagnostics.error_count() != errors_before) return nullptr;
  return std::make_shared<const ManifestFonts>(std::move(directories), manifests);
}

}  // namespace zhibiao::text
