// output_name: a pattern and a record -> the name of the record's file.
//
//   {/unit/code}-{/unit/name}.pdf   values of the record, by JSON pointer (RFC 6901)
//   {file}-{number}.pdf             the record's file without its extension; its line, row or item
//
// The name is one name in one folder whatever the record holds: characters that a file system or a
// shell takes amiss become _, a name that only dots would begin is no way out, and a name longer
// than 255 bytes is cut between characters and told apart by a digest. Looks at no file.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "engine/records.h"
#include "json/value.h"

namespace zhibiao::engine {

struct NamePart {
  enum class Kind : std::uint8_t { words, value, file, number };
  Kind kind = Kind::words;
  std::string text;  // words, or a pointer
};

using NamePattern = std::vector<NamePart>;

// Fails where a brace is not paired, a placeholder is none of the above, or words hold a slash.
// ".pdf" is added where the pattern does not end in it.
Result<NamePattern> read_name_pattern(std::string_view pattern);

// For records of a file each: {file}.pdf; for the others: {file}-{number}.pdf.
const NamePattern& usual_name(bool alone);

// Fails where the record has no text or number at a pointer.
Result<std::string> name_of(const NamePattern& pattern, const RecordText& record,
                            const json::Tree& tree);

// `text` as a part of a file name.
std::string safe_name(std::string_view text);

}  // namespace zhibiao::engine
