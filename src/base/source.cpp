#include "base/source.h"

#include <algorithm>

#include "base/utf8.h"

namespace zhibiao {

SourceFile::SourceFile(std::string name, std::string text, LineColumn start)
    : name_(std::move(name)), text_(std::move(text)), start_(start), line_starts_{0} {
  for (std::size_t end = text_.find('\n'); end != std::string::npos;
       end = text_.find('\n', end + 1)) {
    line_starts_.push_back(static_cast<std::uint32_t>(end + 1));
  }
}

std::string_view SourceFile::slice(Span span) const {
  return std::string_view(text_).substr(span.begin, span.end - span.begin);
}

LineColumn SourceFile::line_column(std::uint32_t offset) const {
  const auto next = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
  const std::uint32_t start = *(next - 1);
  const auto line = static_cast<int>(next - line_starts_.begin());
  const auto column = static_cast<int>(utf8::count(slice({start, offset}))) + 1;
  const int before = line == 1 ? start_.column - 1 : 0;
  return {start_.line - 1 + line, before + column};
}

std::string_view SourceFile::line_at(std::uint32_t offset) const {
  const auto next = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
  const std::uint32_t start = *(next - 1);
  std::string_view line = std::string_view(text_).substr(start);
  line = line.substr(0, line.find('\n'));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

}  // namespace zhibiao
