// The program's version, as in CMakeLists.txt (a test holds the two together).
#pragma once

#include <string_view>

namespace zhibiao::cli {

inline constexpr std::string_view version = "0.1.0";

}  // namespace zhibiao::cli
