// Reading and Scope: what the functions that read a template share. Nothing here outlives
// read_template().
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "form/schema_fields.h"
#include "form/style_table.h"
#include "form/template.h"
#include "json/value.h"

namespace zhibiao::form {

struct Reading {
  Diagnostics& diagnostics;
  StyleTable styles;
  std::map<std::string, json::Value> signature_fields;  // where each name is used first
  // What each "each" of the table that is being read repeats over: a footer's sums look there.
  std::vector<SchemaFields> table_items;
  std::vector<PictureFile> pictures = {};
};

// What surrounds a part of the template.
struct Scope {
  SchemaFields root;
  SchemaFields item;         // of the innermost "each"
  bool inside_each = false;  // whether there is an item
  bool in_footer = false;    // of a table: the only place of sums
  StyleId style = default_style;
  Length text_width;              // of the page
  std::optional<GridPitch> grid;  // of the page
};

inline Scope in_style(Scope scope, StyleId style) {
  scope.style = style;
  return scope;
}

// The style that `reference` names or describes, which starts from the scope's.
inline StyleId read_style(json::Value reference, const Scope& scope, Reading& reading) {
  return reading.styles.read_reference(reference, scope.style, reading.diagnostics);
}

}  // namespace zhibiao::form
