// Picture: the pixels of a seal or the like. An immutable value; base/png.h makes it.
#pragma once

#include <cstdint>

#include "base/result.h"

namespace zhibiao {

struct Picture {
  std::uint32_t width = 0, height = 0;  // in pixels
  Bytes colors;                         // red, green, blue, a byte each, row by row from the top
  Bytes opacities;                      // a byte a pixel, 255: opaque; empty where all are
};

}  // namespace zhibiao
