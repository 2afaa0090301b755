// CFF tables of the fonts at hand, and CFF tables made by hand from charstrings.
#pragma once

#include <doctest/doctest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "pdf/cff_program.h"
#include "pdf/cff_writer.h"
#include "support/command.h"

namespace zhibiao::pdf::sample {

struct FontFile {
  std::filesystem::path path;
  unsigned index = 0;   // face in a collection
  std::string bytes{};  // of the file
  std::string name() const { return path.filename().string(); }
};

// All OpenType fonts with CFF outlines that the project's own roles name.
inline std::vector<FontFile> own_cff_fonts() {
  const std::filesystem::path folder = std::string(ZHIBIAO_SOURCE_DIR) + "/fonts/files";
  std::vector<FontFile> fonts;
  for (const char* name :
       {"FandolFang-Regular.otf", "FandolHei-Bold.otf", "FandolHei-Regular.otf",
        "FandolKai-Regular.otf", "FandolSong-Bold.otf", "FandolSong-Regular.otf"}) {
    fonts.push_back({folder / name});
  }
  for (const char* name : {"NotoSansCJK-Bold.ttc", "NotoSansCJK-Regular.ttc",
                           "NotoSerifCJK-Bold.ttc", "NotoSerifCJK-Regular.ttc"}) {
    fonts.push_back({folder / name, 2});
  }
  return fonts;
}

// Fonts that are not CID-keyed, as Ghostscript brings them.
inline std::vector<FontFile> name_keyed_cff_fonts() {
  std::vector<FontFile> fonts;
  for (const auto& entry :
       std::filesystem::directory_iterator("/usr/share/fonts/opentype/urw-base35")) {
    if (entry.path().extension() == ".otf") fonts.push_back({entry.path()});
  }
  std::sort(fonts.begin(), fonts.end(),
            [](const FontFile& a, const FontFile& b) { return a.path < b.path; });
  return fonts;
}

// The CFF table of the file's face.
inline std::string_view cff_table(const FontFile& font) {
  const std::string_view bytes = font.bytes;
  const auto number = [&](std::size_t at, std::size_t size) {
    return std::size_t{*cff::read_number(bytes, at, size)};
  };
  const std::size_t face = bytes.starts_with("ttcf") ? number(12 + 4 * font.index, 4) : 0;
  for (std::size_t entry = 0; entry < number(face + 4, 2); ++entry) {
    const std::size_t at = face + 12 + 16 * entry;
    if (bytes.substr(at, 4) == "CFF ") return bytes.substr(number(at + 8, 4), number(at + 12, 4));
  }
  FAIL("no CFF table");
  return {};
}

// A font program whose glyph 1, 2 ... have these charstrings as they are.
inline Bytes cff_of(const std::vector<Bytes>& charstrings) {
  static const Bytes notdef(1, '\x0E');
  CffProgram program;
  program.name = "Test";
  program.font_dicts = {""};
  program.glyphs.push_back({notdef, 1000, 0});
  for (const Bytes& charstring : charstrings) program.glyphs.push_back({charstring, 1000, 0});
  return write_cff(program);
}

}  // namespace zhibiao::pdf::sample
