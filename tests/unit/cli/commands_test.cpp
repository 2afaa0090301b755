#include "cli/commands.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <sstream>

#include "support/command.h"

namespace zhibiao::cli {
namespace {

namespace fs = std::filesystem;

// An office's folders: the program in build/, templates/ and fonts/ beside it, records in the root.
class Office {
 public:
  Office() {
    fs::create_directories(folder_.file("templates/note"));
    fs::create_directory_symlink(ZHIBIAO_SOURCE_DIR "/fonts", folder_.file("fonts"));
    write("templates/note/template.json",
          R"({"form": {"id": "note", "title": "便笺", "edition": "2024", "issuer": "财政局"},
              "body": [{"paragraph": {"value": "/text"}}]})");
    write("templates/note/record.schema.json",
          R"({"required": ["text"], "properties": {"text": {"type": "string"}}})");
    write("good.json", R"({"text": "同意。"})");
    write("bad.json", R"({"text": 5})");
  }

  std::string path(const std::string& name) const { return folder_.file(name); }
  void write(const std::string& name, const std::string& text) const {
    test::write_bytes(path(name), text);
  }

  // Runs "zhibiao words"; what was written stays in `out` and `err`.
  int run(std::vector<std::string> words, const std::string& input = "") {
    const fs::path program = path("build/zhibiao");
    std::istringstream in(input);
    std::ostringstream out_stream, err_stream;
    const int exit =
        cli::run(read_arguments(words, {"", "", program}), program, {in, out_stream, err_stream});
    out = out_stream.str();
    err = err_stream.str();
    return exit;
  }

  std::string out, err;

 private:
  test::TemporaryFolder folder_;
};

TEST_CASE("render writes the file and says in one line what was done") {
  Office office;
  const std::string output = office.path("out.pdf");
  CHECK(office.run({"render", office.path("good.json"), "-t", "note", "-o", output}) == done);
  CHECK(office.err == output + ": 1 page, 0 warnings\n");
  CHECK(office.out.empty());
  CHECK(test::read_bytes(output).starts_with("%PDF-"));
}

TEST_CASE("render with --quiet says nothing, with --format json one object") {
  Office office;
  const std::string record = office.path("good.json"), output = office.path("out.pdf");
  CHECK(office.run({"render", record, "-t", "note", "-o", output, "--quiet"}) == done);
  CHECK(office.err.empty());
  CHECK(office.run({"render", record, "-t", "note", "-o", output, "--format", "json"}) == done);
  CHECK(nlohmann::json::parse(office.err).at("pages") == 1);
}

TEST_CASE("a record with errors writes nothing and leaves the old file alone") {
  Office office;
  office.write("out.pdf", "old");
  CHECK(office.run({"render", office.path("bad.json"), "-t", "note", "-o",
                    office.path("out.pdf")}) == bad_input);
  CHECK(office.err.find("error[record-schema]") != std::string::npos);
  CHECK(test::read_bytes(office.path("out.pdf")) == "old");
}

TEST_CASE("standard input and standard output give the same bytes as files") {
  Office office;
  const std::string output = office.path("out.pdf");
  CHECK(office.run({"render", office.path("good.json"), "-t", "note", "-o", output}) == done);
  CHECK(office.run({"render", "-", "-t", "note", "-o", "-"}, R"({"text": "同意。"})") == done);
  CHECK(office.out == test::read_bytes(output));
}

TEST_CASE("faults of the record, the template and the output are reported in one run") {
  Office office;
  CHECK(office.run({"render", office.path("none.json"), "-t", "nota", "-o",
                    office.path("nowhere/out.pdf")}) == bad_input);
  CHECK(office.err.find("error[file-unreadable]") != std::string::npos);
  CHECK(office.err.find("did you mean \"note\"?") != std::string::npos);
  CHECK(office.err.find("error[file-unwritable]: there is no folder") != std::string::npos);
}

TEST_CASE("an output that is a folder, a device or the record itself is refused") {
  Office office;
  const std::string record = office.path("good.json");
  for (const std::string& output : {office.path("templates"), std::string("/dev/null"), record}) {
    CAPTURE(output);
    CHECK(office.run({"render", record, "-t", "note", "-o", output}) == bad_input);
    CHECK(office.err.find("file-unwritable") != std::string::npos);
  }
  CHECK(fs::is_character_file("/dev/null"));
  CHECK(test::read_bytes(record) == R"({"text": "同意。"})");
}

TEST_CASE("an output that is a link stays one, and its target is written") {
  Office office;
  office.write("target.pdf", "old");
  fs::create_symlink("target.pdf", office.path("link.pdf"));
  CHECK(office.run({"render", office.path("good.json"), "-t", "note", "-o",
                    office.path("link.pdf")}) == done);
  CHECK(fs::is_symlink(office.path("link.pdf")));
  CHECK(test::read_bytes(office.path("target.pdf")).starts_with("%PDF-"));
}

TEST_CASE("check writes nothing; blank needs no record") {
  Office office;
  CHECK(office.run({"check", office.path("good.json"), "-t", "note"}) == done);
  CHECK(office.run({"check", office.path("bad.json"), "-t", "note"}) == bad_input);
  CHECK(office.run({"blank", "-t", "note", "-o", office.path("blank.pdf")}) == done);
  CHECK(fs::exists(office.path("blank.pdf")));
}

TEST_CASE("--dump prints the layout or the drawing list") {
  Office office;
  CHECK(office.run({"render", office.path("good.json"), "-t", "note", "--dump", "layout"}) == done);
  CHECK(office.out.find("同意。") != std::string::npos);
  CHECK(office.run({"blank", "-t", "note", "--dump", "display"}) == done);
  CHECK(office.out.starts_with("page 1"));
}

TEST_CASE("templates lists name, title, edition and issuer; a broken template is an error") {
  Office office;
  CHECK(office.run({"templates"}) == done);
  CHECK(office.out == "note  便笺  2024  财政局\n");
  CHECK(office.run({"templates", "--format", "json"}) == done);
  CHECK(nlohmann::json::parse(office.out).at("id") == "note");
  fs::create_directory(office.path("templates/torn"));
  office.write("templates/torn/template.json", "{");
  CHECK(office.run({"templates"}) == bad_input);
  CHECK(office.out == "note  便笺  2024  财政局\n");
}

TEST_CASE("--templates goes before the folder beside the program") {
  Office office;
  fs::create_directories(office.path("mine/note"));
  office.write("mine/note/template.json",
               R"({"form": {"id": "mine", "title": "我的"}, "body": [{"paragraph": "x"}]})");
  CHECK(office.run({"templates", "--templates", office.path("mine")}) == done);
  CHECK(office.out.find("我的") != std::string::npos);
}

TEST_CASE("fonts lists every role with the face it is drawn with") {
  Office office;
  CHECK(office.run({"fonts"}) == done);
  for (const char* role : {"宋体", "黑体", "仿宋", "楷体", "小标宋"}) {
    CAPTURE(role);
    CHECK(office.out.find(role) != std::string::npos);
  }
  CHECK(office.out.find("NotoSerifCJKsc-Regular") != std::string::npos);
  CHECK(office.out.find("88101") != std::string::npos);
}

TEST_CASE("fonts as JSON tells a face's licence, digest, and coverage, and what each role covers") {
  Office office;
  CHECK(office.run({"fonts", "--format", "json"}) == done);
  CHECK(office.out.find(
            R"({"role":"仿宋","for":"text","position":1,"file":"FandolFang-Regular.otf")") !=
        std::string::npos);
  CHECK(office.out.find(R"("embedding":{"fsType":8,"allows":"editable"})") != std::string::npos);
  CHECK(office.out.find(R"("gb2312":{"has":6763,"of":6763})") != std::string::npos);
  CHECK(office.out.find(R"("sha256":")") != std::string::npos);
  CHECK(office.out.find(R"({"role":"黑体","coverage":{)") != std::string::npos);
}

TEST_CASE("wrong usage is exit code 2, on the error stream") {
  Office office;
  CHECK(office.run({"render"}) == wrong_usage);
  CHECK(office.out.empty());
  CHECK(office.err.starts_with("wrong usage: "));
}

}  // namespace
}  // namespace zhibiao::cli
