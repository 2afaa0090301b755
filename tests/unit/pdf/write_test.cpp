// The finished file in the hands of others' tools: qpdf, poppler, mupdf, Ghostscript.
#include "pdf/write.h"

#include <doctest/doctest.h>

#include "sample.h"
#include "support/command.h"

namespace zhibiao::pdf {

namespace {

using sample::a4;
using sample::face_of;
using sample::run_of;
using test::CommandResult;

constexpr std::string_view first_line = "部门（单位）整体支出绩效自评报告";
constexpr std::string_view second_line = "合计6688.63万元，≥98%";
constexpr std::string_view rare_line = "𠮷𠀋";
constexpr std::string_view fang_line = "仿宋¥–€";

paint::DisplayList two_pages() {
  const Length left = Length::mm(28), size = Length::pt(16);
  const auto at = [&](int y) { return Point{left, Length::mm(y)}; };
  const auto line = [&](std::string_view role, std::string_view file, std::string_view text,
                        int y) {
    return run_of(face_of(role, file), std::string(text), at(y), size);
  };
  paint::Page first =
      a4({paint::Mark{},
          paint::Fill{{left, Length::mm(40), Length::mm(100), Length::mm(20)}, Color::gray(230)},
          paint::Mark{0}, line("宋体", "", first_line, 50), line("黑体", "", second_line, 80),
          paint::Mark{},
          paint::Stroke{at(40), {Length::mm(128), Length::mm(40)}, Length::pt(1), black}});
  paint::Page second = a4({paint::Mark{0}, line("仿宋", "", fang_line, 50),
                           line("宋体", "HanaMinB.ttf", rare_line, 80)});
  return {{first, second}};
}

Metadata metadata() {
  Metadata metadata;
  metadata.title = "部门整体支出绩效自评报告";
  metadata.author = "某局";
  metadata.date = "2024-04-15T00:00:00+08:00";
  return metadata;
}

Bytes written(const paint::DisplayList& list, const Metadata& about) {
  const Result<Bytes> bytes = write(list, sample::fonts(), about);
  REQUIRE(bytes);
  return *bytes;
}

// Two pages in a file, and a command on it.
class File {
 public:
  File() { test::write_bytes(path(), written(two_pages(), metadata())); }
  std::string path() const { return folder_.file("two-pages.pdf"); }
  CommandResult run(const std::string& before, const std::string& after = "") const {
    return test::run(before + " " + path() + " " + after);
  }

 private:
  test::TemporaryFolder folder_;
};

// mupdf's output without what Debian's build says of itself for any file.
std::string without_notice(std::string output) {
  constexpr std::string_view notice = "warning: ICC support is not available\n";
  const std::size_t place = output.find(notice);
  if (place != std::string::npos) output.erase(place, notice.size());
  return output;
}

std::string without_white(std::string text) {
  std::erase_if(text, [](unsigned char byte) { return byte <= ' '; });
  return text;
}

}  // namespace

TEST_CASE("qpdf finds the file sound") {
  const File file;
  const CommandResult result = file.run("qpdf --check");
  CAPTURE(result.output);
  CHECK(result.status == 0);
  CHECK(result.output.find("WARNING") == std::string::npos);
  CHECK(result.output.find("No syntax or stream encoding errors found") != std::string::npos);
}

TEST_CASE("mupdf and Ghostscript draw the file without a word") {
  const File file;
  const CommandResult mupdf = file.run("mutool draw -q -r 20 -F pgm -o /dev/null");
  CHECK(mupdf.status == 0);
  CHECK(without_notice(mupdf.output) == "");
  const CommandResult ghostscript =
      file.run("gs -q -dNOPAUSE -dBATCH -dPDFSTOPONERROR -sDEVICE=pgmraw -r20 -o /dev/null");
  CHECK(ghostscript.status == 0);
  CHECK(ghostscript.output == "");
}

TEST_CASE("every font is embedded, subset, and mapped to Unicode") {
  const File file;
  const CommandResult result = file.run("pdffonts");
  CHECK(result.status == 0);
  std::istringstream lines(result.output);
  std::string line;
  int fonts = 0;
  while (std::getline(lines, line)) {
    if (line.find("Identity-H ") == std::string::npos) continue;
    ++fonts;
    CAPTURE(line);
    CHECK(line.find("yes yes yes") != std::string::npos);
  }
  CHECK(fonts == 4);
}

TEST_CASE("poppler, mupdf and Ghostscript give the text back exactly") {
  const File file;
  std::string expected;
  for (const std::string_view part : {first_line, second_line, fang_line, rare_line}) {
    expected += part;
  }
  const CommandResult poppler = file.run("pdftotext -raw", "-");
  CHECK(without_white(poppler.output) == expected);
  const CommandResult mupdf = file.run("mutool draw -q -F txt");
  CHECK(without_white(without_notice(mupdf.output)) == expected);
  const CommandResult ghostscript = file.run("gs -q -dNOPAUSE -dBATCH -sDEVICE=txtwrite -o -");
  // Its text device (10.0) breaks surrogate pairs, whatever the file: compare what comes before
  // them.
  const std::string basic = expected.substr(0, expected.size() - rare_line.size());
  CHECK(without_white(ghostscript.output).starts_with(basic));
}

TEST_CASE("one glyph shown for two texts gives both back") {
  const text::FaceId serif = face_of("宋体");
  const auto line = [&](int y) {
    return run_of(serif, "第一章", {Length::mm(28), Length::mm(y)}, Length::pt(16));
  };
  paint::GlyphRun radical = line(70);
  radical.text = "第⼀章";
  const test::TemporaryFolder folder;
  test::write_bytes(folder.file("a.pdf"), written({{a4({line(50), radical})}}, metadata()));
  const CommandResult poppler = test::run("pdftotext -raw " + folder.file("a.pdf") + " -");
  CHECK(without_white(poppler.output) == "第一章第⼀章");
}

TEST_CASE("pages are A4 to a ten-thousandth of a point, and the metadata is read by others") {
  const File file;
  const CommandResult result = file.run("pdfinfo -box -isodates");
  const auto has = [&](std::string_view part) {
    return result.output.find(part) != std::string::npos;
  };
  CAPTURE(result.output);
  CHECK(has("595.276 x 841.89 pts (A4)"));
  CHECK(has("部门整体支出绩效自评报告"));
  CHECK(has("某局"));
  CHECK(has("CreationDate:    2024-04-1"));
  CHECK(has("PDF version:     1.7"));
}

TEST_CASE("equal inputs give equal bytes, another title another file with another /ID") {
  const auto id_of = [](const Bytes& file) { return file.substr(file.rfind("/ID"), 75); };
  const Bytes once = written(two_pages(), metadata());
  CHECK(once == written(two_pages(), metadata()));
  Metadata other = metadata();
  other.title = "另一份";
  CHECK(id_of(once) != id_of(written(two_pages(), other)));
  paint::DisplayList shifted = two_pages();
  std::get<paint::GlyphRun>(shifted.pages[1].items[1]).origin.x += Length::mm(1);
  CHECK(id_of(once) != id_of(written(shifted, metadata())));
}

TEST_CASE("the file has what ISO 19005-2, 6.1 asks of its frame") {
  const Bytes file = written(two_pages(), metadata());
  CHECK(file.substr(0, 9) == "%PDF-1.7\n");
  REQUIRE(file[9] == '%');
  for (std::size_t offset = 10; offset < 14; ++offset) {
    CHECK(static_cast<unsigned char>(file[offset]) > 127);
  }
  CHECK(file.find("1 0 obj\n<<") != Bytes::npos);
  CHECK(file.substr(file.size() - 6) == "%%EOF\n");
  CHECK(file.find("/Encrypt") == Bytes::npos);
  CHECK(file.find("<pdfaid:part>2</pdfaid:part>") != Bytes::npos);
}

}  // namespace zhibiao::pdf
