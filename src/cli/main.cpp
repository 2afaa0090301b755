// The command: reads the surroundings, runs, and turns what nobody foresaw into exit code 70.
#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <iostream>
#include <memory>
#include <string>
#include <system_error>

#include "base/module.h"
#include "cli/args.h"
#include "cli/commands.h"

namespace {

namespace cli = zhibiao::cli;

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : std::string(value);
}

cli::Environment surroundings(const char* called) {
  cli::Environment environment;
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    environment.locale = variable(name);
    if (!environment.locale.empty()) break;
  }
  environment.source_date_epoch = variable("SOURCE_DATE_EPOCH");
  environment.program = zhibiao::program_file();
  if (environment.program.empty()) environment.program = std::filesystem::absolute(called);
  environment.shard = variable("ZHIBIAO_SHARD");
  environment.task = variable("SLURM_ARRAY_TASK_ID");
  if (environment.task.empty()) environment.task = variable("JOB_COMPLETION_INDEX");
  return environment;
}

// Memory that a document gave back is what the next one of a batch asks for: glibc need not return
// it to the system in between.
void keep_freed_memory() {
  constexpr int kept = 32 << 20;
  mallopt(M_MMAP_THRESHOLD, kept);
  mallopt(M_TRIM_THRESHOLD, kept);
  mallopt(M_TOP_PAD, 1 << 20);
}

// One document takes about so much memory. Given in large pages, it is given in a few steps and not
// in two thousand, which take a tenth of the time of a process that prints one document.
void ask_for_large_pages() {
  constexpr std::size_t size = 12 << 20, page = 2 << 20;
  void* begin = std::malloc(size);
  void* first = begin;
  std::size_t room = size;
  if (std::align(page, page, first, room) != nullptr) {
    madvise(first, room / page * page, MADV_HUGEPAGE);
  }
  std::free(begin);
}

}  // namespace

int main(int count, char** words) {
  keep_freed_memory();
  ask_for_large_pages();
  std::signal(SIGXFSZ, SIG_IGN);  // a file that grows too large fails like one on a full disk
  try {
    std::ios::sync_with_stdio(false);
    const cli::Environment environment = surroundings(count > 0 ? words[0] : "zhibiao");
    const cli::Command command =
        cli::read_arguments({words + (count > 0 ? 1 : 0), words + count}, environment);
    return cli::run(command, environment.program,
                    {std::cin, std::cout, std::cerr, isatty(STDERR_FILENO) == 1});
  } catch (const std::exception& fault) {
    std::cerr << "程序内部错误 / internal error: " << fault.what() << '\n';
    return cli::bug;
  }
}
