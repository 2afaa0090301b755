// The few OpenType and CFF tables that are read here: facts for the PDF writer, and the CIDs of a
// CID-keyed CFF.
//
// In: the bytes of a table (OpenType 1.9; Adobe Technical Note 5176 for CFF). Out: plain values. A
// table that is cut short reads as zeros, or as "not CID-keyed"; nothing here fails. Only what is
// asked for is read: Noto's 65,535 CIDs are one range of its charset.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "text/font.h"

namespace zhibiao::text {

// Numbers in big-endian order at an offset; 0 beyond the end.
std::uint32_t read_u8(std::string_view table, std::size_t offset);
std::uint32_t read_u16(std::string_view table, std::size_t offset);
int read_i16(std::string_view table, std::size_t offset);
std::uint32_t read_u32(std::string_view table, std::size_t offset);

// Each fills the facts that its table holds.
void read_head(std::string_view head, FaceFacts& facts);
void read_os2(std::string_view os2, FaceFacts& facts);
void read_post(std::string_view post, FaceFacts& facts);

// The CIDs of the glyphs of a CID-keyed CFF, as ranges that grow together.
class CidMap {
 public:
  struct Range {
    std::uint32_t first_glyph = 0, first_cid = 0;
  };
  explicit CidMap(std::vector<Range> ranges) : ranges_(std::move(ranges)) {}
  std::uint32_t cid(std::uint32_t glyph) const;

 private:
  std::vector<Range> ranges_;  // ascending by first_glyph, the first at glyph 0
};

// nullopt for a CFF that is not CID-keyed or not readable.
std::optional<CidMap> read_cids(std::string_view cff, std::uint32_t glyph_count);

}  // namespace zhibiao::text
