// deflated_streams: what streams were deflated to, kept from document to document: the colour
// profile, pictures of the template, fonts in which it alone is set.
//
// In: a stream's bytes. Out: the bytes that they were deflated to before. What it holds decides how
// long a document takes, never a byte of it: streams are the same if their SHA-256 is. Only what
// came at least twice is kept. Safe to share among threads; its size is bounded.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string_view>

#include "base/digest.h"
#include "base/result.h"
#include "pdf/object.h"

namespace zhibiao::pdf {

class DeflatedStreams {
 public:
  // Bytes that are kept, deflated, at most.
  explicit DeflatedStreams(std::size_t most_bytes = std::size_t{4} << 20U)
      : most_bytes_(most_bytes) {}

  // The bytes deflated: as they were before, or by `deflate`.
  Bytes find_or_deflate(Coding coding, std::string_view bytes,
                        const std::function<Bytes()>& deflate);

 private:
  struct Entry {
    Sha256 digest{};
    std::shared_ptr<const Bytes> deflated;
  };

  using Key = std::uint64_t;

  // Null where the bytes are not kept; `came_before` then says whether they are to be.
  std::shared_ptr<const Bytes> find(Key key, std::string_view bytes, bool& came_before);
  void keep(Key key, std::string_view bytes, const Bytes& deflated);
  void make_room(std::size_t bytes);

  const std::size_t most_bytes_;
  std::mutex mutex_;
  std::array<Key, 4'096> came_{};  // what came last, by the last bits of its key
  std::map<Key, Entry> kept_;
  std::deque<Key> ages_;  // the oldest first
  std::size_t bytes_ = 0;
};

}  // namespace zhibiao::pdf
