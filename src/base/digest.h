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

Sha256 sha256(std::string_view bytes);

// The same without the instructions that some processors have for it: for the other processors, and
// for the test that holds the two together.
Sha256 sha256_portably(std::string_view bytes);

// The first `count` bytes of a digest in lower-case hexadecimal.
std::string digest_text(const Sha256& digest, std::size_t count = 32);

}  // namespace zhibiao
