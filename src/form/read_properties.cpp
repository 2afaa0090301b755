#include "form/read_properties.h"

#include <utility>

#include "form/read_content.h"
#include "form/read_path.h"
#include "json/fields.h"

namespace zhibiao::form {

Properties read_properties(json::Value value, const Scope& scope, Reading& reading) {
  Properties properties;
  if (!value.exists()) return properties;
  json::Fields fields(value, reading.diagnostics);
  properties.title = read_content(fields.take("title"), scope, reading);
  properties.author = read_content(fields.take("author"), scope, reading);
  if (const json::Value date = fields.take("date"); date.exists()) {
    properties.at = date;
    if (auto bound = read_path(date, Use::show, scope, reading)) {
      properties.date = std::move(bound->path);
    }
  }
  fields.refuse_others();
  return properties;
}

}  // namespace zhibiao::form
