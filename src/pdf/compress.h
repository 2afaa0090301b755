// compress: deflates streams that may be deflated. Changes nothing else.
#pragma once

#include <memory>

#include "pdf/object.h"

namespace zhibiao::pdf {

class DeflatedStreams;

class Compressor {
 public:
  // `kept`: what other files of a batch deflated; may be null, outlives the Compressor.
  explicit Compressor(DeflatedStreams* kept = nullptr);
  ~Compressor();
  Compressor(const Compressor&) = delete;
  Compressor& operator=(const Compressor&) = delete;

  void pack(Stream& stream);
  void pack(Objects& objects);  // all streams

 private:
  Bytes deflate(const Stream& stream);

  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace zhibiao::pdf
