// Result: a value, or the reason why there is none. For leaf functions (parse a length, open a font)
// that know the reason but not the place; the phase that called adds the place and a code.
#pragma once

#include <string>
#include <tl/expected.hpp>

#include "base/message.h"

namespace zhibiao {

using Bytes = std::string;

template <class Value>
using Result = tl::expected<Value, Message>;

inline tl::unexpected<Message> failure(Message reason) {
  return tl::unexpected<Message>(std::move(reason));
}

}  // namespace zhibiao
