#include "engine/records.h"

#include <algorithm>
#include <fstream>
#include <istream>
#include <system_error>
#include <utility>

#include "base/files.h"
#include "engine/batch_report.h"
#include "engine/csv_rows.h"
#include "engine/json_records.h"
#include "engine/table_rows.h"
#include "engine/xlsx_rows.h"

namespace zhibiao::engine {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view standard_stream = "-";

// Standard input as a stream of its own, which is not closed with it.
class Borrowed final : public std::istream {
 public:
  explicit Borrowed(std::istream& lender) : std::istream(lender.rdbuf()) {}
};

std::vector<fs::path> files_in(const fs::path& folder, std::error_code& fault) {
  std::vector<fs::path> files;
  for (fs::directory_iterator entry(folder, fault), end; !fault && entry != end;
       entry.increment(fault)) {
    const bool hidden = entry->path().filename().native().starts_with('.');
    std::error_code ignored;  // what cannot be looked at is tried, and fails as a record
    if (hidden || entry->is_directory(ignored)) continue;
    if (holds_records(entry->path()) && !is_report_name(entry->path().filename().string()))
      files.push_back(entry->path());
  }
  std::sort(files.begin(), files.end(),
            [](const fs::path& a, const fs::path& b) { return a.native() < b.native(); });
  return files;
}

void add_folder(const fs::path& folder, std::vector<fs::path>& files, Diagnostics& diagnostics) {
  std::error_code fault;
  const std::vector<fs::path> found = files_in(folder, fault);
  if (fault || found.empty()) {
    diagnostics.error(
        code::record_source, whole_file(folder.string()),
        fault ? message("无法读取目录：{}", "the folder cannot be read: {}", fault.message())
              : message("目录中没有记录文件", "the folder holds no records"),
        message("记录文件的扩展名为 json、jsonl、ndjson、csv 或 xlsx",
                "records are files whose names end in json, jsonl, ndjson, csv or xlsx"));
  }
  files.insert(files.end(), found.begin(), found.end());
}

void add_word(const std::string& word, std::vector<fs::path>& files, Diagnostics& diagnostics) {
  std::error_code ignored;  // a file that cannot be looked at is a record that fails
  if (fs::is_directory(word, ignored)) return add_folder(word, files, diagnostics);
  const bool is_pattern = word.find_first_of("*?[") != std::string::npos;
  if (is_pattern && !fs::exists(word, ignored)) {
    const std::vector<fs::path> found = files_like(word);
    if (found.empty()) {
      diagnostics.error(code::record_source, whole_file(word),
                        message("没有文件符合这个写法", "no file fits this pattern"));
    }
    files.insert(files.end(), found.begin(), found.end());
    return;
  }
  if (word == standard_stream || holds_records(word)) {
    files.emplace_back(word);
    return;
  }
  diagnostics.error(
      code::record_source, whole_file(word),
      message("看不出这是哪一种记录文件", "this is no kind of file that holds records"),
      message("扩展名应为 json、jsonl、ndjson、csv 或 xlsx",
              "its name should end in json, jsonl, ndjson, csv or xlsx"));
}

}  // namespace

bool holds_records(const fs::path& file) {
  const fs::path kind = file.extension();
  return kind == ".json" || kind == ".jsonl" || kind == ".ndjson" || kind == ".csv" ||
         kind == ".xlsx";
}

std::unique_ptr<RecordStream> open_records(const fs::path& file, std::istream& standard_input) {
  if (file == standard_stream) {
    return json_stream("<stdin>", std::make_unique<Borrowed>(standard_input));
  }
  auto in = std::make_unique<std::ifstream>(file, std::ios::binary);
  if (!*in) return nullptr;
  in->peek();
  if (in->bad()) return nullptr;  // a folder opens, but does not read
  in->clear();
  const fs::path kind = file.extension();
  if (kind == ".csv") return table_rows(file.string(), csv_rows(std::move(in)));
  if (kind == ".xlsx") return table_rows(file.string(), xlsx_rows(file));
  if (kind == ".json") return json_file(file.string(), std::move(in));
  return json_lines(file.string(), std::move(in));
}

std::vector<fs::path> record_files(const std::vector<std::string>& words,
                                   Diagnostics& diagnostics) {
  std::vector<fs::path> files;
  for (const std::string& word : words) add_word(word, files, diagnostics);
  return files;
}

RecordReader::RecordReader(std::vector<fs::path> files, std::istream& standard_input)
    : files_(std::move(files)), standard_input_(standard_input) {
  for (const fs::path& file : files_) {
    std::error_code fault;
    const std::uintmax_t size = fs::file_size(file, fault);
    sizes_.push_back(fault ? 0 : size);
    total_ += sizes_.back();
  }
}

double RecordReader::share() const {
  const std::uint64_t read = before_ + (stream_ ? stream_->bytes_read() : 0);
  return total_ == 0 ? 0.0 : static_cast<double>(read) / static_cast<double>(total_);
}

std::optional<RecordText> RecordReader::next() {
  for (; file_ < files_.size(); ++file_, stream_.reset()) {
    RecordText record;
    if (stream_ == nullptr) stream_ = open_records(files_[file_], standard_input_);
    const bool opened = stream_ != nullptr;
    if (opened && stream_->next(record)) {
      record.number = ++number_;
      record.share = share();
      return record;
    }
    before_ += sizes_[file_];
    if (opened) continue;
    Diagnostics diagnostics;
    record.file = files_[file_].string();
    record.place = 1;
    record.alone = true;
    record.fault = diagnostics.error(code::file_unreadable, whole_file(record.file),
                                     message("无法读取这个文件", "the file cannot be read"));
    record.number = ++number_;
    ++file_;
    record.share = share();
    return record;
  }
  return std::nullopt;
}

}  // namespace zhibiao::engine
