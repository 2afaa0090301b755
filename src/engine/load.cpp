#include "engine/load.h"

#include <algorithm>
#include <limits>
#include <system_error>
#include <utility>

#include "base/files.h"
#include "base/png.h"
#include "base/suggest.h"
#include "form/read_template.h"
#include "json/read.h"

namespace zhibiao::engine {

namespace {

namespace fs = std::filesystem;

constexpr const char* template_file = "template.json";
constexpr const char* schema_file = "record.schema.json";

bool is_file(const fs::path& path) {
  std::error_code ignored;  // what cannot be looked at is not there
  return fs::is_regular_file(path, ignored);
}

// The template.json that `name_or_path` stands for.
std::optional<fs::path> find_template(std::string_view name_or_path, const Folders& folders) {
  const fs::path path(name_or_path);
  if (name_or_path.find('/') == std::string_view::npos) {
    for (const fs::path& folder : folders) {
      if (is_file(folder / path / template_file)) return folder / path / template_file;
    }
  }
  if (is_file(path)) return path;
  if (is_file(path / template_file)) return path / template_file;
  return std::nullopt;
}

Message list_names(const std::vector<std::string>& names) {
  if (names.empty())
    return message("用 --templates 指出模板所在的目录",
                   "name the folder of templates with --templates");
  std::string zh, en;
  for (const std::string& name : names) {
    zh += (zh.empty() ? "" : "、") + name;
    en += (en.empty() ? "" : ", ") + name;
  }
  return {"现有的模板：" + zh, "the templates are " + en};
}

void report_not_found(std::string_view name, const Folders& folders, Diagnostics& diagnostics) {
  const std::vector<std::string> names = template_names(folders);
  const std::optional<std::string> meant = nearest(name, names);
  Diagnostic& diagnostic = diagnostics.error(
      code::template_not_found, {}, message("找不到模板“{}”", "there is no template \"{}\"", name),
      meant ? message("是不是“{}”？", "did you mean \"{}\"?", *meant) : list_names(names));
  for (const fs::path& folder : folders) {
    diagnostic.notes.push_back({message("找过 {}", "looked in {}", folder.string()), std::nullopt});
  }
}

// False exactly when an error was added.
bool load_pictures(form::Template& form, Diagnostics& diagnostics) {
  bool loaded = true;
  for (form::PictureFile& file : form.pictures) {
    Result<Bytes> bytes = read_file(fs::path(form.folder) / file.name);
    Result<Picture> picture = bytes ? read_png(*bytes) : failure(bytes.error());
    if (!picture) {
      diagnostics.error(bytes ? code::bad_picture : code::file_unreadable, file.at.location(),
                        picture.error(),
                        message("把 PNG 图放在 template.json 旁边，名为 {}",
                                "put a PNG picture named {} beside template.json", file.name));
      loaded = false;
      continue;
    }
    file.picture = std::make_shared<const Picture>(std::move(*picture));
    file.bytes = std::move(*bytes);
  }
  return loaded;
}

}  // namespace

std::unique_ptr<const json::Tree> load_json_text(std::string name, std::string text,
                                                 Diagnostics& diagnostics) {
  if (text.size() >= std::numeric_limits<std::uint32_t>::max()) {
    diagnostics.error(code::file_unreadable, whole_file(std::move(name)),
                      message("文件超过 4 GiB", "the file is larger than 4 GiB"),
                      message("分成几个文件", "split it into several files"));
    return nullptr;
  }
  return json::read(SourceFile(std::move(name), std::move(text)), diagnostics);
}

std::unique_ptr<const json::Tree> load_json(const fs::path& path, Diagnostics& diagnostics) {
  Result<Bytes> bytes = read_file(path);
  if (!bytes) {
    diagnostics.error(code::file_unreadable, whole_file(path.string()), bytes.error());
    return nullptr;
  }
  return load_json_text(path.string(), std::move(*bytes), diagnostics);
}

std::optional<form::Template> load_template(std::string_view name_or_path, const Folders& folders,
                                            Diagnostics& diagnostics) {
  const std::optional<fs::path> path = find_template(name_or_path, folders);
  if (!path) {
    report_not_found(name_or_path, folders, diagnostics);
    return std::nullopt;
  }
  std::shared_ptr<const json::Tree> source = load_json(*path, diagnostics);
  std::shared_ptr<const json::Tree> schema;
  const fs::path schema_path = path->parent_path() / schema_file;
  if (is_file(schema_path)) {
    schema = load_json(schema_path, diagnostics);
    if (schema == nullptr) return std::nullopt;
  }
  if (source == nullptr) return std::nullopt;
  auto form = form::read_template(std::move(source), std::move(schema), diagnostics);
  if (!form || !load_pictures(*form, diagnostics)) return std::nullopt;
  return form;
}

std::vector<std::string> template_names(const Folders& folders) {
  std::vector<std::string> names;
  for (const fs::path& folder : folders) {
    std::error_code fault;
    for (fs::directory_iterator entry(folder, fault), end; !fault && entry != end;
         entry.increment(fault)) {
      if (is_file(entry->path() / template_file))
        names.push_back(entry->path().filename().string());
    }
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

}  // namespace zhibiao::engine
