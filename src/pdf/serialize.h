// serialize: Objects -> the bytes of a PDF 1.7 file, through PoDoFo. Its header, cross-reference
// table and trailer are PDF/A's (ISO 19005-2, 6.1); /ID is a digest of the file's contents, no
// clock.
#pragma once

#include "base/result.h"
#include "pdf/object.h"

namespace zhibiao::pdf {

// A stream of Coding::deflate is written as it is (pdf/compress.h comes first).
// Takes the objects: each is let go when PoDoFo has it.
Result<Bytes> serialize(Objects objects);

// One object as it stands in a file, without its number; of a stream the dictionary.
Result<Bytes> object_text(const Object& object);

}  // namespace zhibiao::pdf
