// "spreadsheet" of a template -> which column of a table of records fills which place of a record.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "form/schema_fields.h"
#include "form/template.h"

namespace zhibiao::form {

// Names of members, and numbers of items, of an RFC 6901 pointer.
std::vector<std::string> pointer_keys(std::string_view pointer);

// What the schema says of a place; none where it has no such place.
std::optional<SchemaFields> schema_place(const SchemaFields& root, std::string_view pointer);

// `value` may not exist. Each member of the object names a column and gives a pointer, as
// "/unit/name"; one that the record's schema does not have is an error (binding-unknown).
std::vector<SheetColumn> read_spreadsheet(json::Value value, const SchemaFields& root,
                                          Diagnostics& diagnostics);

}  // namespace zhibiao::form
