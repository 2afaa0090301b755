// write: text -> JSON text. Strings alone; whoever writes more puts the brackets.
#pragma once

#include <string>
#include <string_view>

namespace zhibiao::json {

// A JSON string with its quotes. U+FFFD stands for bytes that are not UTF-8.
std::string quoted(std::string_view text);

}  // namespace zhibiao::json
