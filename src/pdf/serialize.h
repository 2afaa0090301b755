// serialize: Objects -> the bytes of a PDF file: plain objects packed into object streams, and a
// cross-reference stream (ISO 32000-1, 7.5.7 and 7.5.8), or, for the oldest archives, a table
// (7.5.4) and no packing. /ID is a digest of the file's bytes; no clock.
#pragma once

#include "base/digest.h"
#include "base/result.h"
#include "pdf/compress.h"
#include "pdf/object.h"

namespace zhibiao::pdf {

// streams: PDF 1.7 (PDF/A-2, ISO 19005-2, 6.1). table: PDF 1.4 (PDF/A-1); what is packed must have
// Coding::plain, and is written as objects of the file.
enum class FileStructure : std::uint8_t { streams, table };

struct SerializedFile {
  Bytes bytes;
  Sha256 digest;  // of them
};

// Takes the objects: each is let go when it is written.
SerializedFile serialize(Objects objects, FileStructure structure, Compressor& compressor);

}  // namespace zhibiao::pdf
