#include "base/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace zhibiao {

namespace {

// An open file descriptor that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int number() const { return number_; }
  bool close() { return ::close(std::exchange(number_, -1)) == 0; }

 private:
  int number_;
};

Message because(std::string_view zh, std::string_view en, const std::filesystem::path& path) {
  const std::string reason = std::strerror(errno);
  return {fmt::format("{} {}：{}", zh, path.string(), reason),
          fmt::format("{} {}: {}", en, path.string(), reason)};
}

bool write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

}  // namespace

Result<Bytes> read_file(const std::filesystem::path& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.number() < 0) return failure(because("无法读取", "cannot read", path));
  struct stat status {};
  if (::fstat(file.number(), &status) != 0) return failure(because("无法读取", "cannot read", path));
  if (S_ISDIR(status.st_mode)) {
    errno = EISDIR;
    return failure(because("无法读取", "cannot read", path));
  }
  Bytes bytes;
  bytes.reserve(static_cast<std::size_t>(status.st_size));
  char buffer[1 << 16];
  for (;;) {
    const ssize_t count = ::read(file.number(), buffer, sizeof buffer);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return failure(because("无法读取", "cannot read", path));
    if (count == 0) return bytes;
    bytes.append(buffer, static_cast<std::size_t>(count));
  }
}

Result<void> write_file_atomically(const std::filesystem::path& path, std::string_view bytes) {
  // In the target's own folder, so that the rename stays on one file system; mkstemp's name is
  // random, but the name is gone with the rename and never reaches the output.
  std::string temporary = path.string() + ".XXXXXX";
  Descriptor file(::mkostemp(temporary.data(), O_CLOEXEC));
  if (file.number() < 0) return failure(because("无法写入", "cannot write", path));
  const mode_t mask = ::umask(0);
  ::umask(mask);
  const bool written = write_all(file.number(), bytes) &&
                       ::fchmod(file.number(), 0666 & ~mask) == 0 &&
                       ::fsync(file.number()) == 0 && file.close() &&
                       ::rename(temporary.c_str(), path.c_str()) == 0;
  if (written) return {};
  const Message reason = because("无法写入", "cannot write", path);
  ::unlink(temporary.c_str());
  return failure(reason);
}

}  // namespace zhibiao
