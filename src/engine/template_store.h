// TemplateStore: the templates of a batch, each read once.
//
// In: a template's name or path. Out: the form with what is made of it alone, for all its records.
// Safe to share among threads.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "base/diagnostic.h"
#include "engine/load.h"
#include "form/template.h"

namespace zhibiao::bind {
class CompiledSchema;
}
namespace zhibiao::layout {
class LabelCache;
}

namespace zhibiao::engine {

struct LoadedForm {
  form::Template form;
  std::shared_ptr<const bind::CompiledSchema> schema;  // null where the form has none
  std::shared_ptr<layout::LabelCache> labels;          // of all its records, with one FontSet
  std::string digest;                                  // of the template's files
};

class TemplateStore {
 public:
  explicit TemplateStore(Folders folders) : folders_(std::move(folders)) {}

  // nullptr exactly when an error was added: the same errors each time.
  std::shared_ptr<const LoadedForm> find(const std::string& name_or_path, Diagnostics& diagnostics);

 private:
  struct Entry {
    std::shared_ptr<const LoadedForm> form;
    Diagnostics diagnostics;
  };

  Folders folders_;
  std::mutex mutex_;
  std::map<std::string, Entry> entries_;
};

}  // namespace zhibiao::engine
