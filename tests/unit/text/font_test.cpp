#include "text/font.h"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

#include "text/character.h"
#include "unit/text/set_text.h"

using namespace zhibiao;
using namespace zhibiao::text;
namespace fs = std::filesystem;

namespace {

constexpr const char* fonts_folder = ZHIBIAO_SOURCE_DIR "/fonts/files";

const Face& open_first(const std::string& role) {
  const auto opened = test_fonts().open(test_fonts().chain(role).front());
  REQUIRE(opened);
  return **opened;
}

// A folder for one test, removed with it.
class Folder {
 public:
  Folder() {
    path_ = fs::temp_directory_path() /
            ("zhibiao-fonts-" + std::to_string(reinterpret_cast<std::uintptr_t>(this)));
    fs::remove_all(path_);
    fs::create_directories(path_);
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  const fs::path& path() const { return path_; }
  fs::path write(const std::string& name, const std::string& bytes) const {
    std::ofstream(path_ / name, std::ios::binary) << bytes;
    return path_ / name;
  }

 private:
  fs::path path_;
};

std::string read_all(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

unsigned byte_at(const std::string& font, std::size_t at) {
  return static_cast<unsigned char>(font.at(at));
}

// The font with another fsType in its OS/2 table.
std::string with_licence_bits(std::string font, unsigned bits) {
  const std::size_t tables = byte_at(font, 4) * 256 + byte_at(font, 5);
  for (std::size_t at = 12; at < 12 + tables * 16; at += 16) {
    if (font.compare(at, 4, "OS/2") != 0) continue;
    const std::size_t table =
        ((byte_at(font, at + 8) * 256 + byte_at(font, at + 9)) * 256 + byte_at(font, at + 10)) *
            256 +
        byte_at(font, at + 11);
    font[table + 8] = static_cast<char>(bits >> 8U);
    font[table + 9] = static_cast<char>(bits & 0xFFU);
  }
  return font;
}

std::shared_ptr<const FontSet> load(const std::string& manifest, const Folder& folder,
                                    Diagnostics& diagnostics) {
  return load_fonts(folder.write("fonts.json", manifest), {}, diagnostics);
}

}  // namespace

TEST_CASE("every role has a face of its own, then the fallback chain") {
  const auto roles = test_fonts().roles();
  CHECK(roles.size() == 5);
  for (const std::string& role : roles) {
    const auto chain = test_fonts().chain(role);
    CHECK(chain.size() >= 4);
  }
  CHECK(open_first("宋体").facts().postscript_name == "NotoSerifCJKsc-Regular");
  CHECK(open_first("黑体").facts().postscript_name == "NotoSansCJKsc-Regular");
  CHECK(open_first("仿宋").facts().postscript_name == "FandolFang-Regular");
  CHECK(open_first("楷体").facts().postscript_name == "FandolKai-Regular");
  CHECK(open_first("小标宋").facts().postscript_name == "NotoSerifCJKsc-Bold");
  CHECK(test_fonts().chain("行楷").empty());
}

TEST_CASE("a face tells its typographic metrics, bounding box, and outlines") {
  const FaceFacts& song = open_first("宋体").facts();
  CHECK(song.units_per_em == 1000);
  CHECK(song.ascent == 880);
  CHECK(song.descent == -120);
  CHECK(song.outlines == Outlines::cff);
  CHECK(song.cid_keyed);
  CHECK(song.embedding == 0);
  CHECK(song.box[0] < 0);
  CHECK(song.box[3] > 880);
  CHECK(open_first("仿宋").facts().embedding == 8);
  const auto chain = test_fonts().chain("宋体");
  const auto hana = test_fonts().open(chain.back());
  REQUIRE(hana);
  CHECK((*hana)->facts().outlines == Outlines::glyf);
  CHECK_FALSE((*hana)->facts().cid_keyed);
}

TEST_CASE("glyph ids are CIDs in Noto, and differ from them in Fandol in 1,264 places") {
  const Face& song = open_first("宋体");
  for (std::uint32_t glyph = 0; glyph < 65'535; glyph += 17) CHECK(song.cid(glyph) == glyph);
  const Face& fang = open_first("仿宋");
  int mapped = 0, different = 0;
  for (char32_t c = 1; c < 0x30000; ++c) {
    const auto glyph = fang.glyph(c);
    if (!glyph) continue;
    ++mapped;
    if (fang.cid(*glyph) != *glyph) ++different;
  }
  CHECK(mapped == 10'272);
  CHECK(different == 1'264);
}

TEST_CASE("the ink of a mark tells on which side it is blank") {
  const Face& song = open_first("宋体");
  const Ink comma = song.ink(*song.glyph(U'，'));
  CHECK(comma.left >= 0);
  CHECK(comma.right < 500);
  const Ink bracket = song.ink(*song.glyph(U'（'));
  CHECK(bracket.left > 500);
  CHECK(song.ink(*song.glyph(U'，')).right == comma.right);
}

TEST_CASE("a font whose licence forbids embedding is refused with the reason") {
  const Folder folder;
  const std::string font = read_all(fs::path(fonts_folder) / "FandolHei-Bold.otf");
  const std::string manifest = R"({"roles": {"黑体": [{"file": "bold.otf"}]}})";
  for (const unsigned allowed : {0x0000U, 0x0004U, 0x0008U, 0x0006U}) {
    folder.write("bold.otf", with_licence_bits(font, allowed));
    Diagnostics diagnostics;
    const auto fonts = load(manifest, folder, diagnostics);
    REQUIRE(fonts != nullptr);
    CHECK(fonts->open(0).has_value());
  }
  for (const unsigned forbidden : {0x0002U, 0x0100U, 0x0200U}) {
    folder.write("bold.otf", with_licence_bits(font, forbidden));
    Diagnostics diagnostics;
    const auto fonts = load(manifest, folder, diagnostics);
    REQUIRE(fonts != nullptr);
    const auto opened = fonts->open(0);
    REQUIRE_FALSE(opened.has_value());
    CHECK(opened.error().en.find("fsType") != std::string::npos);

    bind::Paragraph paragraph;
    paragraph.runs.push_back({"国", 0, {}, {}});
    form::Style style = test_style();
    style.font = "黑体";
    shape(paragraph, {style}, *fonts, diagnostics);
    REQUIRE(diagnostics.error_count() == 1);
    CHECK(diagnostics.list().front().code == code::font_unusable);
  }
}

TEST_CASE("a missing font file is an error only when it is needed") {
  const Folder folder;
  Diagnostics diagnostics;
  const auto fonts = load(R"({"roles": {"甲": [{"file": "none.otf"}]}})", folder, diagnostics);
  REQUIRE(fonts != nullptr);
  CHECK_FALSE(diagnostics.has_errors());
  bind::Paragraph paragraph;
  paragraph.runs.push_back({"国家", 0, {}, {}});
  form::Style style = test_style();
  style.font = "甲";
  shape(paragraph, {style}, *fonts, diagnostics);
  REQUIRE(diagnostics.error_count() == 1);
  CHECK(diagnostics.list().front().code == code::font_missing);
  CHECK(diagnostics.list().front().message.en.find("none.otf") != std::string::npos);
}

TEST_CASE("a broken font file is refused") {
  const Folder folder;
  folder.write("broken.otf", "this is no font");
  Diagnostics diagnostics;
  const auto fonts = load(R"({"roles": {"甲": [{"file": "broken.otf"}]}})", folder, diagnostics);
  REQUIRE(fonts != nullptr);
  CHECK_FALSE(fonts->open(0).has_value());
  CHECK_FALSE(fonts->open(0).has_value());
}

TEST_CASE("a folder given by the user stands in front of the program's fonts") {
  const Folder folder;
  folder.write("fonts.json", R"({"roles": {"仿宋": [{"file": "FandolKai-Regular.otf"}]}})");
  Diagnostics diagnostics;
  const auto fonts =
      load_fonts(ZHIBIAO_SOURCE_DIR "/fonts/fonts.json", {folder.path()}, diagnostics);
  REQUIRE(fonts != nullptr);
  const auto chain = fonts->chain("仿宋");
  const auto first = fonts->open(chain[0]), second = fonts->open(chain[1]);
  REQUIRE(first);
  REQUIRE(second);
  CHECK((*first)->facts().postscript_name == "FandolKai-Regular");
  CHECK((*second)->facts().postscript_name == "FandolFang-Regular");
}

TEST_CASE("a file in a folder given by the user is taken before the program's own") {
  const Folder folder;
  folder.write("FandolKai-Regular.otf", read_all(fs::path(fonts_folder) / "FandolHei-Bold.otf"));
  Diagnostics diagnostics;
  const auto fonts =
      load_fonts(ZHIBIAO_SOURCE_DIR "/fonts/fonts.json", {folder.path()}, diagnostics);
  REQUIRE(fonts != nullptr);
  CHECK(fonts->find(fonts->chain("楷体").front()) == folder.path() / "FandolKai-Regular.otf");
}

TEST_CASE("each fault of a manifest is reported at its place") {
  const Folder folder;
  Diagnostics diagnostics;
  const auto fonts =
      load(R"({"roles": {"甲": [{"face": 2}, {"file": "a.otf", "face": -1}], "乙": 3},
 "fallbacks": []})",
           folder, diagnostics);
  CHECK(fonts == nullptr);
  CHECK(diagnostics.error_count() == 4);
  for (const Diagnostic& one : diagnostics.list()) CHECK(one.code == code::font_manifest);
}

TEST_CASE("a manifest that is not there is an error") {
  Diagnostics diagnostics;
  CHECK(load_fonts("/nowhere/fonts.json", {}, diagnostics) == nullptr);
  CHECK(diagnostics.error_count() == 1);
}

TEST_CASE("the feature halt says what is cut of a mark, and the ink where a face has none") {
  // Noto and Fandol have halt; an opening mark gives up its left half, others their right half.
  for (const char* role : {"宋体", "黑体", "仿宋"}) {
    const Face& face = open_first(role);
    const int half = static_cast<int>(face.facts().units_per_em) / 2;
    for (const char32_t mark : std::u32string(U"（《「，。、）》」")) {
      const auto cut = face.half_width(face.glyph(mark).value());
      REQUIRE(cut);
      const bool opens = kind_of(mark) == Kind::opening;
      CHECK(cut->left == (opens ? half : 0));
      CHECK(cut->right == (opens ? 0 : half));
    }
    CHECK_FALSE(face.half_width(face.glyph(U'国').value()));
  }
}

TEST_CASE("full-width marks keep their em: palt is never asked for") {
  const form::Style style = test_style();
  for (const Cluster& cluster : shape_text("（，。、）《》；：国", style).clusters) {
    CHECK(cluster.advance == style.size);
  }
}
