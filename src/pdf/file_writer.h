// file_writer: numbered objects -> the bytes of a PDF 1.7 file, object by object, so that none need
// be held. Header, cross-reference table and trailer are PDF/A's (ISO 19005-2, 6.1); /ID is a
// digest of all that is written. A file that is held whole goes through pdf/serialize.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/digest.h"
#include "base/result.h"
#include "pdf/object.h"
#include "pdf/print_file.h"

namespace zhibiao::pdf {

class FileWriter {
 public:
  // `sink` outlives the writer.
  explicit FileWriter(ByteSink& sink) : sink_(sink) {}

  // In any order, each number once. A stream of Coding::deflate is written as it is.
  Result<void> write(Ref number, const Object& object);
  // Numbers that were not written are free.
  Result<void> finish(Ref root, Ref info);

 private:
  Result<void> put(std::string_view bytes);
  Result<void> put_table();

  ByteSink& sink_;
  std::uint64_t size_ = 0;
  std::vector<std::uint64_t> offsets_;  // by number; 0: not written
  Digester digester_;                   // of what was written
};

}  // namespace zhibiao::pdf
