// bind: Template + record -> Document.
//
// Expands "each" groups (with their blank rows and label spans), fills fields, formats dates, decides
// "when" and "unless", turns sign-off blocks into one-cell tables and prose into paragraphs. Collapses
// runs of spaces (people align with them; the form places by anchors) and says so. Lays nothing out.
#pragma once

#include <optional>

#include "base/diagnostic.h"
#include "bind/document.h"
#include "form/template.h"

namespace zhibiao::bind {

// nullopt exactly when an error was added. `record` must outlive the result.
std::optional<Document> bind(const form::Template& form, const json::Tree& record,
                             Diagnostics& diagnostics);

// A template without data: the blank official form.
std::optional<Document> bind_blank(const form::Template& form, Diagnostics& diagnostics);

}  // namespace zhibiao::bind
