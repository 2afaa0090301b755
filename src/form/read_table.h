// read_table: a table's columns, header, rows and groups.
#pragma once

#include "form/reading.h"
#include "form/template.h"

namespace zhibiao::form {

Table read_table(json::Value value, const Scope& scope, Reading& reading);

}  // namespace zhibiao::form
