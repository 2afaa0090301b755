#include "cli/output_place.h"

#include <optional>
#include <string>
#include <system_error>

#include "base/files.h"

namespace zhibiao::cli {

namespace {

namespace fs = std::filesystem;

struct Fault {
  Message what, cure;
};

// What is wrong with a place to write to, as far as it can be known before any work is done.
std::optional<Fault> output_fault(const fs::path& output, const fs::path& input) {
  const fs::path folder = output.has_parent_path() ? output.parent_path() : fs::path(".");
  std::error_code ignored;  // what cannot be looked at cannot be written either, and is said then
  if (!fs::is_directory(folder, ignored)) {
    return Fault{message("没有目录 {}", "there is no folder {}", folder.string()),
                 message("先建立这个目录", "make the folder first")};
  }
  if (fs::is_directory(output, ignored)) {
    const std::string file = (output / "form.pdf").string();
    return Fault{message("这是一个目录", "this is a folder"),
                 message("写出文件名，如 {}", "name a file, such as {}", file)};
  }
  if (fs::exists(output, ignored) && !fs::is_regular_file(output, ignored)) {
    // A finished file takes the place of the old one, which would do away with a device.
    return Fault{message("这不是普通文件", "this is no regular file"),
                 message("用 -o - 写到标准输出", "write standard output with -o -")};
  }
  if (fs::equivalent(output, input, ignored)) {
    return Fault{message("输出文件就是输入文件", "the output is the input itself"),
                 message("换一个输出文件名", "give the output another name")};
  }
  return std::nullopt;
}

// The file that a link stands for, so that the link stays one.
fs::path link_target(const fs::path& path) {
  std::error_code fault;
  const fs::path target = fs::canonical(path, fault);
  return fault ? path : target;
}

}  // namespace

void check_output_place(const fs::path& output, const fs::path& input, Diagnostics& diagnostics) {
  if (const std::optional<Fault> fault = output_fault(output, input)) {
    diagnostics.error(code::file_unwritable, whole_file(output), fault->what, fault->cure);
  }
}

void write_output_file(const fs::path& output, const Bytes& bytes, Diagnostics& diagnostics) {
  const Result<void> written = write_file_atomically(link_target(output), bytes);
  if (!written) diagnostics.error(code::file_unwritable, whole_file(output), written.error());
}

}  // namespace zhibiao::cli
