// compress: deflates streams that may be deflated. Changes nothing else.
#pragma once

#include <memory>

#include "pdf/object.h"

namespace zhibiao::pdf {

class Compressor {
 public:
  Compressor();
  ~Compressor();
  Compressor(const Compressor&) = delete;
  Compressor& operator=(const Compressor&) = delete;

  void pack(Stream& stream);
  void pack(Objects& objects);  // all streams

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace zhibiao::pdf
