#include "base/digest.h"

#include <algorithm>
#include <bit>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace zhibiao {

namespace {

using State = Sha256State;

constexpr std::size_t block_size = 64;

// Fractional parts of the cube roots of the first 64 primes (FIPS 180-4, 4.2.2).
constexpr std::array<std::uint32_t, 64> round_constants = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

std::uint32_t read_word(const char* bytes) {
  std::uint32_t word = 0;
  for (int index = 0; index < 4; ++index) {
    word = (word << 8U) | static_cast<unsigned char>(bytes[index]);
  }
  return word;
}

std::array<std::uint32_t, 64> message_schedule(const char* block) {
  std::array<std::uint32_t, 64> words;
  for (std::size_t t = 0; t < 16; ++t) words[t] = read_word(block + t * 4);
  for (std::size_t t = 16; t < 64; ++t) {
    const std::uint32_t a = words[t - 15], b = words[t - 2];
    const std::uint32_t sigma0 = std::rotr(a, 7) ^ std::rotr(a, 18) ^ (a >> 3U);
    const std::uint32_t sigma1 = std::rotr(b, 17) ^ std::rotr(b, 19) ^ (b >> 10U);
    words[t] = words[t - 16] + sigma0 + words[t - 7] + sigma1;
  }
  return words;
}

// FIPS 180-4, 6.2.2, with the standard's own letters.
void compress(State& state, const char* block) {
  const std::array<std::uint32_t, 64> words = message_schedule(block);
  auto [a, b, c, d, e, f, g, h] = state;
  for (std::size_t t = 0; t < 64; ++t) {
    const std::uint32_t sum1 = std::rotr(e, 6) ^ std::rotr(e, 11) ^ std::rotr(e, 25);
    const std::uint32_t choose = (e & f) ^ (~e & g);
    const std::uint32_t first = h + sum1 + choose + round_constants[t] + words[t];
    const std::uint32_t sum0 = std::rotr(a, 2) ^ std::rotr(a, 13) ^ std::rotr(a, 22);
    const std::uint32_t majority = (a & b) ^ (a & c) ^ (b & c);
    h = g;
    g = f;
    f = e;
    e = d + first;
    d = c;
    c = b;
    b = a;
    a = first + sum0 + majority;
  }
  const State change = {a, b, c, d, e, f, g, h};
  for (std::size_t index = 0; index < state.size(); ++index) state[index] += change[index];
}

#if defined(__x86_64__)

// The same with the processor's own instructions for it (Intel SDM, SHA256RNDS2, SHA256MSG1,
// SHA256MSG2), about six times as fast. They hold the state as (A B E F) and (C D G H), highest
// first.
__attribute__((target("sha,sse4.1"))) void compress_natively(State& state, const char* block,
                                                             std::size_t count) {
  const auto lane = [&state](int index) {
    return static_cast<int>(state[static_cast<std::size_t>(index)]);
  };
  __m128i abef = _mm_set_epi32(lane(0), lane(1), lane(4), lane(5));
  __m128i cdgh = _mm_set_epi32(lane(2), lane(3), lane(6), lane(7));
  const __m128i big_endian = _mm_set_epi8(12, 13, 14, 15, 8, 9, 10, 11, 4, 5, 6, 7, 0, 1, 2, 3);
  for (; count > 0; --count, block += block_size) {
    const __m128i abef_before = abef, cdgh_before = cdgh;
    __m128i words[4];  // the last 16 of the message schedule
    for (std::size_t four = 0; four < 16; ++four) {
      __m128i& word = words[four % 4];
      const __m128i *next = &words[(four + 1) % 4], *last = &words[(four + 3) % 4];
      if (four < 4) {
        word = _mm_loadu_si128(reinterpret_cast<const __m128i*>(block) + four);
        word = _mm_shuffle_epi8(word, big_endian);
      } else {
        const __m128i seven_back = _mm_alignr_epi8(*last, words[(four + 2) % 4], 4);
        word = _mm_add_epi32(_mm_sha256msg1_epu32(word, *next), seven_back);
        word = _mm_sha256msg2_epu32(word, *last);
      }
      const auto* constants = reinterpret_cast<const __m128i*>(round_constants.data()) + four;
      const __m128i sum = _mm_add_epi32(word, _mm_loadu_si128(constants));
      cdgh = _mm_sha256rnds2_epu32(cdgh, abef, sum);
      abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(sum, 0x0E));
    }
    abef = _mm_add_epi32(abef, abef_before);
    cdgh = _mm_add_epi32(cdgh, cdgh_before);
  }
  alignas(16) std::uint32_t high[4], low[4];
  _mm_store_si128(reinterpret_cast<__m128i*>(high), abef);
  _mm_store_si128(reinterpret_cast<__m128i*>(low), cdgh);
  state = {high[3], high[2], low[3], low[2], high[1], high[0], low[1], low[0]};
}

bool has_native_compress() {
  static const bool has = __builtin_cpu_supports("sse4.1") && [] {
    unsigned a = 7, b = 0, c = 0, d = 0;  // CPUID leaf 7, EBX bit 29: the SHA instructions
    asm("cpuid" : "+a"(a), "=b"(b), "+c"(c), "=d"(d));
    return (b & (1U << 29U)) != 0;
  }();
  return has;
}

#endif

using Compress = void (*)(State&, const char* blocks, std::size_t count);

void compress_portably(State& state, const char* blocks, std::size_t count) {
  for (; count > 0; --count, blocks += block_size) compress(state, blocks);
}

Compress fastest() {
#if defined(__x86_64__)
  if (has_native_compress()) return compress_natively;
#endif
  return compress_portably;
}

// What follows the whole blocks of `size` bytes: the rest, a one bit, zeros, the length in bits
// (5.1.1).
std::string padded(std::string_view rest, std::uint64_t size) {
  std::string tail(rest);
  tail += '\x80';
  while (tail.size() % block_size != block_size - 8) tail += '\0';
  const std::uint64_t bits = size * 8;
  for (int shift = 56; shift >= 0; shift -= 8) tail += static_cast<char>((bits >> shift) & 0xFFU);
  return tail;
}

Sha256 bytes_of(const State& state) {
  Sha256 digest;
  for (std::size_t index = 0; index < digest.size(); ++index) {
    digest[index] = static_cast<std::uint8_t>(state[index / 4] >> (24 - index % 4 * 8));
  }
  return digest;
}

Sha256 finish(State state, std::string_view rest, std::uint64_t size, Compress compress_blocks) {
  const std::string tail = padded(rest, size);
  compress_blocks(state, tail.data(), tail.size() / block_size);
  return bytes_of(state);
}

}  // namespace

void Digester::append(std::string_view bytes) {
  size_ += bytes.size();
  if (!rest_.empty()) {
    const std::size_t taken = std::min(bytes.size(), block_size - rest_.size());
    rest_ += bytes.substr(0, taken);
    bytes.remove_prefix(taken);
    if (rest_.size() < block_size) return;
    fastest()(state_, rest_.data(), 1);
  }
  const std::size_t blocks = bytes.size() / block_size;
  fastest()(state_, bytes.data(), blocks);
  rest_ = bytes.substr(blocks * block_size);
}

Sha256 Digester::digest() const {
  return finish(state_, rest_, size_, fastest());
}

Sha256 sha256(std::string_view bytes) {
  Digester digester;
  digester.append(bytes);
  return digester.digest();
}

Sha256 sha256_portably(std::string_view bytes) {
  State state = sha256_start;
  const std::size_t blocks = bytes.size() / block_size;
  compress_portably(state, bytes.data(), blocks);
  return finish(state, bytes.substr(blocks * block_size), bytes.size(), compress_portably);
}

std::string digest_text(const Sha256& digest, std::size_t count) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (std::size_t index = 0; index < count && index < digest.size(); ++index) {
    text += digits[digest[index] >> 4U];
    text += digits[digest[index] & 0xFU];
  }
  return text;
}

}  // namespace zhibiao
