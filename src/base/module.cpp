#include "base/module.h"

#include <dlfcn.h>

#include <string>
#include <system_error>

namespace zhibiao {

namespace {

// To give the loader this folder for all libraries (a run path) would have it look there for each
// of them first. It would know the folder as $ORIGIN, but not where a sanitizer calls it for us.
std::filesystem::path program_folder() {
  const std::filesystem::path program = program_file();
  return program.empty() ? "$ORIGIN" : program.parent_path();
}

void* open_part(const char* module, std::string& reasons) {
  const std::filesystem::path beside = program_folder();
  for (const auto& folder : {beside, beside / ".." / "lib" / "zhibiao"}) {
    if (void* part = ::dlopen((folder / module).c_str(), RTLD_NOW | RTLD_LOCAL)) return part;
    if (!reasons.empty()) reasons += "; ";
    reasons += ::dlerror();
  }
  return nullptr;
}

}  // namespace

std::filesystem::path program_file() {
  std::error_code fault;
  return std::filesystem::read_symlink("/proc/self/exe", fault);
}

Result<void*> load_function(const char* module, const char* function) {
  std::string reasons;
  void* part = open_part(module, reasons);
  void* address = part == nullptr ? nullptr : ::dlsym(part, function);
  if (address != nullptr) return address;
  if (part != nullptr) reasons = ::dlerror();
  return failure(message("程序的一部分 {} 装不进来：{}",
                         "{}, a part of the program, cannot be loaded: {}", module, reasons));
}

Message cure_of_missing_module() {
  return message("把程序重新装一遍：这一部分和程序放在一起",
                 "install the program again: this part lies beside it");
}

}  // namespace zhibiao
