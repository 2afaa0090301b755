#include "engine/json_records.h"

#include <istream>
#include <iterator>
#include <utility>

namespace zhibiao::engine {

namespace {

using Input = std::unique_ptr<std::istream>;
constexpr int end_of_input = std::char_traits<char>::eof();

bool is_space(int c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// Bytes one by one, with their place. Columns are counted in code points.
class Cursor {
 public:
  explicit Cursor(Input in) : in_(std::move(in)), bytes_(in_->rdbuf()) {}

  int peek() const { return bytes_->sgetc(); }

  int take() {
    const int byte = bytes_->sbumpc();
    if (byte == end_of_input) return byte;
    ++count_;
    if (byte == '\n') {
      ++at_.line;
      at_.column = 1;
    } else if ((static_cast<unsigned>(byte) & 0xC0U) != 0x80U) {
      ++at_.column;
    }
    return byte;
  }

  // JSON's white space, and a byte order mark before anything else.
  void skip_space() {
    if (count_ == 0 && peek() == 0xEF) {
      for (int byte = 0; byte < 3; ++byte) take();
      at_.column = 1;
    }
    while (is_space(peek())) take();
  }

  LineColumn at() const { return at_; }
  std::uint64_t count() const { return count_; }

 private:
  Input in_;
  std::streambuf* bytes_;
  LineColumn at_;
  std::uint64_t count_ = 0;
};

class Whole final : public RecordStream {
 public:
  Whole(std::string name, Cursor cursor) : name_(std::move(name)), cursor_(std::move(cursor)) {}

  bool next(RecordText& record) override {
    if (given_) return false;
    given_ = true;
    record.file = name_;
    record.place = 1;
    record.alone = true;
    record.start = cursor_.at();
    while (cursor_.peek() != end_of_input) record.text += static_cast<char>(cursor_.take());
    return true;
  }
  std::uint64_t bytes_read() const override { return cursor_.count(); }

 private:
  std::string name_;
  Cursor cursor_;
  bool given_ = false;
};

class Lines final : public RecordStream {
 public:
  Lines(std::string name, Cursor cursor) : name_(std::move(name)), cursor_(std::move(cursor)) {}

  bool next(RecordText& record) override {
    cursor_.skip_space();
    if (cursor_.peek() == end_of_input) return false;
    record.file = name_;
    record.start = cursor_.at();
    record.place = static_cast<std::size_t>(record.start.line);
    while (cursor_.peek() != end_of_input && cursor_.peek() != '\n') {
      record.text += static_cast<char>(cursor_.take());
    }
    return true;
  }
  std::uint64_t bytes_read() const override { return cursor_.count(); }

 private:
  std::string name_;
  Cursor cursor_;
};

// The cursor stands behind the opening bracket. An item ends at a comma or bracket that is in none
// of its own brackets and in no string.
class Items final : public RecordStream {
 public:
  Items(std::string name, Cursor cursor) : name_(std::move(name)), cursor_(std::move(cursor)) {}

  bool next(RecordText& record) override {
    cursor_.skip_space();
    if (ended_) return false;
    record.file = name_;
    record.start = cursor_.at();
    record.place = place_ + 1;
    const bool empty_array = place_ == 0 && cursor_.peek() == ']';
    if (empty_array) cursor_.take();
    const bool closed = empty_array || take_item(record.text);
    if (closed) ended_ = true;
    if (empty_array) return false;
    ++place_;
    if (closed && !open_) report_rest(record);
    if (open_) report_open(record);
    return true;
  }
  std::uint64_t bytes_read() const override { return cursor_.count(); }

 private:
  // Up to the comma behind the item: false. Up to the array's end or the input's: true.
  bool take_item(std::string& text) {
    int depth = 0;
    bool in_string = false;
    for (;;) {
      const int byte = cursor_.take();
      if (byte == end_of_input) {
        open_ = true;
        return true;
      }
      if (in_string) {
        text += static_cast<char>(byte);
        if (byte == '\\' && cursor_.peek() != end_of_input) {
          text += static_cast<char>(cursor_.take());
        }
        if (byte == '"') in_string = false;
        continue;
      }
      if (depth == 0 && (byte == ',' || byte == ']')) return byte == ']';
      if (byte == '[' || byte == '{') ++depth;
      if (byte == ']' || byte == '}') --depth;
      if (byte == '"') in_string = true;
      text += static_cast<char>(byte);
    }
  }

  void add_fault(RecordText& record, Message what) {
    Location at;
    at.file = name_;
    at.line = cursor_.at().line;
    at.column = cursor_.at().column;
    Diagnostics diagnostics;
    record.fault = diagnostics.error(code::json_syntax, std::move(at), std::move(what));
  }

  void report_open(RecordText& record) {
    add_fault(record, message("文件到这里结束，数组的 ] 没有写",
                              "the file ends here, and the array "
                              "is not closed with ]"));
  }

  void report_rest(RecordText& record) {
    cursor_.skip_space();
    if (cursor_.peek() == end_of_input) return;
    add_fault(record, message("数组之后还有内容", "there is more behind the array"));
  }

  std::string name_;
  Cursor cursor_;
  std::size_t place_ = 0;
  bool ended_ = false, open_ = false;
};

std::unique_ptr<RecordStream> items_or(std::string name, Input in, bool lines) {
  Cursor cursor(std::move(in));
  cursor.skip_space();
  if (cursor.peek() == '[') {
    cursor.take();
    return std::make_unique<Items>(std::move(name), std::move(cursor));
  }
  if (lines) return std::make_unique<Lines>(std::move(name), std::move(cursor));
  return std::make_unique<Whole>(std::move(name), std::move(cursor));
}

}  // namespace

std::unique_ptr<RecordStream> json_lines(std::string name, Input in) {
  return std::make_unique<Lines>(std::move(name), Cursor(std::move(in)));
}

std::unique_ptr<RecordStream> json_file(std::string name, Input in) {
  return items_or(std::move(name), std::move(in), false);
}

std::unique_ptr<RecordStream> json_stream(std::string name, Input in) {
  return items_or(std::move(name), std::move(in), true);
}

}  // namespace zhibiao::engine
