#include "json/write.h"

#include <fmt/format.h>

#include "base/utf8.h"

namespace zhibiao::json {

std::string quoted(std::string_view text) {
  std::string result = "\"";
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Decoded decoded = utf8::decode(text, at);
    at += decoded.length;
    const char32_t c = decoded.code_point;
    if (c < 0x20) {
      result += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
      continue;
    }
    if (c == U'"' || c == U'\\') result += '\\';
    utf8::append(result, c);
  }
  return result + "\"";
}

}  // namespace zhibiao::json
