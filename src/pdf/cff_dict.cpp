#include "pdf/cff_dict.h"

namespace zhibiao::pdf::cff {

namespace {

constexpr std::size_t most_operands = 48;  // 5176, 4
constexpr std::uint32_t last_operator = 21;
constexpr std::uint32_t escape = 12;

// The length of a packed real number (5176, table 5), its lead byte included; 0: it does not end.
std::size_t real_length(std::string_view dict, std::size_t at) {
  for (std::size_t end = at + 1; end < dict.size(); ++end) {
    const auto byte = static_cast<unsigned char>(dict[end]);
    if ((byte & 0xFU) == 0xFU || byte >> 4U == 0xFU) return end + 1 - at;
  }
  return 0;
}

struct Operand {
  std::int32_t value = 0;
  std::size_t length = 0;
};

// 5176, table 3.
std::optional<Operand> read_operand(std::string_view dict, std::size_t at) {
  const std::uint32_t lead = *read_number(dict, at, 1);
  if (lead == 28 || lead == 29) {
    const std::size_t size = lead == 28 ? 2 : 4;
    const std::optional<std::uint32_t> bits = read_number(dict, at + 1, size);
    if (!bits) return std::nullopt;
    const std::int32_t value =
        size == 2 ? static_cast<std::int16_t>(*bits) : static_cast<std::int32_t>(*bits);
    return Operand{value, size + 1};
  }
  if (lead == 30) {
    const std::size_t length = real_length(dict, at);
    return length == 0 ? std::nullopt : std::optional(Operand{0, length});
  }
  if (lead < 32 || lead == 255) return std::nullopt;  // reserved
  if (lead < 247) return Operand{static_cast<std::int32_t>(lead) - 139, 1};
  const std::optional<std::uint32_t> low = read_number(dict, at + 1, 1);
  if (!low) return std::nullopt;
  const auto value = static_cast<std::int32_t>((lead < 251 ? lead - 247 : lead - 251) * 256 + *low);
  return Operand{lead < 251 ? value + 108 : -value - 108, 2};
}

}  // namespace

std::optional<std::uint32_t> read_number(std::string_view bytes, std::size_t at, std::size_t size) {
  if (at > bytes.size() || bytes.size() - at < size) return std::nullopt;
  return big_endian(bytes.data() + at, size);
}

std::optional<Index> Index::read(std::string_view table, std::size_t at) {
  const std::optional<std::uint32_t> count = read_number(table, at, 2);
  if (!count) return std::nullopt;
  Index index;
  index.table_ = table;
  index.count_ = *count;
  index.end_if_empty_ = at + 2;
  if (*count == 0) return index;
  const std::optional<std::uint32_t> size = read_number(table, at + 2, 1);
  if (!size || *size < 1 || *size > 4) return std::nullopt;
  index.offset_size_ = *size;
  index.offsets_ = at + 3;
  // Offsets count from the byte before the first object.
  index.base_ = index.offsets_ + (std::size_t{*count} + 1) * *size - 1;
  return index;
}

std::optional<std::size_t> Index::offset(std::uint32_t number) const {
  const std::optional<std::uint32_t> offset =
      read_number(table_, offsets_ + std::size_t{number} * offset_size_, offset_size_);
  if (!offset || *offset < 1 || base_ + *offset > table_.size()) return std::nullopt;
  return base_ + *offset;
}

std::optional<std::string_view> Index::object(std::uint32_t number) const {
  if (number >= count_) return std::nullopt;
  const std::optional<std::size_t> begin = offset(number), end = offset(number + 1);
  if (!begin || !end || *begin > *end) return std::nullopt;
  return table_.substr(*begin, *end - *begin);
}

std::optional<std::size_t> Index::end() const {
  return count_ == 0 ? end_if_empty_ : offset(count_);
}

std::optional<std::vector<DictEntry>> read_dict(std::string_view dict) {
  std::vector<DictEntry> entries;
  DictEntry entry;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < dict.size();) {
    const std::uint32_t lead = *read_number(dict, at, 1);
    if (lead > last_operator) {
      const std::optional<Operand> operand = read_operand(dict, at);
      if (!operand || entry.operands.size() == most_operands) return std::nullopt;
      entry.operands.push_back(operand->value);
      at += operand->length;
      continue;
    }
    const std::optional<std::uint32_t> op =
        lead == escape ? read_number(dict, at, 2) : std::optional(lead);
    if (!op) return std::nullopt;
    entry.op = static_cast<Operator>(*op);
    entry.operand_bytes = dict.substr(begin, at - begin);
    entries.push_back(std::move(entry));
    entry = {};
    at += lead == escape ? 2 : 1;
    begin = at;
  }
  return entries;
}

const DictEntry* find(const std::vector<DictEntry>& dict, Operator op) {
  for (auto entry = dict.rbegin(); entry != dict.rend(); ++entry) {
    if (entry->op == op) return &*entry;
  }
  return nullptr;
}

}  // namespace zhibiao::pdf::cff
