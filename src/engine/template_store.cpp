#include "engine/template_store.h"

#include <utility>

#include "bind/violations.h"
#include "engine/provenance.h"
#include "layout/label_cache.h"

namespace zhibiao::engine {

namespace {

std::shared_ptr<const LoadedForm> load(const std::string& name, const Folders& folders,
                                       Diagnostics& diagnostics) {
  std::optional<form::Template> form = load_template(name, folders, diagnostics);
  if (!form) return nullptr;
  auto loaded = std::make_shared<LoadedForm>();
  if (form->record_schema != nullptr) {
    auto compiled = bind::compile_schema(*form->record_schema);
    if (!compiled) {
      diagnostics.error(code::bad_value, form->record_schema->root().location(), compiled.error());
      return nullptr;
    }
    loaded->schema = std::move(*compiled);
  }
  loaded->labels = std::make_shared<layout::LabelCache>();
  loaded->digest = template_digest(*form);
  loaded->form = std::move(*form);
  return loaded;
}

}  // namespace

std::shared_ptr<const LoadedForm> TemplateStore::find(const std::string& name_or_path,
                                                      Diagnostics& diagnostics) {
  const std::lock_guard lock(mutex_);
  const auto known = entries_.find(name_or_path);
  if (known != entries_.end()) {
    diagnostics.append(known->second.diagnostics);
    return known->second.form;
  }
  Entry entry;
  entry.form = load(name_or_path, folders_, entry.diagnostics);
  diagnostics.append(entry.diagnostics);
  // What is no template is looked for again: records can name more of those than need be held.
  return entry.form == nullptr
             ? nullptr
             : entries_.emplace(name_or_path, std::move(entry)).first->second.form;
}

}  // namespace zhibiao::engine
