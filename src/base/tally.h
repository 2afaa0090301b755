// Tally: whether two accounts of many texts are the same, without keeping the texts. The layout
// counts what it was given to set, the writer what its codes say on the pages; they must agree.
//
// In: texts, piece by piece. Out: values to compare. White space is of no account, since lines end
// in it. The order of the texts does not count, the order within a text does.
#pragma once

#include <cstdint>
#include <string_view>

namespace zhibiao {

// A text as a number: that of its bytes without U+0020, U+000A, U+0009 and U+3000.
class TextHash {
 public:
  void add(std::string_view utf8) {
    constexpr std::string_view ideographic_space = "\u3000";
    constexpr std::uint64_t factor = 0x9E37'79B9'7F4A'7C15U;  // odd, bits well mixed
    for (std::size_t place = 0; place < utf8.size(); ++place) {
      const char byte = utf8[place];
      if (byte == ' ' || byte == '\n' || byte == '\t') continue;
      if (byte == ideographic_space[0] && utf8.substr(place, 3) == ideographic_space) {
        place += 2;
        continue;
      }
      value_ = value_ * factor + static_cast<unsigned char>(byte) + 1;
    }
  }

  bool empty() const { return value_ == 0; }
  std::uint64_t value() const { return value_; }

 private:
  std::uint64_t value_ = 0;
};

class Tally {
 public:
  // A text without anything but white space is none.
  void add(const TextHash& text) {
    if (text.empty()) return;
    ++count_;
    sum_ += mixed(text.value());
  }

  std::uint64_t count() const { return count_; }
  bool operator==(const Tally&) const = default;

 private:
  // Every bit of the result hangs on every bit of the value, so that sums do not meet by chance.
  static std::uint64_t mixed(std::uint64_t value) {
    value = (value ^ (value >> 30U)) * 0xBF58'476D'1CE4'E5B9U;
    value = (value ^ (value >> 27U)) * 0x94D0'49BB'1331'11EBU;
    return value ^ (value >> 31U);
  }

  std::uint64_t count_ = 0, sum_ = 0;
};

}  // namespace zhibiao
