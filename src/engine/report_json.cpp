#include <nlohmann/json.hpp>
#include <string_view>

#include "engine/batch_report.h"
#include "engine/report.h"

namespace zhibiao::engine {

namespace {

using Object = nlohmann::ordered_json;  // members in the order written: equal reports, equal bytes

Object to_json(const Message& message) {
  return {{"zh", message.zh}, {"en", message.en}};
}

Object to_json(const Location& at) {
  Object object = {{"file", at.file}};
  if (at.line > 0) object["line"] = at.line;
  if (at.column > 0) object["column"] = at.column;
  if (at.line > 0) object["pointer"] = at.pointer;
  return object;
}

std::string_view severity_name(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::note:
      return "note";
  }
  return {};
}

Object to_json(const Diagnostic& diagnostic) {
  Object object = {{"severity", severity_name(diagnostic.severity)},
                   {"code", diagnostic.code.name},
                   {"message", to_json(diagnostic.message)}};
  if (!diagnostic.cure.en.empty()) object["cure"] = to_json(diagnostic.cure);
  if (!diagnostic.at.file.empty()) object["at"] = to_json(diagnostic.at);
  for (const Note& note : diagnostic.notes) {
    Object entry = {{"message", to_json(note.message)}};
    if (note.at) entry["at"] = to_json(*note.at);
    object["notes"].push_back(std::move(entry));
  }
  return object;
}

}  // namespace

std::string diagnostics_json(const Diagnostics& diagnostics) {
  Object all = Object::array();
  for (const Diagnostic& diagnostic : diagnostics.list()) all.push_back(to_json(diagnostic));
  return all.dump(-1, ' ', false, Object::error_handler_t::replace);
}

std::string report_json_lines(const Diagnostics& diagnostics) {
  std::string lines;
  for (const Diagnostic& diagnostic : diagnostics.list()) {
    // A file name may hold bytes that are not UTF-8.
    lines += to_json(diagnostic).dump(-1, ' ', false, Object::error_handler_t::replace) + "\n";
  }
  return lines;
}

}  // namespace zhibiao::engine
