// read_back: the bytes of a PDF -> the files that ride inside it.
//
// The bytes may come from anywhere, so they are read by qpdf, with limits, and nothing is mended: a
// file with any fault is refused with the reason. Looks at embedded files alone; draws and trusts
// nothing.
#pragma once

#include <cstddef>
#include <map>
#include <string>

#include "base/result.h"

namespace zhibiao::pdf {

struct ReadLimits {
  std::size_t file = std::size_t{1} << 30;        // bytes of the PDF
  std::size_t attachment = std::size_t{1} << 28;  // of each file inside, decoded
  std::size_t attachments = 16;                   // that are looked at
};

// Fails where the program is not whole: the part that knows qpdf is not beside it.
Result<void> load_reader();

// By name. Fails where the PDF is damaged, encrypted, or exceeds a limit.
Result<std::map<std::string, Bytes>> read_attachments(const Bytes& pdf,
                                                      const ReadLimits& limits = {});

}  // namespace zhibiao::pdf
