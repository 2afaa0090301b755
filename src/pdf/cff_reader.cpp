#include "pdf/cff_reader.h"

#include "pdf/standard_encoding.h"

namespace zhibiao::pdf::cff {

namespace {

// The one operand of an entry that is an offset, or `otherwise` without the entry.
std::size_t offset_operand(const std::vector<DictEntry>& dict, Operator op, std::size_t otherwise) {
  const DictEntry* entry = find(dict, op);
  if (entry == nullptr || entry->operands.empty()) return otherwise;
  // A negative offset becomes one that no table reaches.
  return static_cast<std::size_t>(entry->operands.back());
}

std::string_view operand_bytes(const std::vector<DictEntry>& dict, Operator op) {
  const DictEntry* entry = find(dict, op);
  return entry == nullptr ? std::string_view() : entry->operand_bytes;
}

}  // namespace

std::optional<Font> Font::read(std::string_view table) {
  const std::optional<std::uint32_t> major = read_number(table, 0, 1);
  const std::optional<std::uint32_t> head_size = read_number(table, 2, 1);
  if (major != 1U || !head_size) return std::nullopt;
  // Four INDEXes follow each other: names, Top DICTs, strings, global subroutines.
  std::array<Index, 4> heads;
  std::optional<std::size_t> at = *head_size;
  for (Index& head : heads) {
    if (!at) return std::nullopt;
    const std::optional<Index> index = Index::read(table, *at);
    if (!index) return std::nullopt;
    head = *index;
    at = head.end();
  }
  const std::optional<std::string_view> dict = heads[1].object(0);
  const auto top = dict ? read_dict(*dict) : std::nullopt;
  if (!top) return std::nullopt;
  Font font;
  font.table_ = table;
  font.global_subroutines_ = heads[3];
  if (!font.read_top_dict(*top)) return std::nullopt;
  return font;
}

bool Font::read_top_dict(const std::vector<DictEntry>& top) {
  const std::size_t char_strings = offset_operand(top, Operator::char_strings, 0);
  if (char_strings == 0) return false;
  const std::optional<Index> index = Index::read(table_, char_strings);
  if (!index || index->count() == 0) return false;
  char_strings_ = *index;
  cid_keyed_ = find(top, Operator::ros) != nullptr;
  charset_ = offset_operand(top, Operator::charset, 0);
  matrix_ = operand_bytes(top, Operator::font_matrix);
  box_ = operand_bytes(top, Operator::font_box);
  return read_font_dicts(top);
}

bool Font::read_font_dicts(const std::vector<DictEntry>& top) {
  if (!cid_keyed_) {
    std::optional<FontDict> only = read_font_dict(top);
    if (!only) return false;
    only->matrix = {};  // it is the Top DICT's
    font_dicts_.push_back(*only);
    return true;
  }
  fd_select_ = offset_operand(top, Operator::fd_select, 0);
  const std::optional<Index> dicts =
      Index::read(table_, offset_operand(top, Operator::fd_array, table_.size()));
  if (!dicts || fd_select_ == 0) return false;
  for (std::uint32_t number = 0; number < dicts->count(); ++number) {
    const std::optional<std::string_view> bytes = dicts->object(number);
    const auto dict = bytes ? read_dict(*bytes) : std::nullopt;
    const std::optional<FontDict> font_dict = dict ? read_font_dict(*dict) : std::nullopt;
    if (!font_dict) return false;
    font_dicts_.push_back(*font_dict);
  }
  return true;
}

std::optional<FontDict> Font::read_font_dict(const std::vector<DictEntry>& dict) const {
  FontDict result;
  result.matrix = operand_bytes(dict, Operator::font_matrix);
  const DictEntry* entry = find(dict, Operator::private_dict);
  if (entry == nullptr || entry->operands.size() < 2) return result;
  const auto size = static_cast<std::size_t>(entry->operands[0]);
  const auto at = static_cast<std::size_t>(entry->operands[1]);
  if (at > table_.size() || size > table_.size() - at) return std::nullopt;
  const auto private_dict = read_dict(table_.substr(at, size));
  if (!private_dict) return std::nullopt;
  // Counted from the Private DICT (5176, 16).
  const std::size_t subroutines = offset_operand(*private_dict, Operator::subroutines, 0);
  if (subroutines == 0) return result;
  if (subroutines > table_.size() - at) return std::nullopt;
  const std::optional<Index> index = Index::read(table_, at + subroutines);
  if (!index) return std::nullopt;
  result.subroutines = *index;
  return result;
}

std::optional<std::uint32_t> Font::font_dict_of(std::uint32_t glyph) const {
  if (glyph >= glyph_count()) return std::nullopt;
  if (!cid_keyed_) return 0;
  const std::optional<std::uint32_t> number = select(glyph);
  return number && *number < font_dicts_.size() ? number : std::nullopt;
}

// 5176, 19: FDSelect.
std::optional<std::uint32_t> Font::select(std::uint32_t glyph) const {
  const std::optional<std::uint32_t> format = read_number(table_, fd_select_, 1);
  if (format == 0U) return read_number(table_, fd_select_ + 1 + glyph, 1);
  if (format == 3U) return select_range(glyph);
  return std::nullopt;
}

// The last range that does not begin behind the glyph. Ranges ascend.
std::optional<std::uint32_t> Font::select_range(std::uint32_t glyph) const {
  const std::optional<std::uint32_t> count = read_number(table_, fd_select_ + 1, 2);
  if (!count) return std::nullopt;
  const auto range = [&](std::uint32_t number) { return fd_select_ + 3 + 3 * std::size_t{number}; };
  std::uint32_t low = 0, high = *count;
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    const std::optional<std::uint32_t> first = read_number(table_, range(middle), 2);
    if (!first) return std::nullopt;
    if (*first <= glyph) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  if (low == 0) return std::nullopt;
  return read_number(table_, range(low - 1) + 2, 1);
}

std::optional<std::uint32_t> Font::standard_glyph(std::uint32_t code) const {
  const std::uint32_t string_id = standard_string(code);
  if (cid_keyed_ || string_id == 0) return std::nullopt;
  return glyph_of_name(string_id);
}

// 5176, 13: charsets.
std::optional<std::uint32_t> Font::glyph_of_name(std::uint32_t string_id) const {
  constexpr std::uint32_t last_iso_adobe = 228;
  if (charset_ == 0) {
    const bool has = string_id <= last_iso_adobe && string_id < glyph_count();
    return has ? std::optional(string_id) : std::nullopt;
  }
  if (charset_ <= 2) return std::nullopt;  // the expert sets have no accented letters
  const std::optional<std::uint32_t> format = read_number(table_, charset_, 1);
  if (!format || *format > 2) return std::nullopt;
  std::size_t at = charset_ + 1;
  for (std::uint32_t glyph = 1; glyph < glyph_count();) {
    const std::optional<std::uint32_t> first = read_number(table_, at, 2);
    const std::optional<std::uint32_t> more =
        *format == 0 ? std::optional(0U) : read_number(table_, at + 2, *format);
    if (!first || !more) return std::nullopt;
    if (string_id >= *first && string_id - *first <= *more) {
      const std::uint32_t found = glyph + (string_id - *first);
      return found < glyph_count() ? std::optional(found) : std::nullopt;
    }
    glyph += 1 + *more;
    at += 2 + *format;
  }
  return std::nullopt;
}

}  // namespace zhibiao::pdf::cff
