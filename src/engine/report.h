// report: Diagnostics -> text for people or lines for programs. The only place where a diagnostic
// becomes words in one language. Prints nothing itself.
//
//   record.json:12:9: error[record-schema]: "name" should be a string, found a number
//     at /unit/name
//      12 |   "name": 5
//         |           ^
//     template.json:30:7: note: the template uses it here
//     cure: put it in quotes: "5"
//
// Columns count code points; the caret stands by display width, where a Han character takes two.
#pragma once

#include <cstdint>
#include <string>

#include "base/diagnostic.h"

namespace zhibiao::engine {

enum class Language : std::uint8_t { chinese, english };

// One paragraph a diagnostic, in the order of the list; empty for an empty list.
std::string report_text(const Diagnostics& diagnostics, Language language);

// One JSON object a line, with the messages in both languages:
// {"severity","code","message":{"zh","en"},"cure":{...},"at":{"file","line","column","pointer"},
// "notes":[{"message","at"}]}; absent where there is nothing.
std::string report_json_lines(const Diagnostics& diagnostics);

// The message in that language.
const std::string& in(Language language, const Message& message);

}  // namespace zhibiao::engine
