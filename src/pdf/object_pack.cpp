#include "pdf/object_pack.h"

#include <utility>

namespace zhibiao::pdf {

Bytes& ObjectPack::begin(std::uint32_t number) {
  if (count_ > 0) text_ += '\n';
  index_ += std::to_string(number) + ' ' + std::to_string(text_.size()) + ' ';
  ++count_;
  return text_;
}

Stream ObjectPack::finish() {
  Stream stream;
  stream.dict.add("Type", name("ObjStm"))
      .add("N", integer(count_))
      .add("First", integer(static_cast<std::int64_t>(index_.size())));
  stream.data = std::move(index_) + text_;
  index_.clear();
  text_.clear();
  count_ = 0;
  return stream;
}

}  // namespace zhibiao::pdf
