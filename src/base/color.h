// Color: one gray level or one sRGB value, 0..255 a channel. Black is gray 0, so that a form prints
// in one ink (DeviceGray); red seals and fills are RGB.
#pragma once

#include <cstdint>

namespace zhibiao {

struct Color {
  enum class Space : std::uint8_t { gray, rgb };
  Space space = Space::gray;
  std::uint8_t red = 0, green = 0, blue = 0;  // gray: all three hold the level
  constexpr bool operator==(const Color&) const = default;
  static constexpr Color gray(std::uint8_t level) { return {Space::gray, level, level, level}; }
  static constexpr Color rgb(std::uint8_t r, std::uint8_t g, std::uint8_t b) {
    return {Space::rgb, r, g, b};
  }
};

inline constexpr Color black = Color::gray(0);

}  // namespace zhibiao
