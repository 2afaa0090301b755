// ObjectPack: plain objects as text, one after the other, in the form of an object stream
// (ISO 32000-1, 7.5.7).
#pragma once

#include <cstdint>

#include "base/result.h"
#include "pdf/object.h"

namespace zhibiao::pdf {

class ObjectPack {
 public:
  // Begins object `number`, whose text is to be appended to the result.
  Bytes& begin(std::uint32_t number);
  std::uint32_t size() const { return count_; }
  // What is here afterwards is empty.
  Stream finish();

 private:
  Bytes index_, text_;
  std::uint32_t count_ = 0;
};

}  // namespace zhibiao::pdf
