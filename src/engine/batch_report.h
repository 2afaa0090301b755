// batch_report: what became of each record of a batch <-> lines of report.jsonl, and the summary
// for people.
//
// A line a record, in the order of the input, then one line for the whole:
//   {"number":1,"file":"units.jsonl","place":1,"output":"001.pdf","outcome":"written","pages":7,
//    "warnings":0,"inputs":"<SHA-256>","digest":"<SHA-256>","diagnostics":[...]}
//   {"end":true,"shard":0,"shards":1,"input":1,"written":1,"kept":0,"failed":0}
// Writes and reads no file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "engine/report.h"

namespace zhibiao::engine {

// kept: the file was there already, made from the same inputs.
enum class Outcome : std::uint8_t { written, kept, failed };

struct RecordResult {
  std::size_t number = 0;  // in the whole input, from 1
  std::string file;        // that holds the record
  std::size_t place = 0;   // in that file, from 1
  std::string output;      // name in the batch's folder; empty where it is not known
  Outcome outcome = Outcome::failed;
  int pages = 0;
  std::size_t warnings = 0;
  std::string inputs;              // digest of all that the output depends on
  std::string digest;              // of the output
  std::string diagnostics = "[]";  // JSON: see report_json_lines
  std::optional<Message> message;  // the first error
};

struct Shard {
  std::size_t index = 0;  // from 0
  std::size_t count = 1;
};

struct BatchCounts {
  std::size_t input = 0;  // records in the whole input
  std::size_t written = 0, kept = 0, failed = 0;
  std::size_t pages = 0, warnings = 0;

  std::size_t results() const { return written + kept + failed; }
  void add(const RecordResult& result);
};

struct ReportEnd {
  Shard shard;
  BatchCounts counts;
};

// What the files of a report are called, and the folder of what is not finished yet.
struct ReportNames {
  std::string report, summary, workshop;
};

// "report.jsonl", or "report-K-of-N.jsonl" of a shard; the others alike.
ReportNames report_names(Shard shard);
// Beside a print file "all.pdf": "all.report.jsonl" ...
ReportNames report_names_beside(std::string_view print_file);
inline constexpr std::string_view unfinished = ".part";  // behind the name of a report that grows

// The shard that a file is the report of by its name, finished or not.
std::optional<Shard> shard_of(std::string_view name);
bool is_report_name(std::string_view name);

// Each with its line feed.
std::string report_line(const RecordResult& result);
std::string report_line(const ReportEnd& end);

// nullopt for a line that is not whole, or the other kind of line.
std::optional<RecordResult> read_result(std::string_view line);
std::optional<ReportEnd> read_end(std::string_view line);

// "written 98, kept 0, failed 2 of 100 records; 700 pages, 3 warnings".
std::string counts_text(const BatchCounts& counts, Language language);

// One failed record: "units.jsonl:3: 001.pdf: what is wrong".
std::string failure_text(const RecordResult& result, Language language);

// The diagnostics as one JSON array.
std::string diagnostics_json(const Diagnostics& diagnostics);

}  // namespace zhibiao::engine
