#include "base/files.h"

#include <fcntl.h>
#include <glob.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
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
  int release() { return std::exchange(number_, -1); }
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

bool is_named(int file, const std::filesystem::path& path) {
  struct stat held {};
  struct stat named {};
  return ::fstat(file, &held) == 0 && ::stat(path.c_str(), &named) == 0 &&
         held.st_dev == named.st_dev && held.st_ino == named.st_ino;
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
                       ::fchmod(file.number(), 0666 & ~mask) == 0 && ::fsync(file.number()) == 0 &&
                       file.close() && ::rename(temporary.c_str(), path.c_str()) == 0;
  if (written) return {};
  const Message reason = because("无法写入", "cannot write", path);
  ::unlink(temporary.c_str());
  return failure(reason);
}

Result<void> write_file(const std::filesystem::path& path, std::string_view bytes) {
  Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666));
  if (file.number() < 0) return failure(because("无法写入", "cannot write", path));
  // The disk may begin now, so that there is less to wait for later.
  const bool written = write_all(file.number(), bytes) &&
                       (::sync_file_range(file.number(), 0, 0, SYNC_FILE_RANGE_WRITE) == 0 ||
                        errno == EINVAL || errno == ENOSYS || errno == ESPIPE) &&
                       file.close();
  if (written) return {};
  const Message reason = because("无法写入", "cannot write", path);
  ::unlink(path.c_str());
  return failure(reason);
}

Result<void> flush_file_system(const std::filesystem::path& folder) {
  const Descriptor file(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (file.number() >= 0 && ::syncfs(file.number()) == 0) return {};
  return failure(because("无法写入", "cannot write", folder));
}

Result<void> rename_file(const std::filesystem::path& from, const std::filesystem::path& to) {
  if (::rename(from.c_str(), to.c_str()) == 0) return {};
  return failure(because("无法写入", "cannot write", to));
}

Result<void> make_folder(const std::filesystem::path& path) {
  if (::mkdir(path.c_str(), 0777) == 0) return {};
  const int fault = errno;
  std::error_code ignored;  // what cannot be looked at is not there, and mkdir said why
  if (fault == EEXIST && std::filesystem::is_directory(path, ignored)) return {};
  errno = fault == EEXIST ? ENOTDIR : fault;
  return failure(because("无法建立目录", "cannot make the folder", path));
}

std::vector<std::filesystem::path> files_like(const std::string& pattern) {
  glob_t found{};
  std::vector<std::filesystem::path> paths;
  if (::glob(pattern.c_str(), GLOB_NOSORT, nullptr, &found) == 0) {
    paths.assign(found.gl_pathv, found.gl_pathv + found.gl_pathc);
  }
  ::globfree(&found);
  std::sort(paths.begin(), paths.end(),
            [](const auto& a, const auto& b) { return a.native() < b.native(); });
  return paths;
}

Result<Journal> Journal::open(const std::filesystem::path& path) {
  Descriptor file(::open(path.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0666));
  if (file.number() < 0) return failure(because("无法写入", "cannot write", path));
  if (::flock(file.number(), LOCK_EX | LOCK_NB) == 0) {
    if (is_named(file.number(), path)) return Journal(path, file.release());
    return open(path);  // whoever held the lock has finished the file and renamed it
  }
  if (errno != EWOULDBLOCK) return failure(because("无法锁定", "cannot lock", path));
  return failure(
      message("另一个 zhibiao 正在写 {}", "another zhibiao is writing {}", path.string()));
}

Journal::~Journal() {
  if (file_ >= 0) ::close(file_);
}

Journal::Journal(Journal&& other) noexcept
    : path_(std::move(other.path_)), file_(std::exchange(other.file_, -1)) {}

Result<void> Journal::append(std::string_view lines) {
  if (write_all(file_, lines)) return {};
  return failure(because("无法写入", "cannot write", path_));
}

Result<void> Journal::empty() {
  if (::ftruncate(file_, 0) == 0) return {};
  return failure(because("无法写入", "cannot write", path_));
}

Result<void> Journal::finish(const std::filesystem::path& path) {
  if (::syncfs(file_) == 0 && ::rename(path_.c_str(), path.c_str()) == 0) return {};
  return failure(because("无法写入", "cannot write", path));
}

Result<LineReader> LineReader::open(const std::filesystem::path& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return failure(because("无法读取", "cannot read", path));
  return LineReader(file);
}

LineReader::~LineReader() {
  if (file_ >= 0) ::close(file_);
}

LineReader::LineReader(LineReader&& other) noexcept
    : file_(std::exchange(other.file_, -1)),
      read_(other.read_),
      held_(std::move(other.held_)),
      given_(other.given_) {}

std::optional<LineReader::Line> LineReader::next() {
  char buffer[1 << 16];
  std::size_t looked_at = given_;
  for (;;) {
    const std::size_t end = held_.find('\n', looked_at);
    const std::uint64_t offset = read_ - (held_.size() - given_);
    if (end != std::string::npos) {
      Line line{held_.substr(given_, end - given_), offset, true};
      given_ = end + 1;
      return line;
    }
    held_.erase(0, given_);
    given_ = 0;
    looked_at = held_.size();
    const ssize_t count = ::pread(file_, buffer, sizeof buffer, static_cast<off_t>(read_));
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) {
      if (held_.empty()) return std::nullopt;
      return Line{std::exchange(held_, {}), offset, false};
    }
    held_.append(buffer, static_cast<std::size_t>(count));
    read_ += static_cast<std::uint64_t>(count);
  }
}

std::string LineReader::line_at(std::uint64_t offset) const {
  std::string line;
  char buffer[1 << 12];
  for (;;) {
    const ssize_t count =
        ::pread(file_, buffer, sizeof buffer, static_cast<off_t>(offset + line.size()));
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return line;
    line.append(buffer, static_cast<std::size_t>(count));
    const std::size_t end = line.find('\n', line.size() - static_cast<std::size_t>(count));
    if (end != std::string::npos) return line.substr(0, end);
  }
}

}  // namespace zhibiao
