// read_png: the bytes of a PNG file -> Picture. Every kind of PNG (grey, palette, 16 bits,
// interlaced) becomes 8 bits of sRGB and opacity.
#pragma once

#include "base/picture.h"

namespace zhibiao {

// Fails where it is no PNG, is damaged, or has more than 16 million pixels: 42 mm at 600 dpi are
// one.
Result<Picture> read_png(const Bytes& bytes);

}  // namespace zhibiao
