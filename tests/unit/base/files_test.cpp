#include "base/files.h"

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

namespace zhibiao {
namespace {

namespace fs = std::filesystem;

// A folder of its own for one test.
class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "zhibiao-files-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path = name;
  }
  ~Folder() { fs::remove_all(path); }
  std::ptrdiff_t entries() const {
    return std::distance(fs::directory_iterator(path), fs::directory_iterator());
  }
  fs::path path;
};

TEST_CASE("what is written is read back, byte for byte") {
  const Folder folder;
  std::string bytes("\0\xFF\n\r", 4);
  bytes += std::string(300'000, 'x');
  const fs::path path = folder.path / "名称.bin";
  REQUIRE(write_file_atomically(path, bytes));
  CHECK(read_file(path).value() == bytes);
  CHECK(folder.entries() == 1);
}

TEST_CASE("a file that exists is replaced whole") {
  const Folder folder;
  REQUIRE(write_file_atomically(folder.path / "f", "a longer text"));
  REQUIRE(write_file_atomically(folder.path / "f", "new"));
  CHECK(read_file(folder.path / "f").value() == "new");
  CHECK(folder.entries() == 1);
}

TEST_CASE("a written file has the rights that the user's mask leaves") {
  const Folder folder;
  const mode_t mask = ::umask(0027);
  const auto written = write_file_atomically(folder.path / "f", "x");
  ::umask(mask);
  REQUIRE(written);
  CHECK((fs::status(folder.path / "f").permissions() & fs::perms::mask) == fs::perms(0640));
}

TEST_CASE("a failed write leaves nothing behind and says why") {
  const Folder folder;
  const auto nowhere = write_file_atomically(folder.path / "none" / "f", "x");
  REQUIRE_FALSE(nowhere);
  CHECK(nowhere.error().en.find("cannot write") == 0);
  CHECK(nowhere.error().zh.find("无法写入") == 0);
  fs::create_directory(folder.path / "taken");
  CHECK_FALSE(write_file_atomically(folder.path / "taken", "x"));  // a folder is not replaced
  CHECK(folder.entries() == 1);
}

TEST_CASE("what cannot be read is named with the reason") {
  const Folder folder;
  const auto missing = read_file(folder.path / "none");
  REQUIRE_FALSE(missing);
  CHECK(missing.error().en.find("none") != std::string::npos);
  CHECK_FALSE(read_file(folder.path));
}

}  // namespace
}  // namespace zhibiao
