#include "text/tables.h"

#include <algorithm>

namespace zhibiao::text {

std::uint32_t read_u8(std::string_view table, std::size_t offset) {
  return offset < table.size() ? static_cast<unsigned char>(table[offset]) : 0U;
}

std::uint32_t read_u16(std::string_view table, std::size_t offset) {
  return (read_u8(table, offset) << 8U) | read_u8(table, offset + 1);
}

int read_i16(std::string_view table, std::size_t offset) {
  return static_cast<std::int16_t>(read_u16(table, offset));
}

std::uint32_t read_u32(std::string_view table, std::size_t offset) {
  return (read_u16(table, offset) << 16U) | read_u16(table, offset + 2);
}

void read_head(std::string_view head, FaceFacts& facts) {
  for (std::size_t side = 0; side < 4; ++side) facts.box[side] = read_i16(head, 36 + 2 * side);
}

void read_os2(std::string_view os2, FaceFacts& facts) {
  facts.embedding = read_u16(os2, 8);
  facts.ascent = read_i16(os2, 68);
  facts.descent = read_i16(os2, 70);
  // sCapHeight came with version 2; before it, the ascender of Latin capitals is near 0.7 em.
  const bool has_cap_height = read_u16(os2, 0) >= 2 && read_i16(os2, 88) > 0;
  facts.cap_height =
      has_cap_height ? read_i16(os2, 88) : static_cast<int>(facts.units_per_em * 7 / 10);
}

void read_post(std::string_view post, FaceFacts& facts) {
  facts.italic_angle = read_i16(post, 4);  // the whole degrees of a 16.16 number
}

std::uint32_t CidMap::cid(std::uint32_t glyph) const {
  const auto after = std::upper_bound(
      ranges_.begin(), ranges_.end(), glyph,
      [](std::uint32_t value, const Range& range) { return value < range.first_glyph; });
  const Range& range = *(after - 1);
  return range.first_cid + (glyph - range.first_glyph);
}

namespace {

constexpr unsigned operator_charset = 15;
constexpr unsigned operator_ros = (12U << 8U) | 30U;  // two bytes: 12 30
constexpr std::size_t unknown_end = static_cast<std::size_t>(-1);

// An INDEX: where its first object begins and ends, and where the INDEX itself ends.
struct Index {
  std::size_t first = 0, first_end = 0, end = unknown_end;
};

Index read_index(std::string_view cff, std::size_t at) {
  const std::size_t count = read_u16(cff, at);
  if (count == 0) return {at + 2, at + 2, at + 2};
  const std::size_t offset_size = read_u8(cff, at + 2);
  const auto offset = [&](std::size_t object) {
    std::size_t value = 0;
    for (std::size_t byte = 0; byte < offset_size; ++byte) {
      value = (value << 8U) | read_u8(cff, at + 3 + object * offset_size + byte);
    }
    return value;
  };
  const std::size_t base = at + 2 + (count + 1) * offset_size;
  return {base + offset(0), base + offset(1), base + offset(count)};
}

struct TopDict {
  bool cid_keyed = false;
  std::size_t charset = 0;
};

// One operand of a DICT (5176, table 3). A real number is skipped: none is needed.
struct Operand {
  std::int64_t value = 0;
  std::size_t length = 1;
};

Operand read_operand(std::string_view dict, std::size_t at) {
  const std::uint32_t lead = read_u8(dict, at);
  if (lead == 28) return {read_i16(dict, at + 1), 3};
  if (lead == 29) return {static_cast<std::int32_t>(read_u32(dict, at + 1)), 5};
  if (lead == 30) {
    std::size_t length = 1;
    while (at + length < dict.size() && (read_u8(dict, at + length) & 0xFU) != 0xFU) ++length;
    return {0, length + 1};
  }
  if (lead >= 251)
    return {-static_cast<std::int64_t>((lead - 251) * 256 + read_u8(dict, at + 1)) - 108, 2};
  if (lead >= 247)
    return {static_cast<std::int64_t>((lead - 247) * 256 + read_u8(dict, at + 1)) + 108, 2};
  return {static_cast<std::int64_t>(lead) - 139, 1};
}

TopDict read_top_dict(std::string_view dict) {
  TopDict top;
  std::int64_t last_operand = 0;
  for (std::size_t at = 0; at < dict.size();) {
    const std::uint32_t lead = read_u8(dict, at);
    if (lead > 21) {
      const Operand operand = read_operand(dict, at);
      last_operand = operand.value;
      at += operand.length;
      continue;
    }
    const unsigned op = lead == 12 ? (12U << 8U) | read_u8(dict, at + 1) : lead;
    at += lead == 12 ? 2 : 1;
    if (op == operator_ros) top.cid_keyed = true;
    if (op == operator_charset) top.charset = static_cast<std::size_t>(last_operand);
  }
  return top;
}

void append_range(std::vector<CidMap::Range>& ranges, std::uint32_t glyph, std::uint32_t cid) {
  const CidMap::Range& last = ranges.back();
  const bool continues = cid - last.first_cid == glyph - last.first_glyph;
  if (!continues) ranges.push_back({glyph, cid});
}

}  // namespace

std::optional<CidMap> read_cids(std::string_view cff, std::uint32_t glyph_count) {
  const Index names = read_index(cff, read_u8(cff, 2));
  if (names.end >= cff.size()) return std::nullopt;
  const Index top_dicts = read_index(cff, names.end);
  if (top_dicts.first_end > cff.size() || top_dicts.first > top_dicts.first_end)
    return std::nullopt;
  const TopDict top =
      read_top_dict(cff.substr(top_dicts.first, top_dicts.first_end - top_dicts.first));
  if (!top.cid_keyed || top.charset < 3 || top.charset >= cff.size()) return std::nullopt;

  // The charset leaves out glyph 0, whose CID is 0.
  std::vector<CidMap::Range> ranges{{0, 0}};
  const std::uint32_t format = read_u8(cff, top.charset);
  std::size_t at = top.charset + 1;
  for (std::uint32_t glyph = 1; glyph < glyph_count && at < cff.size();) {
    append_range(ranges, glyph, read_u16(cff, at));
    if (format == 0) {
      at += 2;
      glyph += 1;
    } else {
      glyph += 1 + (format == 1 ? read_u8(cff, at + 2) : read_u16(cff, at + 2));
      at += format == 1 ? 3 : 4;
    }
  }
  return CidMap(std::move(ranges));
}

}  // namespace zhibiao::text
