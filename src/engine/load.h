// load: names and paths of a template and of a record -> values. Reads files; writes none.
//
// A template is a folder with template.json and, if it has one, record.schema.json. It is named
// either by its folder's name, looked for in the template folders given, or by a path to the folder
// or to its template.json.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "form/template.h"
#include "json/value.h"

namespace zhibiao::engine {

using Folders = std::vector<std::filesystem::path>;

// A JSON file, read and parsed. nullptr exactly when an error was added.
std::unique_ptr<const json::Tree> load_json(const std::filesystem::path& path,
                                            Diagnostics& diagnostics);

// The same of text that is already there. `name` is what messages call it.
std::unique_ptr<const json::Tree> load_json_text(std::string name, std::string text,
                                                 Diagnostics& diagnostics);

// nullopt exactly when an error was added.
std::optional<form::Template> load_template(std::string_view name_or_path, const Folders& folders,
                                            Diagnostics& diagnostics);

// The names of the templates in `folders`, each once, in order of bytes.
std::vector<std::string> template_names(const Folders& folders);

}  // namespace zhibiao::engine
