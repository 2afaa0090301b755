// SHA-256 (FIPS 180-4): a name for some bytes that depends on nothing else. Serves identifiers and
// tables of contents, not secrets.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace zhibiao {

using Sha256 = std::array<std::uint8_t, 32>;

using Sha256State = std::array<std::uint32_t, 8>;
inline constexpr Sha256State sha256_start = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                             0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};

Sha256 sha256(std::string_view bytes);

// The same without the instructions that some processors have for it: for the other processors, and
// for the test that holds the two together.
Sha256 sha256_portably(std::string_view bytes);

// Of bytes that come piece by piece: the digest of all of them.
class Digester {
 public:
  void append(std::string_view bytes);
  Sha256 digest() const;  // so far

 private:
  Sha256State state_ = sha256_start;
  std::string rest_;  // less than a block
  std::uint64_t size_ = 0;
};

// The first `count` bytes of a digest in lower-case hexadecimal.
std::string digest_text(const Sha256& digest, std::size_t count = 32);

}  // namespace zhibiao
