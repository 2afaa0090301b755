#include "unit/text/font_bytes.h"

#include <atomic>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace zhibiao::text {

namespace {

namespace fs = std::filesystem;

std::size_t number_at(const std::string& font, std::size_t at, int bytes) {
  std::size_t number = 0;
  for (int byte = 0; byte < bytes; ++byte) {
    number =
        number * 256 + static_cast<unsigned char>(font.at(at + static_cast<std::size_t>(byte)));
  }
  return number;
}

void set_number(std::string& font, std::size_t at, std::size_t number, int bytes) {
  for (int byte = bytes - 1; byte >= 0; --byte, number /= 256) {
    font.at(at + static_cast<std::size_t>(byte)) = static_cast<char>(number % 256);
  }
}

void append_u16(std::string& bytes, std::size_t number) {
  bytes += static_cast<char>(number / 256 % 256);
  bytes += static_cast<char>(number % 256);
}

// Where the directory has the entry of a table: tag, checksum, offset, length.
std::size_t find_table(const std::string& font, const char* tag, unsigned face) {
  const bool collection = font.starts_with("ttcf");
  const std::size_t directory = collection ? number_at(font, 12 + face * std::size_t{4}, 4) : 0;
  const std::size_t tables = number_at(font, directory + 4, 2);
  for (std::size_t at = directory + 12; at < directory + 12 + tables * 16; at += 16) {
    if (font.compare(at, 4, tag) == 0) return at;
  }
  throw std::runtime_error("the font has no such table");
}

// A name table with one family: Windows, Unicode, Chinese of the PRC.
std::string name_table(const std::u16string& family) {
  std::string table;
  append_u16(table, 0);
  append_u16(table, 2);
  append_u16(table, 6 + 2 * 12);
  for (const std::size_t id : {1U, 4U}) {
    for (const std::size_t field : {std::size_t{3}, std::size_t{1}, std::size_t{0x804}, id,
                                    family.size() * 2, std::size_t{0}}) {
      append_u16(table, field);
    }
  }
  for (const char16_t unit : family) append_u16(table, unit);
  return table;
}

}  // namespace

FontFolder::FontFolder() {
  static std::atomic<int> count = 0;
  path_ = fs::temp_directory_path() / ("zhibiao-fonts-" + std::to_string(++count) + "-" +
                                       std::to_string(reinterpret_cast<std::uintptr_t>(this)));
  fs::remove_all(path_);
  fs::create_directories(path_);
}

FontFolder::~FontFolder() {
  fs::remove_all(path_);
}

fs::path FontFolder::write(const std::string& name, const std::string& bytes) const {
  std::ofstream(path_ / name, std::ios::binary) << bytes;
  return path_ / name;
}

std::string font_bytes(const std::string& file) {
  std::ifstream stream(fs::path(ZHIBIAO_SOURCE_DIR "/fonts/files") / file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

std::string with_licence_bits(std::string font, unsigned bits, unsigned face) {
  const std::size_t table = number_at(font, find_table(font, "OS/2", face) + 8, 4);
  set_number(font, table + 8, bits, 2);
  return font;
}

std::string with_family(std::string font, const std::u16string& family, bool bold) {
  const std::size_t os2 = number_at(font, find_table(font, "OS/2", 0) + 8, 4);
  set_number(font, os2 + 62, bold ? 0x20 : 0x40, 2);
  const std::string table = name_table(family);
  const std::size_t entry = find_table(font, "name", 0);
  set_number(font, entry + 8, font.size(), 4);
  set_number(font, entry + 12, table.size(), 4);
  return font + table;
}

}  // namespace zhibiao::text
