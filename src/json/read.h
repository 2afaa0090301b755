// JSON text -> Tree. Strict RFC 8259 through nlohmann/json's SAX parser, and beyond it: UTF-8 is
// checked, duplicate keys are refused, nesting is limited to 256. Every fault that can be found in
// one reading is reported (a syntax error ends the reading).
#pragma once

#include <memory>

#include "base/diagnostic.h"
#include "base/source.h"
#include "json/value.h"

namespace zhibiao::json {

// nullptr exactly when an error was added. A byte order mark is accepted and skipped.
std::unique_ptr<const Tree> read(SourceFile source, Diagnostics& diagnostics);

}  // namespace zhibiao::json
