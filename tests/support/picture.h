// A gray picture read from a binary PGM file (P5, 8 bits), as poppler, mupdf and Ghostscript write
// it.
#pragma once

#include <cstdint>
#include <sstream>
#include <string>

#include "support/command.h"

namespace zhibiao::test {

struct Picture {
  int width = 0, height = 0;
  std::string pixels;  // row by row from the top, one byte each, 0 is black

  std::uint8_t at(int row, int column) const {
    return static_cast<std::uint8_t>(
        pixels.at(static_cast<std::size_t>(row) * static_cast<std::size_t>(width) +
                  static_cast<std::size_t>(column)));
  }
  bool dark(int row, int column) const { return at(row, column) < 128; }
  bool operator==(const Picture&) const = default;
};

// A picture of width 0 when the file is no such picture.
inline Picture read_picture(const std::string& path) {
  const std::string bytes = read_bytes(path);
  std::size_t offset = 0;
  const auto next_word = [&] {
    while (offset < bytes.size() && (std::isspace(bytes[offset]) != 0 || bytes[offset] == '#')) {
      offset = bytes[offset] == '#' ? bytes.find('\n', offset) : offset + 1;
    }
    const std::size_t begin = offset;
    while (offset < bytes.size() && std::isspace(bytes[offset]) == 0) ++offset;
    return bytes.substr(begin, offset - begin);
  };
  if (next_word() != "P5") return {};
  Picture picture;
  picture.width = std::stoi(next_word());
  picture.height = std::stoi(next_word());
  next_word();  // the greatest level, 255
  picture.pixels = bytes.substr(offset + 1);
  return picture;
}

}  // namespace zhibiao::test
