#include "base/module.h"

#include <dlfcn.h>

namespace zhibiao {

namespace {

tl::unexpected<Message> missing(const char* module) {
  const char* reason = ::dlerror();
  return failure(message("程序的一部分 {} 装不进来：{}",
                         "{}, a part of the program, cannot be loaded: {}", module,
                         reason == nullptr ? "" : reason));
}

}  // namespace

Result<void*> load_function(const char* module, const char* function) {
  void* part = ::dlopen(module, RTLD_NOW | RTLD_LOCAL);
  if (part == nullptr) return missing(module);
  void* address = ::dlsym(part, function);
  if (address == nullptr) return missing(module);
  return address;
}

}  // namespace zhibiao
