// The date that goes into a PDF, from what the user or the surroundings state. Reads no clock.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace zhibiao::cli {

// "2024-04-15" -> "2024-04-15T00:00:00+08:00", midnight of that day in China.
Result<std::string> date_from_option(std::string_view date);

// Seconds since 1970-01-01 UTC (reproducible-builds.org/specs/source-date-epoch) ->
// "2024-04-14T16:00:00+00:00". Years 1970 to 9999.
Result<std::string> date_from_epoch(std::string_view seconds);

}  // namespace zhibiao::cli
