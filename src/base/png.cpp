// The one file that knows libpng.

#include "base/png.h"

#include <png.h>

#include <algorithm>

namespace zhibiao {

namespace {

constexpr std::uint64_t most_pixels = 16'000'000;

// What libpng has read, freed on the way out.
struct Reader {
  Reader() { image.version = PNG_IMAGE_VERSION; }
  ~Reader() { png_image_free(&image); }
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;

  png_image image{};
};

tl::unexpected<Message> damaged(const png_image& image) {
  return failure(message("PNG 读不出来：{}", "the PNG cannot be read: {}", image.message));
}

Picture split(const Bytes& pixels, std::uint32_t width, std::uint32_t height) {
  Picture picture{width, height, {}, {}};
  const std::size_t count = std::size_t{width} * height;
  picture.colors.reserve(count * 3);
  picture.opacities.reserve(count);
  for (std::size_t at = 0; at < count; ++at) {
    picture.colors.append(pixels, at * 4, 3);
    picture.opacities += pixels[at * 4 + 3];
  }
  const auto is_opaque = [](char opacity) { return opacity == '\xFF'; };
  if (std::all_of(picture.opacities.begin(), picture.opacities.end(), is_opaque)) {
    picture.opacities.clear();
  }
  return picture;
}

}  // namespace

Result<Picture> read_png(const Bytes& bytes) {
  Reader reader;
  png_image& image = reader.image;
  if (png_image_begin_read_from_memory(&image, bytes.data(), bytes.size()) == 0) {
    return damaged(image);
  }
  if (std::uint64_t{image.width} * image.height > most_pixels) {
    return failure(message("图有 {}×{} 个像素，超过 1600 万",
                           "the picture has {}x{} pixels, more than 16 million", image.width,
                           image.height));
  }
  image.format = PNG_FORMAT_RGBA;
  Bytes pixels(PNG_IMAGE_SIZE(image), '\0');
  if (png_image_finish_read(&image, nullptr, pixels.data(), 0, nullptr) == 0) {
    return damaged(image);
  }
  if (PNG_IMAGE_FAILED(image)) return damaged(image);
  return split(pixels, image.width, image.height);
}

}  // namespace zhibiao
