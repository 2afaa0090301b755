#include "pdf/file_writer.h"

#include <fmt/format.h>

#include "pdf/number.h"
#include "pdf/object_text.h"

namespace zhibiao::pdf {

namespace {

constexpr std::string_view header = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";  // 6.1.2: four bytes over 127

}  // namespace

Result<void> FileWriter::put(std::string_view bytes) {
  digester_.append(bytes);
  size_ += bytes.size();
  return sink_.write(bytes);
}

Result<void> FileWriter::write(Ref number, const Object& object) {
  std::string text(size_ == 0 ? header : "");
  if (offsets_.size() <= number.number) offsets_.resize(number.number + 1U);
  offsets_[number.number] = size_ + text.size();
  append_indirect(number, object, text);
  return put(text);
}

// Piece by piece: of many records it is long.
Result<void> FileWriter::put_table() {
  constexpr std::size_t entries_a_piece = 4'096;
  std::string text = fmt::format("xref\n0 {}\n", offsets_.size());
  for (std::size_t number = 0; number < offsets_.size(); ++number) {
    const bool is_free = offsets_[number] == 0;
    text += fmt::format("{:010} {:05} {} \n", offsets_[number], is_free ? 65'535 : 0,
                        is_free ? 'f' : 'n');
    if (number % entries_a_piece != 0 && number + 1 != offsets_.size()) continue;
    digester_.append(text);
    if (const Result<void> written = sink_.write(text); !written) return written;
    text.clear();
  }
  return {};
}

Result<void> FileWriter::finish(Ref root, Ref info) {
  const std::uint64_t table = size_;
  if (const Result<void> written = put_table(); !written) return written;
  const Sha256 digest = digester_.digest();
  const std::string id = hexadecimal(Bytes(digest.begin(), digest.begin() + 16));
  return sink_.write(
      fmt::format("trailer\n<</Size {0}/Root {1} 0 R/Info {2} 0 R/ID [<{3}><{3}>]>>\n"
                  "startxref\n{4}\n%%EOF\n",
                  offsets_.size(), root.number, info.number, id, table));
}

}  // namespace zhibiao::pdf
