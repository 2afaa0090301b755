#include "text/manifest.h"

#include <charconv>

#include "base/files.h"
#include "json/read.h"

namespace zhibiao::text {

namespace {

void report(Diagnostics& diagnostics, const Location& at, Message what) {
  diagnostics.error(code::font_manifest, at, std::move(what));
}

// Whether `value` is of `kind`; reports it if not.
bool expect(json::Value value, json::Kind kind, const Message& what, Diagnostics& diagnostics) {
  if (value.is(kind)) return true;
  report(diagnostics, value.location(), what);
  return false;
}

bool expect_array(json::Value value, Diagnostics& diagnostics) {
  return expect(value, json::Kind::array, message("这里要一个数组", "an array is expected here"),
                diagnostics);
}

void refuse_unknown_key(json::Value member, Diagnostics& diagnostics) {
  report(diagnostics, member.key_location(),
         message("字体清单没有键“{}”", "a font manifest has no key \"{}\"", member.key()));
}

std::optional<unsigned> read_index(json::Value value, Diagnostics& diagnostics) {
  unsigned index = 0;
  const std::string_view text = value.text();
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), index);
  const bool whole = fault == std::errc() && end == text.data() + text.size();
  if (value.is(json::Kind::number) && whole && index < 0x10000) return index;
  report(diagnostics, value.location(),
         message("\"face\" 是字面在字体集中的序号：0 或正整数",
                 "\"face\" is the index of a face in a collection: 0 or a whole number"));
  return std::nullopt;
}

std::optional<FaceName> read_face(json::Value value, Diagnostics& diagnostics) {
  const Message shape = message("这里要 {{ \"file\": \"字体文件名\", \"face\": 序号 }}",
                                "{{ \"file\": \"name\", \"face\": index }} is expected here");
  if (!expect(value, json::Kind::object, shape, diagnostics)) return std::nullopt;
  FaceName face;
  face.at = value.location();
  bool sound = true;
  for (const json::Value member : value) {
    if (member.key() == "file") {
      sound = expect(member, json::Kind::string, shape, diagnostics) && sound;
      face.file = std::string(member.text());
    } else if (member.key() == "face") {
      const auto index = read_index(member, diagnostics);
      sound = sound && index.has_value();
      face.index = index.value_or(0);
    } else {
      refuse_unknown_key(member, diagnostics);
    }
  }
  if (sound && face.file.empty()) report(diagnostics, value.location(), shape);
  return sound && !face.file.empty() ? std::optional(face) : std::nullopt;
}

std::vector<FaceName> read_faces(json::Value value, Diagnostics& diagnostics) {
  std::vector<FaceName> faces;
  if (!expect_array(value, diagnostics)) return faces;
  for (const json::Value element : value) {
    if (auto face = read_face(element, diagnostics)) faces.push_back(std::move(*face));
  }
  return faces;
}

// "roles", "bold" or "latin".
std::vector<RoleEntry> read_roles(json::Value value, Diagnostics& diagnostics) {
  std::vector<RoleEntry> roles;
  const Message shape =
      message("\"{}\" 是对象：字体角色到字面数组",
              "\"{}\" is an object: from a role to an array of faces", value.key());
  if (!expect(value, json::Kind::object, shape, diagnostics)) return roles;
  for (const json::Value member : value) {
    roles.push_back({std::string(member.key()), read_faces(member, diagnostics)});
  }
  return roles;
}

std::vector<FamilyName> read_families(json::Value value, Diagnostics& diagnostics) {
  std::vector<FamilyName> families;
  const Message shape =
      message("\"families\" 是对象：字体角色到字体名数组",
              "\"families\" is an object: from a role to an array of names of fonts");
  if (!expect(value, json::Kind::object, shape, diagnostics)) return families;
  for (const json::Value role : value) {
    if (!expect_array(role, diagnostics)) continue;
    for (const json::Value name : role) {
      const Message wanted = message("这里要一个字体名", "the name of a font is expected here");
      if (!expect(name, json::Kind::string, wanted, diagnostics)) continue;
      families.push_back({std::string(role.key()), std::string(name.text()), name.location()});
    }
  }
  return families;
}

std::vector<std::filesystem::path> read_directories(json::Value value,
                                                    const std::filesystem::path& home,
                                                    Diagnostics& diagnostics) {
  std::vector<std::filesystem::path> directories;
  if (!expect_array(value, diagnostics)) return directories;
  for (const json::Value element : value) {
    const Message shape =
        message("这里要一个文件夹的路径", "the path of a folder is expected here");
    if (!expect(element, json::Kind::string, shape, diagnostics)) continue;
    directories.push_back(
        home / std::filesystem::path(std::u8string(element.text().begin(), element.text().end())));
  }
  return directories;
}

Manifest read_root(json::Value root, const std::filesystem::path& home, Diagnostics& diagnostics) {
  Manifest manifest;
  manifest.directories = {home};
  const Message shape = message("字体清单是一个对象", "a font manifest is an object");
  if (!expect(root, json::Kind::object, shape, diagnostics)) return manifest;
  for (const json::Value member : root) {
    if (member.key() == "directories") {
      manifest.directories = read_directories(member, home, diagnostics);
    } else if (member.key() == "roles") {
      manifest.roles = read_roles(member, diagnostics);
    } else if (member.key() == "bold") {
      manifest.bold = read_roles(member, diagnostics);
    } else if (member.key() == "latin") {
      manifest.latin = read_roles(member, diagnostics);
    } else if (member.key() == "families") {
      manifest.families = read_families(member, diagnostics);
    } else if (member.key() == "fallback") {
      manifest.fallback = read_faces(member, diagnostics);
    } else {
      refuse_unknown_key(member, diagnostics);
    }
  }
  return manifest;
}

}  // namespace

std::optional<Manifest> read_manifest(const std::filesystem::path& path, Diagnostics& diagnostics) {
  const std::size_t errors_before = diagnostics.error_count();
  auto bytes = read_file(path);
  if (!bytes) {
    Location at;
    at.file = path.string();
    diagnostics.error(code::font_manifest, std::move(at), bytes.error());
    return std::nullopt;
  }
  const auto tree = json::read(SourceFile(path.string(), std::move(*bytes)), diagnostics);
  if (!tree) return std::nullopt;
  Manifest manifest = read_root(tree->root(), path.parent_path(), diagnostics);
  if (diagnostics.error_count() != errors_before) return std::nullopt;
  return manifest;
}

}  // namespace zhibiao::text
