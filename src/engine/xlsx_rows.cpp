#include "engine/xlsx_rows.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <deque>
#include <utility>

#include "base/module.h"
#include "engine/xlsx_book.h"
#include "engine/xml_reader.h"
#include "engine/zip_file.h"

namespace zhibiao::engine {

namespace {

constexpr std::size_t most_columns = 16'384;  // XFD, the last that a sheet has

// "AB12" -> column 27, from 0; nullopt where no column is named.
std::optional<std::size_t> column_of(std::string_view place) {
  std::size_t column = 0;
  for (const char c : place) {
    if (c < 'A' || c > 'Z') break;
    column = column * 26 + static_cast<std::size_t>(c - 'A') + 1;
    if (column > most_columns) return std::nullopt;
  }
  return column == 0 ? std::nullopt : std::optional(column - 1);
}

template <typename Number>
std::optional<Number> whole_number(std::string_view text) {
  Number number = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool whole = fault == std::errc{} && end == text.data() + text.size();
  return whole ? std::optional(number) : std::nullopt;
}

// Rows of a sheet as its elements come (ECMA-376-1, 18.3.1.73 row, 18.3.1.4 c).
class Sheet final : public XmlHandler {
 public:
  explicit Sheet(const XlsxBook& book) : book_(book) {}

  void begin(std::string_view name, const XmlAttributes& attributes) override {
    if (name == "row") {
      line_ = whole_number<int>(attributes["r"]).value_or(line_ + 1);
      row_ = {};
      row_.line = line_;
    } else if (name == "c") {
      begin_cell(attributes);
    } else if (name == "rPh") {
      in_reading_ = true;
    } else if (name == "v" || name == "t") {
      in_value_ = !in_reading_;
    }
  }

  void text(std::string_view text) override {
    if (in_value_) value_ += text;
  }

  void end(std::string_view name) override {
    if (name == "v" || name == "t") in_value_ = false;
    if (name == "rPh") in_reading_ = false;
    if (name == "c") end_cell();
    if (name == "row") rows.push_back(std::exchange(row_, {}));
  }

  std::deque<Row> rows;
  int line() const { return line_; }

 private:
  void begin_cell(const XmlAttributes& attributes) {
    column_ = column_of(attributes["r"]).value_or(row_.cells.size());
    type_ = attributes["t"];
    const auto style = whole_number<std::size_t>(attributes["s"]).value_or(0);
    format_ = style < book_.formats.size() ? book_.formats[style] : NumberFormat{};
    value_.clear();
  }

  void end_cell() {
    if (type_ == "e") {
      row_.fault = {
          message("第 {} 格是错误值 {}", "cell {} holds the error value {}", column_ + 1, value_),
          message("在电子表格软件中改正公式", "mend the formula in the spreadsheet program")};
    }
    std::string text = cell_text();
    if (text.empty() || column_ >= most_columns) return;
    if (row_.cells.size() <= column_) row_.cells.resize(column_ + 1);
    row_.cells[column_] = std::move(text);
  }

  // 18.18.11, ST_CellType.
  std::string cell_text() {
    if (type_ == "s") {
      const auto number = whole_number<std::size_t>(value_);
      return number && *number < book_.texts.size() ? book_.texts[*number] : std::string();
    }
    if (type_ == "b") return value_ == "1" ? "true" : "false";
    if (type_ == "inlineStr" || type_ == "str") return unescaped(value_);
    if (type_ == "e" || type_ == "d") return value_;
    return number_text(value_, format_, book_.since_1904);
  }

  const XlsxBook& book_;
  Row row_;
  int line_ = 0;
  std::size_t column_ = 0;
  std::string type_, value_;
  NumberFormat format_;
  bool in_value_ = false, in_reading_ = false;
};

class XlsxRows final : public RowSource {
 public:
  explicit XlsxRows(const std::filesystem::path& file) {
    Result<std::unique_ptr<ZipFile>> archive = ZipFile::open(file);
    if (!archive) {
      fault_ = {archive.error(), cure_of_missing_module()};
      return;
    }
    archive_ = std::move(*archive);
    std::optional<XlsxBook> book = archive_ ? read_book(*archive_) : std::nullopt;
    if (!book) return;
    book_ = std::move(*book);
    part_ = archive_->part(book_.sheet);
  }

  bool next(Row& row) override {
    if (part_ == nullptr && !ended_) {
      ended_ = true;
      row.fault = fault_;
      return true;
    }
    while (sheet_.rows.empty() && !ended_) read_on();
    if (!sheet_.rows.empty()) {
      row = std::move(sheet_.rows.front());
      sheet_.rows.pop_front();
      return true;
    }
    if (!std::exchange(broken_, false)) return false;
    row.line = sheet_.line() + 1;
    row.fault = {
        message("工作表从这一行起已损坏", "the sheet is damaged from this row on"),
        message("在电子表格软件中修复并另存", "repair and save it in the spreadsheet program")};
    return true;
  }

  std::uint64_t bytes_read() const override {
    if (part_ == nullptr) return 0;
    return static_cast<std::uint64_t>(static_cast<double>(part_->packed_size()) * part_->share());
  }

 private:
  void read_on() {
    std::array<char, 1U << 16U> bytes;
    const std::optional<std::size_t> count = part_->read(bytes);
    broken_ = !count || !reader_.feed({bytes.data(), *count}, *count == 0);
    ended_ = broken_ || *count == 0;
  }

  // Why there is no sheet, where there is none.
  RowFault fault_{message("这不是 xlsx 工作簿，或者有密码，或者已损坏",
                          "this is no xlsx workbook, or has a password, or is damaged"),
                  message("在电子表格软件中不加密码另存为 xlsx",
                          "save it as xlsx without a password in the spreadsheet program")};
  std::unique_ptr<ZipFile> archive_;
  std::unique_ptr<ZipPart> part_;  // the sheet; null where there is none
  XlsxBook book_;
  Sheet sheet_{book_};
  XmlReader reader_{sheet_};
  bool ended_ = false, broken_ = false;
};

}  // namespace

std::unique_ptr<RowSource> xlsx_rows(const std::filesystem::path& file) {
  return std::make_unique<XlsxRows>(file);
}

}  // namespace zhibiao::engine
