// Message: one sentence in Chinese and in English. Both are composed where the fault is found; which
// one is shown is decided at the very end (engine/report). No place in it: that is Diagnostic's.
//
// English: lower case, no full stop, no blame, the values in the sentence. Chinese: the same manners.
#pragma once

#include <fmt/core.h>

#include <string>

namespace zhibiao {

struct Message {
  std::string zh, en;
};

// message("第 {} 列", "column {}", 3): both formats take the same arguments in the same order.
template <class... Arguments>
Message message(fmt::string_view zh, fmt::string_view en, const Arguments&... arguments) {
  return {fmt::vformat(zh, fmt::make_format_args(arguments...)),
          fmt::vformat(en, fmt::make_format_args(arguments...))};
}

}  // namespace zhibiao
