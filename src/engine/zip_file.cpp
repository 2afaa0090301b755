#include "engine/zip_file.h"

#include "base/module.h"

namespace zhibiao::engine {

namespace {

using Open = void(const std::filesystem::path&, std::unique_ptr<ZipFile>&);

}  // namespace

// libzip brings four libraries more, which a program that reads no workbook need not load.
Result<std::unique_ptr<ZipFile>> ZipFile::open(const std::filesystem::path& path) {
  const Result<void*> function = load_function("zhibiao-libzip.so", "zhibiao_open_zip");
  if (!function) return failure(function.error());
  std::unique_ptr<ZipFile> archive;
  reinterpret_cast<Open*> (*function)(path, archive);
  return archive;
}

}  // namespace zhibiao::engine
