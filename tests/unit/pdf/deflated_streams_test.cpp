// What is deflated again and again is deflated twice.
#include "pdf/deflated_streams.h"

#include <doctest/doctest.h>

#include "pdf/compress.h"

namespace zhibiao::pdf {

namespace {

// Counts how often it was asked to deflate.
class Streams {
 public:
  explicit Streams(std::size_t most_bytes = 1'000) : streams_(most_bytes) {}

  Bytes find(const Bytes& bytes, Coding coding = Coding::deflate) {
    return streams_.find_or_deflate(coding, bytes, [&] {
      ++deflated;
      return "deflated " + bytes;
    });
  }
  int deflated = 0;

 private:
  DeflatedStreams streams_;
};

}  // namespace

TEST_CASE("what came twice is kept, what came once is not") {
  Streams streams;
  for (int time = 0; time < 5; ++time) CHECK(streams.find("a") == "deflated a");
  CHECK(streams.deflated == 2);
  CHECK(streams.find("b") == "deflated b");
  CHECK(streams.deflated == 3);
}

TEST_CASE("the same bytes deflated otherwise are another stream") {
  Streams streams;
  for (int time = 0; time < 3; ++time) streams.find("a");
  streams.find("a", Coding::deflate_fast);
  CHECK(streams.deflated == 3);
}

TEST_CASE("the oldest make room, and one that would take half of it is not kept") {
  Streams streams(100);
  for (int number = 0; number < 10; ++number) {
    const Bytes bytes(20, static_cast<char>('a' + number));
    streams.find(bytes);
    streams.find(bytes);
  }
  streams.deflated = 0;
  streams.find(Bytes(20, 'j'));
  CHECK(streams.deflated == 0);
  streams.find(Bytes(20, 'a'));
  CHECK(streams.deflated == 1);
  for (int time = 0; time < 3; ++time) streams.find(Bytes(60, 'x'));
  CHECK(streams.deflated == 4);
}

TEST_CASE("a compressor that keeps gives the bytes of one that does not") {
  DeflatedStreams kept;
  Compressor keeping(&kept), plain;
  for (int time = 0; time < 4; ++time) {
    Stream one{{}, Bytes(10'000, 'x')}, other = one;
    keeping.pack(one);
    plain.pack(other);
    CHECK((one.data == other.data));
    CHECK(one.coding == Coding::deflated);
  }
}

}  // namespace zhibiao::pdf
