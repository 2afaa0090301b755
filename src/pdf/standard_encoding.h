// Adobe's standard encoding, by the numbers of CFF's standard strings (Adobe Technical Note 5176,
// appendices A and B).
#pragma once

#include <cstdint>

namespace zhibiao::pdf::cff {

// The string number of the name that stands at `code`; 0 (.notdef) where none does.
std::uint32_t standard_string(std::uint32_t code);

}  // namespace zhibiao::pdf::cff
