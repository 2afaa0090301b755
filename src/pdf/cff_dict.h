// cff_dict: the parts that a CFF table is made of (Adobe Technical Note 5176): INDEX and DICT.
//
// In: the bytes of a table, which outlive what is read from it. Out: views into them. Every offset
// is checked; what lies outside the table is a fault, not a zero.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace zhibiao::pdf::cff {

// A big-endian number of `size` bytes, 1 to 4, all of which are there.
inline std::uint32_t big_endian(const char* bytes, std::size_t size) {
  std::uint32_t number = 0;
  for (std::size_t at = 0; at < size; ++at) {
    number = number << 8U | static_cast<unsigned char>(bytes[at]);
  }
  return number;
}

// The same; nullopt beyond the end.
std::optional<std::uint32_t> read_number(std::string_view bytes, std::size_t at, std::size_t size);

// An INDEX (5176, 5): objects of any length. Reads an object's offsets when it is asked for.
class Index {
 public:
  Index() = default;
  // The INDEX at `at`; nullopt when its head is no such thing.
  static std::optional<Index> read(std::string_view table, std::size_t at);

  std::uint32_t count() const { return count_; }
  std::optional<std::string_view> object(std::uint32_t number) const;
  // Where the INDEX ends in the table; nullopt when it does not end in it.
  std::optional<std::size_t> end() const;

 private:
  std::optional<std::size_t> offset(std::uint32_t number) const;

  std::string_view table_;
  std::size_t offsets_ = 0, base_ = 0;  // base_: what offsets count from
  std::size_t end_if_empty_ = 0;
  std::uint32_t count_ = 0;
  std::uint32_t offset_size_ = 0;
};

// Operators of DICTs, those of two bytes with 12 in the high byte.
enum class Operator : std::uint16_t {
  font_box = 5,
  charset = 15,
  char_strings = 17,
  private_dict = 18,
  subroutines = 19,
  default_width = 20,
  nominal_width = 21,
  font_matrix = 0x0C07,
  ros = 0x0C1E,
  cid_count = 0x0C22,
  fd_array = 0x0C24,
  fd_select = 0x0C25,
};

// An entry of a DICT: an operator with its operands, as bytes and as whole numbers (0 for a real
// number: those that must be read are whole).
struct DictEntry {
  Operator op{};
  std::string_view operand_bytes;
  std::vector<std::int32_t> operands;
};

// nullopt for what is no DICT.
std::optional<std::vector<DictEntry>> read_dict(std::string_view dict);

// The last entry with the operator; nullptr: none.
const DictEntry* find(const std::vector<DictEntry>& dict, Operator op);

}  // namespace zhibiao::pdf::cff
