// table_record: a row of a table, under its header -> a record as JSON text.
//
// A column is named by the template's "spreadsheet", by a JSON pointer ("/unit/name",
// "/finance/income/0/total"), or by a field of the record. A cell is a string as typed, unless the
// record's schema wants something else there: a number, true or false (是, 否), null for an empty
// cell, a list (one item a line of the cell). An empty cell is else left out, and an item of a list
// of whose cells all are empty. Checks no value: that is the schema's part (bind/check_record.h).
#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "engine/records.h"
#include "form/template.h"

namespace zhibiao::engine {

// The cell in the column named `pointer`, or, where it is but one name deep, by that name; empty
// where there is none. For a place that must be known before the template is.
std::string cell_at(const RecordText& row, const std::string& pointer);

// Empty exactly when an error was added.
std::string record_of(const RecordText& row, const form::Template& form, Diagnostics& diagnostics);

}  // namespace zhibiao::engine
