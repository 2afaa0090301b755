// The words of --help, in both languages.
#pragma once

#include <string_view>

#include "base/message.h"

namespace zhibiao::cli {

// Of one command; of the whole program where `command` is empty or unknown.
Message help(std::string_view command);

}  // namespace zhibiao::cli
