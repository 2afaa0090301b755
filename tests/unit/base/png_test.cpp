#include "base/png.h"

#include <doctest/doctest.h>

#include <string_view>

namespace zhibiao {
namespace {

Bytes bytes_of(std::string_view digits) {
  Bytes bytes;
  for (std::size_t at = 0; at < digits.size(); at += 2) {
    bytes += static_cast<char>(std::stoi(std::string(digits.substr(at, 2)), nullptr, 16));
  }
  return bytes;
}

// Written with zlib and nothing else. The red of a seal is 200, 16, 46.
const Bytes half_opaque_red_and_dark = bytes_of(
    "89504e470d0a1a0a0000000d4948445200000002000000010806000000f4227f8a000000114944415478da633821"
    "a0d7c0c8c4fc1f000b5c028cd83c95490000000049454e44ae426082");
const Bytes red_over_dark = bytes_of(
    "89504e470d0a1a0a0000000d494844520000000100000002080200000016e32170000000104944415478da633821"
    "a0c7c0c9c10e0006f8011fc3f828070000000049454e44ae426082");
const Bytes palette_of_clear_and_red = bytes_of(
    "89504e470d0a1a0a0000000d4948445200000002000000010103000000ceecedc900000006504c5445ffffffc810"
    "2e5c6a0b180000000274524e5300ff5b9122b50000000a4944415478da637000000042004184bf8e620000000049"
    "454e44ae426082");
const Bytes sixteen_bit_gray = bytes_of(
    "89504e470d0a1a0a0000000d49484452000000010000000110000000006aee4716000000017352474200aece1ce9"
    "0000000b4944415478da636860000001030081ade8b2740000000049454e44ae426082");
const Bytes interlaced_red = bytes_of(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000001e77063480000000c4944415478da633821"
    "a0070002aa0107bcd849420000000049454e44ae426082");
const Bytes more_than_16_million = bytes_of(
    "89504e470d0a1a0a0000000d4948445200000fa100000fa0080000000024d6d7e0000000084944415478da030000"
    "0000016fddc9910000000049454e44ae426082");

const std::string red = "\xC8\x10\x2E";

TEST_CASE("colors and opacities of a PNG are taken as they are") {
  const auto picture = read_png(half_opaque_red_and_dark);
  REQUIRE(picture);
  CHECK(picture->width == 2);
  CHECK(picture->height == 1);
  CHECK(picture->colors == red + "\x01\x02\x03");
  CHECK(picture->opacities == "\x80\xFF");
}

TEST_CASE("where all is opaque there are no opacities") {
  const auto picture = read_png(red_over_dark);
  REQUIRE(picture);
  CHECK(picture->height == 2);
  CHECK(picture->colors == red + "\x09\x08\x07");
  CHECK(picture->opacities.empty());
}

TEST_CASE("palettes, sixteen bits, and interlaced rows become eight bits of color") {
  const auto palette = read_png(palette_of_clear_and_red);
  REQUIRE(palette);
  CHECK(palette->colors == "\xFF\xFF\xFF" + red);
  CHECK(palette->opacities == std::string("\x00\xFF", 2));
  const auto gray = read_png(sixteen_bit_gray);
  REQUIRE(gray);
  CHECK(gray->colors == "\x80\x80\x80");
  const auto interlaced = read_png(interlaced_red);
  REQUIRE(interlaced);
  CHECK(interlaced->colors == red);
}

TEST_CASE("what is no PNG, is cut off anywhere, or too large is refused") {
  CHECK_FALSE(read_png(""));
  CHECK_FALSE(read_png("GIF89a"));
  const auto large = read_png(more_than_16_million);
  REQUIRE_FALSE(large);
  CHECK(large.error().en == "the picture has 4001x4000 pixels, more than 16 million");
  // The pixels end before the chunk that ends the file, which nothing hangs on.
  const std::size_t pixels_end = half_opaque_red_and_dark.size() - 16;
  for (std::size_t length = 0; length < pixels_end; ++length) {
    CAPTURE(length);
    CHECK_FALSE(read_png(half_opaque_red_and_dark.substr(0, length)));
  }
}

}  // namespace
}  // namespace zhibiao
