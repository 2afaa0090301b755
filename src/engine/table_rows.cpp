#include "engine/table_rows.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"

namespace zhibiao::engine {

namespace {

void check_encoding(Row& row) {
  const bool valid = std::none_of(row.cells.begin(), row.cells.end(), [](const std::string& cell) {
    return utf8::find_invalid(cell).has_value();
  });
  if (valid || row.fault) return;
  row.fault = {message("不是 UTF-8 编码", "this is not UTF-8"),
               message("在电子表格软件中另存为“CSV UTF-8”或 xlsx",
                       "save it as \"CSV UTF-8\" or as xlsx in the spreadsheet program")};
}

class TableRows final : public RecordStream {
 public:
  TableRows(std::string name, std::unique_ptr<RowSource> source)
      : name_(std::move(name)), source_(std::move(source)) {}

  bool next(RecordText& record) override {
    if (ended_) return false;
    record.file = name_;
    Row row;
    if (header_ == nullptr && !read_header(record)) return ended_ = true;
    if (!take(row)) return false;
    if (!row.fault && row.cells.size() > header_->names.size()) {
      row.fault = {
          message("这一行有 {} 格，第一行只有 {} 列", "this row has {} cells, the first row {}",
                  row.cells.size(), header_->names.size()),
          message("删去多出的格子；CSV 中含逗号的格子要放在一对 \" 里",
                  "delete the cells that are too many; in CSV put a cell with commas in "
                  "\"...\"")};
    }
    record.place = ++place_;
    fill(std::move(row), record);
    return true;
  }

  std::uint64_t bytes_read() const override { return source_->bytes_read(); }

 private:
  bool take(Row& row) {
    do {
      row = {};
      if (!source_->next(row)) return false;
      while (!row.cells.empty() && row.cells.back().empty()) row.cells.pop_back();
    } while (row.cells.empty() && !row.fault);
    check_encoding(row);
    return true;
  }

  bool read_header(RecordText& record) {
    Row row;
    if (!take(row)) row.fault = {message("表中没有内容", "the table is empty"), {}};
    record.place = 1;
    if (row.fault) {
      fill(std::move(row), record);
      return false;
    }
    header_ = std::make_shared<const TableHeader>(TableHeader{std::move(row.cells), row.line});
    return true;
  }

  void fill(Row row, RecordText& record) {
    record.start = {row.line, 1};
    record.header = header_;
    if (row.fault) {
      Location at;
      at.file = name_;
      at.line = row.line;
      Diagnostics diagnostics;
      record.fault = diagnostics.error(code::table_text, std::move(at), std::move(row.fault->what),
                                       std::move(row.fault->cure));
    }
    record.cells = std::move(row.cells);
  }

  std::string name_;
  std::unique_ptr<RowSource> source_;
  std::shared_ptr<const TableHeader> header_;
  std::size_t place_ = 1;  // the header is row 1
  bool ended_ = false;
};

}  // namespace

std::unique_ptr<RecordStream> table_rows(std::string name, std::unique_ptr<RowSource> source) {
  return std::make_unique<TableRows>(std::move(name), std::move(source));
}

}  // namespace zhibiao::engine
