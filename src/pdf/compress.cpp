#include "pdf/compress.h"

#include <libdeflate.h>

#include <new>

#include "pdf/deflated_streams.h"

namespace zhibiao::pdf {

namespace {

constexpr int level = 6;
// Of the example's font programs, level 6 saves 0.7 % of what level 1 leaves for 1.7 times the
// time, level 12 another 1 % for 6 times.
constexpr int fast_level = 1;

struct FreeCompressor {
  void operator()(libdeflate_compressor* compressor) const {
    libdeflate_free_compressor(compressor);
  }
};

using CompressorHandle = std::unique_ptr<libdeflate_compressor, FreeCompressor>;

CompressorHandle make(int with_level) {
  CompressorHandle made(libdeflate_alloc_compressor(with_level));
  if (!made) throw std::bad_alloc();  // as operator new would
  return made;
}

}  // namespace

struct Compressor::State {
  CompressorHandle usual = make(level), fast = make(fast_level);
  Bytes room;  // used again for each stream
  DeflatedStreams* kept = nullptr;
};

Compressor::Compressor(DeflatedStreams* kept) : state_(new State) {
  state_->kept = kept;
}

Compressor::~Compressor() = default;

// To the zlib format, which FlateDecode reads.
Bytes Compressor::deflate(const Stream& stream) {
  libdeflate_compressor* compressor =
      (stream.coding == Coding::deflate ? state_->usual : state_->fast).get();
  Bytes& room = state_->room;
  const std::size_t most = libdeflate_zlib_compress_bound(compressor, stream.data.size());
  if (room.size() < most) room.resize(most);
  const std::size_t size = libdeflate_zlib_compress(compressor, stream.data.data(),
                                                    stream.data.size(), room.data(), room.size());
  return Bytes(room.data(), size);
}

void Compressor::pack(Stream& stream) {
  if (stream.coding != Coding::deflate && stream.coding != Coding::deflate_fast) return;
  const auto deflated = [&] { return deflate(stream); };
  stream.data = state_->kept == nullptr
                    ? deflated()
                    : state_->kept->find_or_deflate(stream.coding, stream.data, deflated);
  stream.coding = Coding::deflated;
}

void Compressor::pack(Objects& objects) {
  for (Object& object : objects.list) {
    if (auto* stream = std::get_if<Stream>(&object.value)) pack(*stream);
  }
}

}  // namespace zhibiao::pdf
