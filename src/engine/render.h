// render: record + template + fonts -> PDF bytes. The only place that calls the phases in a row.
//
// In: trees already read and values already loaded. Out: bytes and, on wish, text dumps of phases.
// Opens nothing but font files, prints nothing.
#pragma once

#include <memory>
#include <optional>

#include "base/diagnostic.h"
#include "base/result.h"
#include "form/template.h"
#include "text/font.h"

namespace zhibiao::engine {

struct RenderOptions {
  std::string date;  // for the metadata; see pdf::Metadata::date
  bool want_layout_dump = false;
  bool want_display_dump = false;
  // What the form would show otherwise than the record and the template say is an error: characters
  // drawn with a fallback font, private-use characters, compatibility forms.
  bool strict = false;
};

struct Rendered {
  Bytes pdf;
  int pages = 0;
  std::string layout_dump, display_dump;
};

// nullopt exactly when an error was added. `record` null: the blank form.
std::optional<Rendered> render(const form::Template& form, const json::Tree* record,
                               const text::FontSet& fonts, const RenderOptions& options,
                               Diagnostics& diagnostics);

}  // namespace zhibiao::engine
