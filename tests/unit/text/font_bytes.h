// Fonts made from the set-up's own for tests: another licence, another name. And a folder to put
// them in.
#pragma once

#include <filesystem>
#include <string>

namespace zhibiao::text {

// A folder for one test, removed with it.
class FontFolder {
 public:
  FontFolder();
  ~FontFolder();
  FontFolder(const FontFolder&) = delete;
  FontFolder& operator=(const FontFolder&) = delete;
  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path write(const std::string& name, const std::string& bytes) const;

 private:
  std::filesystem::path path_;
};

// The bytes of a file of fonts/files.
std::string font_bytes(const std::string& file);

// The font with another fsType in the OS/2 table of one face.
std::string with_licence_bits(std::string font, unsigned bits, unsigned face = 0);

// A single font that bears one family name, in Chinese, and says whether it is bold.
std::string with_family(std::string font, const std::u16string& family, bool bold = false);

}  // namespace zhibiao::text
