#include "pdf/deflated_streams.h"

#include <utility>

namespace zhibiao::pdf {

Bytes DeflatedStreams::find_or_deflate(Coding coding, std::string_view bytes,
                                       const std::function<Bytes()>& deflate) {
  const Key key = std::hash<std::string_view>()(bytes) + static_cast<Key>(coding);
  bool came_before = false;
  if (const auto found = find(key, bytes, came_before)) return *found;
  Bytes deflated = deflate();
  if (came_before && deflated.size() <= most_bytes_ / 2) keep(key, bytes, deflated);
  return deflated;
}

std::shared_ptr<const Bytes> DeflatedStreams::find(Key key, std::string_view bytes,
                                                   bool& came_before) {
  Entry entry;
  {
    const std::lock_guard lock(mutex_);
    const auto kept = kept_.find(key);
    if (kept == kept_.end()) {
      came_before = std::exchange(came_[key % came_.size()], key) == key;
      return nullptr;
    }
    entry = kept->second;
  }
  return entry.digest == sha256(bytes) ? entry.deflated : nullptr;
}

void DeflatedStreams::keep(Key key, std::string_view bytes, const Bytes& deflated) {
  Entry entry{sha256(bytes), std::make_shared<const Bytes>(deflated)};
  const std::lock_guard lock(mutex_);
  if (kept_.contains(key)) return;  // another thread was faster
  make_room(deflated.size());
  kept_.emplace(key, std::move(entry));
  ages_.push_back(key);
  bytes_ += deflated.size();
}

void DeflatedStreams::make_room(std::size_t bytes) {
  while (bytes_ + bytes > most_bytes_ && !ages_.empty()) {
    const auto oldest = kept_.find(ages_.front());
    bytes_ -= oldest->second.deflated->size();
    kept_.erase(oldest);
    ages_.pop_front();
  }
}

}  // namespace zhibiao::pdf
