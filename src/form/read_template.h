// template.json -> Template. Reports every unknown key ("did you mean"), wrong type, bad length,
// unknown style, and binding to a field that record.schema.json does not have, each with its place.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>

#include "base/diagnostic.h"
#include "form/template.h"

namespace zhibiao::form {

// nullopt exactly when an error was added. `schema` (may be null) is used to check the bindings and
// is kept in the Template.
std::optional<Template> read_template(std::shared_ptr<const json::Tree> source,
                                      std::shared_ptr<const json::Tree> schema,
                                      Diagnostics& diagnostics);

}  // namespace zhibiao::form
