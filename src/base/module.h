// load_function: a function of a part of the program that is loaded only when it is needed. The
// part lies beside the program, or where it is installed (../lib/zhibiao); it stays loaded.
#pragma once

#include <filesystem>

#include "base/result.h"

namespace zhibiao {

// The file that runs, however it was called; empty where the system does not tell.
std::filesystem::path program_file();

Result<void*> load_function(const char* module, const char* function);

Message cure_of_missing_module();

}  // namespace zhibiao
