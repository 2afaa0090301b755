#include "pdf/compress.h"

#include <libdeflate.h>

#include <memory>

namespace zhibiao::pdf {

namespace {

// Level 6 packs CFF programs as tightly as any higher level does.
constexpr int deflate_level = 6;

struct FreeCompressor {
  void operator()(libdeflate_compressor* compressor) const {
    libdeflate_free_compressor(compressor);
  }
};

using Compressor = std::unique_ptr<libdeflate_compressor, FreeCompressor>;

// `data` in the zlib format, which FlateDecode reads.
Bytes deflated(libdeflate_compressor* compressor, const Bytes& data) {
  Bytes packed(libdeflate_zlib_compress_bound(compressor, data.size()), '\0');
  packed.resize(
      libdeflate_zlib_compress(compressor, data.data(), data.size(), packed.data(), packed.size()));
  return packed;
}

}  // namespace

Result<Objects> compress(Objects objects) {
  const Compressor compressor(libdeflate_alloc_compressor(deflate_level));
  if (!compressor) return failure(message("内存不足，无法压缩", "out of memory for compression"));
  for (Object& object : objects.list) {
    auto* stream = std::get_if<Stream>(&object.value);
    if (stream == nullptr || stream->coding != Coding::deflate) continue;
    stream->data = deflated(compressor.get(), stream->data);
    stream->coding = Coding::deflated;
  }
  return objects;
}

}  // namespace zhibiao::pdf
