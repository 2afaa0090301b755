// Reading small templates in tests: a body in quotes, and what the reading said.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "form/read_template.h"
#include "json/read.h"

namespace zhibiao::form {

struct ReadResult {
  std::optional<Template> form;
  Diagnostics diagnostics;

  // Each fault as "line:column code pointer: message", one a line.
  std::string faults() const {
    std::string all;
    for (const Diagnostic& fault : diagnostics.list()) {
      all += fmt::format("{}:{} {} {}: {}\n", fault.at.line, fault.at.column, fault.code.name,
                         fault.at.pointer, fault.message.en);
    }
    return all;
  }
};

inline std::shared_ptr<const json::Tree> tree_of(std::string name, std::string text,
                                                 Diagnostics& diagnostics) {
  return json::read(SourceFile(std::move(name), std::move(text)), diagnostics);
}

// A whole template.json.
inline ReadResult read_text(std::string text, const std::string& schema = {}) {
  ReadResult result;
  const auto source = tree_of("forms/t/template.json", std::move(text), result.diagnostics);
  std::shared_ptr<const json::Tree> fields;
  if (!schema.empty()) fields = tree_of("record.schema.json", schema, result.diagnostics);
  if (source) result.form = read_template(source, fields, result.diagnostics);
  return result;
}

// The members of a template beside "form", on lines of their own: the first is line 2.
inline ReadResult read_members(const std::string& members, const std::string& schema = {}) {
  return read_text("{\"form\": {\"id\": \"t\", \"title\": \"T\"},\n" + members + "}", schema);
}

// The items of "body", from line 3 on.
inline ReadResult read_body_text(const std::string& items, const std::string& schema = {}) {
  return read_members("\"body\": [\n" + items + "]", schema);
}

}  // namespace zhibiao::form
