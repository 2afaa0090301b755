// object_text: an Object -> its text in a file (ISO 32000-1, 7.3), with no white space that no
// reader needs.
//
// Strings are hexadecimal, so that no byte needs an escape. Where objects stand in a file is not
// known here (pdf/serialize.h).
#pragma once

#include "base/result.h"
#include "pdf/object.h"

namespace zhibiao::pdf {

// Of a stream its dictionary.
void append_text(const Object& object, Bytes& text);
void append_text(const Dict& dict, Bytes& text);

// With its number, and the line ends that ISO 19005-2, 6.1.9 asks for; of a stream all of it, with
// /Length and /Filter.
void append_indirect(Ref number, const Object& object, Bytes& file);

}  // namespace zhibiao::pdf
