// mangle: a text with a few bytes dropped, doubled, changed, or moved; the same for the same
// number.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <string_view>

namespace zhibiao::support {

inline std::string mangle(std::string text, std::uint32_t number, std::string_view alphabet) {
  std::mt19937 random(number);  // its sequence is fixed by the C++ standard
  const auto below = [&random](std::size_t limit) { return random() % limit; };
  for (std::size_t edits = 1 + below(3); edits > 0 && !text.empty(); --edits) {
    const std::size_t at = below(text.size());
    const char byte = alphabet[below(alphabet.size())];
    switch (below(4)) {
      case 0:
        text.erase(at, 1 + below(4));
        break;
      case 1:
        text.insert(at, 1, byte);
        break;
      case 2:
        text[at] = byte;
        break;
      default:
        text.insert(at, text.substr(below(text.size()), 1 + below(8)));
    }
  }
  return text;
}

}  // namespace zhibiao::support
