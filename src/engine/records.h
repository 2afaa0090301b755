// records: files, folders and streams -> the records in them, one after the other, as text.
//
// In: what the user named. Out: RecordText, in the order named; a folder's and a pattern's files in
// order of bytes. No more than one record is held, however long a file is. Parses no record: what
// is wrong inside one is found when it is read (json/read.h).
//
//   .json           one record, or an array of records
//   .jsonl .ndjson  one record a line
//   .csv .xlsx      one record a row (engine/table_record.h), names of the columns in the first
//   -               standard input: lines, or an array
#pragma once

#include <cstdint>
#include <filesystem>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/source.h"

namespace zhibiao::engine {

// The first row of a table.
struct TableHeader {
  std::vector<std::string> names;
  int line = 1;
};

struct RecordText {
  std::string file;        // as the user named it, or "<stdin>"
  std::size_t number = 0;  // in all that is read, from 1
  std::size_t place = 0;   // in its file, from 1: the line, the item, the row (the header is row 1)
  bool alone = false;      // the file holds this record and nothing else
  std::string text;        // JSON; empty for a row of a table
  LineColumn start;        // where `text` begins in the file
  std::shared_ptr<const TableHeader> header;  // of a table, else null
  std::vector<std::string> cells;             // of a row
  std::optional<Diagnostic> fault;            // why the record cannot be had
  double share = 0;  // of all bytes to read, how much was read when this record ended; 0..1
};

// The records of one file. next() fills file, place, alone, text, start, header, cells, fault.
class RecordStream {
 public:
  virtual ~RecordStream() = default;
  virtual bool next(RecordText& record) = 0;
  virtual std::uint64_t bytes_read() const = 0;
};

// By the kind of file; "-": `standard_input`. nullptr for a file that cannot be read.
std::unique_ptr<RecordStream> open_records(const std::filesystem::path& file,
                                           std::istream& standard_input);

// Is it a kind of file that holds records?
bool holds_records(const std::filesystem::path& file);

// The files that the user's words stand for. A folder stands for the files in it that hold records,
// without its own reports of a batch; a pattern that no file has for its name for those it fits. A
// word that stands for nothing is an error (record-source).
std::vector<std::filesystem::path> record_files(const std::vector<std::string>& words,
                                                Diagnostics& diagnostics);

class RecordReader {
 public:
  // `standard_input` outlives the reader.
  RecordReader(std::vector<std::filesystem::path> files, std::istream& standard_input);

  // nullopt after the last. A file that cannot be read is one record with a fault.
  std::optional<RecordText> next();

 private:
  double share() const;

  std::vector<std::filesystem::path> files_;
  std::istream& standard_input_;
  std::size_t file_ = 0;  // of files_, the one that stream_ reads
  std::unique_ptr<RecordStream> stream_;
  std::size_t number_ = 0;
  std::vector<std::uint64_t> sizes_;      // of files_
  std::uint64_t total_ = 0, before_ = 0;  // bytes of all files; of those that are read
};

}  // namespace zhibiao::engine
