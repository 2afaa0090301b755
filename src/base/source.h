// SourceFile: the text of one input file and where its lines begin. Span: a byte range in it.
// Knows nothing of what the text means; opens no files.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace zhibiao {

// Bytes [begin, end) of a SourceFile.
struct Span {
  std::uint32_t begin = 0, end = 0;
  constexpr bool operator==(const Span&) const = default;
};

struct LineColumn {
  int line = 1;    // from 1
  int column = 1;  // from 1, counted in code points
};

class SourceFile {
 public:
  SourceFile() = default;
  // `text` must be smaller than 4 GiB. `start`: where it begins in the file of that name, if it is
  // a part of one.
  SourceFile(std::string name, std::string text, LineColumn start = {});

  const std::string& name() const { return name_; }
  LineColumn start() const { return start_; }
  std::string_view text() const { return text_; }
  std::string_view slice(Span span) const;
  LineColumn line_column(std::uint32_t offset) const;
  // The whole line that holds `offset`, without its line end.
  std::string_view line_at(std::uint32_t offset) const;

 private:
  std::string name_;
  std::string text_;
  LineColumn start_;
  std::vector<std::uint32_t> line_starts_;
};

}  // namespace zhibiao
