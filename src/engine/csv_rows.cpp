// The one file that knows libcsv.
#include "engine/csv_rows.h"

#include <csv.h>

#include <algorithm>
#include <array>
#include <deque>
#include <istream>
#include <utility>

namespace zhibiao::engine {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

// libcsv's parser, fed block by block.
class Parser {
 public:
  Parser() {
    csv_init(&parser_, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL);
    csv_set_space_func(&parser_, [](unsigned char) { return 0; });  // spaces are text as typed
  }
  ~Parser() { csv_free(&parser_); }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;

  void set_delimiter(char c) { csv_set_delim(&parser_, static_cast<unsigned char>(c)); }

  void feed(std::string_view block) {
    if (csv_parse(&parser_, block.data(), block.size(), end_cell, end_row, this) != block.size()) {
      broken_ = true;
    }
  }
  void finish() { broken_ = csv_fini(&parser_, end_cell, end_row, this) != 0 || broken_; }

  std::deque<Row> rows;
  bool broken() const { return broken_; }
  int line() const { return line_; }

 private:
  static void end_cell(void* bytes, std::size_t size, void* self) {
    auto& parser = *static_cast<Parser*>(self);
    std::string cell(static_cast<const char*>(bytes), size);
    parser.lines_in_row_ += static_cast<int>(std::count(cell.begin(), cell.end(), '\n'));
    parser.row_.cells.push_back(std::move(cell));
  }

  // `ended_by` is -1 at the end of the text. CR and LF are reported apart.
  static void end_row(int ended_by, void* self) {
    auto& parser = *static_cast<Parser*>(self);
    parser.row_.line = parser.line_;
    parser.line_ += std::exchange(parser.lines_in_row_, 0);
    if (ended_by == '\n') ++parser.line_;
    if (!parser.row_.cells.empty()) parser.rows.push_back(std::exchange(parser.row_, {}));
  }

  csv_parser parser_{};
  Row row_;
  int line_ = 1, lines_in_row_ = 0;
  bool broken_ = false;
};

char delimiter_of(std::string_view block) {
  const std::string_view line = block.substr(0, block.find('\n'));
  for (const char c : {',', ';', '\t'}) {
    if (line.find(c) != std::string_view::npos) return c;
  }
  return ',';
}

class CsvRows final : public RowSource {
 public:
  explicit CsvRows(std::unique_ptr<std::istream> in) : in_(std::move(in)) {}

  bool next(Row& row) override {
    read_a_row();
    if (!parser_.rows.empty()) {
      row = std::move(parser_.rows.front());
      parser_.rows.pop_front();
      return true;
    }
    if (!parser_.broken() || given_up_) return false;
    given_up_ = true;
    row.line = parser_.line();
    row.fault = {
        message("引号没有配对，从这一行起无法读下去",
                "a quotation mark is not paired; the file cannot be read from this row on"),
        message("含逗号、引号、换行的格子要放在一对 \" 里，其中的 \" 写作 \"\"",
                "put a cell with commas, quotes or line ends in \"...\", and write "
                "\"\" for a \" in it")};
    return true;
  }

  std::uint64_t bytes_read() const override { return bytes_read_; }

 private:
  void read_a_row() {
    std::array<char, 1U << 16U> block;
    while (parser_.rows.empty() && !finished_) {
      in_->read(block.data(), block.size());
      std::string_view bytes(block.data(), static_cast<std::size_t>(in_->gcount()));
      if (bytes_read_ == 0) {
        if (bytes.starts_with(byte_order_mark)) bytes.remove_prefix(byte_order_mark.size());
        parser_.set_delimiter(delimiter_of(bytes));
      }
      bytes_read_ += static_cast<std::uint64_t>(in_->gcount());
      parser_.feed(bytes);
      finished_ = !*in_ || parser_.broken();
      if (!*in_ && !parser_.broken()) parser_.finish();
    }
  }

  std::unique_ptr<std::istream> in_;
  Parser parser_;
  std::uint64_t bytes_read_ = 0;
  bool finished_ = false, given_up_ = false;
};

}  // namespace

std::unique_ptr<RowSource> csv_rows(std::unique_ptr<std::istream> in) {
  return std::make_unique<CsvRows>(std::move(in));
}

}  // namespace zhibiao::engine
