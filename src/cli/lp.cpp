#include "cli/lp.h"

#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>

#include <array>
#include <cerrno>
#include <cstring>

extern char** environ;

namespace zhibiao::cli {

namespace {

// PWG 5101.1 names the usual sizes, and a custom one in millimetres.
std::string media_of(Size sheet) {
  struct Paper {
    const char* name;
    Size size;
  };
  const std::array papers{Paper{"A3", {Length::mm(297), Length::mm(420)}},
                          Paper{"A4", {Length::mm(210), Length::mm(297)}},
                          Paper{"A5", {Length::mm(148), Length::mm(210)}},
                          Paper{"B5", {Length::mm(176), Length::mm(250)}}};
  const Length across = min(sheet.width, sheet.height), along = max(sheet.width, sheet.height);
  for (const Paper& paper : papers) {
    if (paper.size == Size{across, along}) return paper.name;
  }
  return fmt::format("Custom.{}x{}mm", across / Length::mm(1), along / Length::mm(1));
}

}  // namespace

std::vector<std::string> lp_command(const std::string& printer, const std::string& file, Size sheet,
                                    const pdf::PrintOptions& options) {
  // A sheet wider than high is turned over its short edge.
  const char* sides = !options.duplex && !options.booklet ? "one-sided"
                      : sheet.width > sheet.height        ? "two-sided-short-edge"
                                                          : "two-sided-long-edge";
  return {"lp",
          "-d",
          printer,
          "-o",
          "media=" + media_of(sheet),
          "-o",
          fmt::format("sides={}", sides),
          "-o",
          "print-scaling=none",
          "--",
          file};
}

Result<void> run_command(const std::vector<std::string>& words) {
  std::vector<char*> arguments;
  for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  pid_t child = 0;
  const int fault =
      ::posix_spawnp(&child, arguments.front(), nullptr, nullptr, arguments.data(), environ);
  if (fault != 0) {
    return failure(
        message("无法运行 {}：{}", "cannot run {}: {}", words.front(), std::strerror(fault)));
  }
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return {};
  return failure(message("{} 没有接受这个文件", "{} did not take the file", words.front()));
}

}  // namespace zhibiao::cli
