// The sRGB profile (ICC v2) that every file carries as its output intent. Built in: the bytes are
// those of Debian's icc-profiles-free (sRGB.icc, zlib licence), turned into C++ by
// src/pdf/CMakeLists.txt.
#pragma once

#include <string_view>

namespace zhibiao::pdf {

std::string_view srgb_profile();

}  // namespace zhibiao::pdf
