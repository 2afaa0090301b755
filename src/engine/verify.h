// verify: does a PDF with its record inside have the bytes that a render of that record has today?
//
// In: the PDF, the template and the fonts of today. Out: yes, or an error for each thing that
// differs: the record, the template, a font, the program, the file's own bytes. Writes nothing.
#pragma once

#include <optional>
#include <string>

#include "base/diagnostic.h"
#include "engine/provenance.h"
#include "form/template.h"
#include "text/font.h"

namespace zhibiao::engine {

// What rides inside a PDF that was rendered with its record.
struct Embedded {
  Bytes record;
  Provenance provenance;
};

// The record alone. nullopt exactly when an error was added: pdf-unsound, record-not-embedded.
// `name`: of the file, for messages.
std::optional<Bytes> extract_record(const Bytes& pdf, const std::string& name,
                                    Diagnostics& diagnostics);

// nullopt exactly when an error was added: the same, and what is wrong with the provenance.
std::optional<Embedded> read_embedded(const Bytes& pdf, const std::string& name,
                                      Diagnostics& diagnostics);

// Whether `pdf` is what `program` (its version) makes of what is inside. False exactly when an
// error was added: verify-differs, or whatever keeps the record from being rendered.
bool verify(const Bytes& pdf, const std::string& name, const Embedded& embedded,
            const form::Template& form, const text::FontSet& fonts, const std::string& program,
            Diagnostics& diagnostics);

}  // namespace zhibiao::engine
