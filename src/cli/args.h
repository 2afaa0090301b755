// Arguments: what the command line asks for, as plain values. read_arguments makes them; it runs
// nothing and looks at no file. The only place that knows CLI11.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/batch_report.h"
#include "engine/output_name.h"
#include "engine/report.h"
#include "pdf/print_file.h"

namespace zhibiao::cli {

// What the surroundings say where the command line says nothing. main() reads it.
struct Environment {
  std::string locale;             // LC_ALL, LC_MESSAGES or LANG, the first that is set
  std::string source_date_epoch;  // SOURCE_DATE_EPOCH; empty: not set
  std::filesystem::path program;  // the running program's file
  std::string shard = {};         // ZHIBIAO_SHARD: what --shard says where it is not given
  std::string task = {};          // SLURM_ARRAY_TASK_ID, or JOB_COMPLETION_INDEX
};

enum class Format : std::uint8_t { text, json };

struct Options {
  std::vector<std::filesystem::path>
      templates;                             // from --templates, before those beside the program
  std::vector<std::filesystem::path> fonts;  // from --fonts
  engine::Language language = engine::Language::english;
  Format format = Format::text;
  bool quiet = false;  // errors alone are reported
};

enum class Dump : std::uint8_t { none, layout, display };

// render, check (no output) and blank (no record).
struct RenderCommand {
  Options options;
  std::string record;  // a path, "-": standard input, empty: the blank form
  std::string form;    // name or path of a template
  std::string output;  // a path, "-": standard output, empty: nothing is written
  Dump dump = Dump::none;
  std::string date;     // ISO 8601 with zone; empty: none
  bool strict = false;  // see engine::RenderOptions
  bool embed_record = false;
};

struct BatchCommand {
  Options options;
  std::vector<std::string> records;  // files, folders, patterns, "-"
  std::string form;                  // name or path of a template; empty: form_field says
  std::string form_field;            // JSON pointer
  std::string folder;                // of a file each, or:
  std::string merged;                // the one print file
  pdf::PrintOptions print;
  std::string printer;  // empty: none
  std::optional<engine::NamePattern> name;
  engine::Shard shard;
  int jobs = 0;  // 0: as many as there are cores
  std::string date;
  bool strict = false;
  bool embed_record = false;
};

// batch --collect: joins the reports of shards.
struct CollectCommand {
  Options options;
  std::string folder;
};

// The record inside a PDF.
struct ExtractCommand {
  Options options;
  std::string pdf, output;  // "-": standard output
};

// Is a PDF what its record gives today?
struct VerifyCommand {
  Options options;
  std::string pdf;
  std::string form;  // name or path of a template; empty: the one that the PDF names
};

struct TemplatesCommand {
  Options options;
};

struct FontsCommand {
  Options options;
};

// --help and --version.
struct ShowCommand {
  std::string text;
};

// A command line that cannot be understood.
struct WrongUsage {
  std::string text;
};

using Command =
    std::variant<RenderCommand, BatchCommand, CollectCommand, ExtractCommand, VerifyCommand,
                 TemplatesCommand, FontsCommand, ShowCommand, WrongUsage>;

// `words`: the command line without the program's name.
Command read_arguments(const std::vector<std::string>& words, const Environment& environment);

}  // namespace zhibiao::cli
