// render: record + template + fonts -> PDF bytes. The only place that calls the phases in a row.
//
// In: trees already read and values already loaded. Out: bytes and, on wish, text dumps of phases.
// Opens nothing but font files, prints nothing.
#pragma once

#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "base/digest.h"
#include "base/result.h"
#include "base/tally.h"
#include "engine/provenance.h"
#include "form/template.h"
#include "paint/display_list.h"
#include "pdf/write.h"
#include "text/font.h"

namespace zhibiao::bind {
class CompiledSchema;
}
namespace zhibiao::layout {
class LabelCache;
}
namespace zhibiao::pdf {
struct Kept;
}

namespace zhibiao::engine {

// What a batch keeps from document to document, so that it is made once. Changes no byte.
struct Reuse {
  const bind::CompiledSchema* schema = nullptr;  // of the template's record.schema.json
  pdf::Kept* kept = nullptr;                     // of the same FontSet
  FontDigests* font_digests = nullptr;
  layout::LabelCache* labels = nullptr;  // of the template, laid out with the same FontSet
};

struct RenderOptions {
  std::string date;     // for the metadata, before what the record says; see pdf::Metadata::date
  std::string program;  // the program's version, for the metadata
  bool want_layout_dump = false;
  bool want_display_dump = false;
  Reuse reuse = {};
  pdf::Profile profile = pdf::Profile::a2a_and_ua1;
  // What the form would show otherwise than the record and the template say is an error: characters
  // drawn with a fallback font, private-use characters, compatibility forms.
  bool strict = false;
  // PDF/A-3a: the record and what the form was made from ride inside.
  bool embed_record = false;
};

// The pages of a form, drawn but in no file yet; what is added to some when all are known.
struct Painted {
  std::vector<paint::Page> pages;
  std::vector<std::pair<std::size_t, paint::Page>> additions;  // page index and what is added
  Tally shown;                                                 // what they must say
};

// nullopt exactly when an error was added.
std::optional<Painted> paint_pages(const form::Template& form, const json::Tree& record,
                                   const text::FontSet& fonts, const Reuse& reuse,
                                   Diagnostics& diagnostics);

struct Rendered {
  Bytes pdf;
  Sha256 digest = {};  // of `pdf`
  int pages = 0;
  std::vector<FontIdentity> fonts;  // where the record is embedded
  std::string layout_dump, display_dump;
};

// Makes errors of what would look otherwise than the record and the template say
// (RenderOptions::strict).
void be_strict(Diagnostics& diagnostics);

// nullopt exactly when an error was added. `record` null: the blank form.
std::optional<Rendered> render(const form::Template& form, const json::Tree* record,
                               const text::FontSet& fonts, const RenderOptions& options,
                               Diagnostics& diagnostics);

}  // namespace zhibiao::engine
