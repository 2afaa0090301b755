#include "cli/args.h"

#include <doctest/doctest.h>

#include <fstream>

#include "cli/version.h"

namespace zhibiao::cli {
namespace {

using Words = std::vector<std::string>;

Command parse(const Words& words, const std::string& locale = "", const std::string& epoch = "") {
  return read_arguments(words, {locale, epoch, "/opt/zhibiao/build/zhibiao"});
}

RenderCommand render_of(const Words& words, const std::string& epoch = "") {
  const Command command = parse(words, "", epoch);
  if (const auto* usage = std::get_if<WrongUsage>(&command)) FAIL(usage->text);
  return std::get<RenderCommand>(command);
}

// The first line of what is said about a wrong command line.
std::string fault(const Words& words, const std::string& locale = "",
                  const std::string& epoch = "") {
  const Command command = parse(words, locale, epoch);
  REQUIRE(std::holds_alternative<WrongUsage>(command));
  const std::string text = std::get<WrongUsage>(command).text;
  return text.substr(0, text.find('\n'));
}

TEST_CASE("render takes a record, a template and an output, in any order") {
  for (const Words& words : {Words{"render", "r.json", "-t", "form", "-o", "out.pdf"},
                             Words{"render", "-o", "out.pdf", "--template=form", "r.json"}}) {
    const RenderCommand command = render_of(words);
    CHECK(command.record == "r.json");
    CHECK(command.form == "form");
    CHECK(command.output == "out.pdf");
    CHECK(command.dump == Dump::none);
    CHECK(command.date.empty());
  }
}

TEST_CASE("the record is embedded on wish, by render and batch alone, and not for a printer") {
  CHECK(render_of({"render", "r.json", "-t", "f", "-o", "o.pdf", "--embed-record"}).embed_record);
  CHECK_FALSE(render_of({"render", "r.json", "-t", "f", "-o", "o.pdf"}).embed_record);
  const Command batch = parse({"batch", "r", "-t", "f", "-d", "out", "--embed-record", "--strict"});
  CHECK(std::get<BatchCommand>(batch).embed_record);
  CHECK(std::get<BatchCommand>(batch).strict);
  CHECK(fault({"blank", "-t", "f", "-o", "o.pdf", "--embed-record"}) != "");
  CHECK(fault({"batch", "r", "-t", "f", "--merge", "all.pdf", "--embed-record"}) ==
        "wrong usage: a file of --merge is for printing and holds no records");
}

TEST_CASE("extract takes a PDF and an output, verify a PDF and perhaps a template") {
  const auto extract = std::get<ExtractCommand>(parse({"extract", "f.pdf", "-o", "r.json"}));
  CHECK(extract.pdf == "f.pdf");
  CHECK(extract.output == "r.json");
  CHECK(fault({"extract", "f.pdf"}) == "wrong usage: the output is not named with -o");
  CHECK(fault({"extract", "-o", "r.json"}) == "wrong usage: the PDF is not named");
  const auto verify = std::get<VerifyCommand>(parse({"verify", "f.pdf", "-t", "form"}));
  CHECK(verify.pdf == "f.pdf");
  CHECK(verify.form == "form");
  CHECK(std::get<VerifyCommand>(parse({"verify", "f.pdf"})).form.empty());
  CHECK(fault({"verify"}) == "wrong usage: the PDF is not named");
}

TEST_CASE("a dash is standard input and standard output") {
  const RenderCommand command = render_of({"render", "-", "-t", "form", "-o", "-"});
  CHECK(command.record == "-");
  CHECK(command.output == "-");
}

TEST_CASE("--fonts and --templates take one folder each and may be given again") {
  const RenderCommand command =
      render_of({"check", "--fonts", "a", "--fonts", "b", "--templates", "c", "r.json", "-t", "f"});
  CHECK(command.options.fonts == std::vector<std::filesystem::path>{"a", "b"});
  CHECK(command.options.templates == std::vector<std::filesystem::path>{"c"});
  CHECK(command.record == "r.json");
}

TEST_CASE("blank has no record, check no output, a dump needs no output") {
  CHECK(render_of({"blank", "-t", "f", "-o", "o.pdf"}).record.empty());
  CHECK(render_of({"check", "r.json", "-t", "f"}).output.empty());
  CHECK(render_of({"render", "r.json", "-t", "f", "--dump", "layout"}).dump == Dump::layout);
  CHECK(render_of({"render", "r.json", "-t", "f", "--dump", "display"}).dump == Dump::display);
}

TEST_CASE("the date comes from --date, else from SOURCE_DATE_EPOCH") {
  const Words words{"check", "r.json", "-t", "f"};
  CHECK(render_of(words, "1713110400").date == "2024-04-14T16:00:00+00:00");
  CHECK(render_of(words, "0").date == "1970-01-01T00:00:00+00:00");
  CHECK(render_of({"render", "r", "-t", "f", "-o", "o", "--date", "2024-04-15"}, "0").date ==
        "2024-04-15T00:00:00+08:00");
  CHECK(fault({"render", "r", "-t", "f", "-o", "o", "--date", "2024-02-30"}) ==
        "wrong usage: the calendar has no day 2024-02-30");
  CHECK(fault(words, "", "-5") ==
        "wrong usage: SOURCE_DATE_EPOCH should be seconds since 1970, found \"-5\"");
  CHECK(fault(words, "", "253402300800") ==
        "wrong usage: SOURCE_DATE_EPOCH should be seconds since 1970, found \"253402300800\"");
}

TEST_CASE("what is missing is named") {
  CHECK(fault({"render"}) == "wrong usage: the record is not named");
  CHECK(fault({"render", "r.json"}) == "wrong usage: the template is not named with -t");
  CHECK(fault({"render", "r.json", "-t", "f"}) == "wrong usage: the output is not named with -o");
  CHECK(fault({"render", "r.json", "-t", "f", "-o"}) ==
        "wrong usage: option --output takes exactly one value");
}

TEST_CASE("what is unknown is named, with what may have been meant") {
  CHECK(fault({"rendr"}) == "wrong usage: \"rendr\" is unknown, did you mean \"render\"?");
  CHECK(fault({"check", "r.json", "-t", "f", "--quite"}) ==
        "wrong usage: \"--quite\" is unknown, did you mean \"--quiet\"?");
  CHECK(fault({"check", "a.json", "b.json", "-t", "f"}) ==
        "wrong usage: \"b.json\" is one word too many");
  CHECK(fault({"check", "a.json", "-t", "f", "-o", "x"}) == "wrong usage: \"-o\" is unknown");
  CHECK(fault({"check", "a.json", "-t", "f", "--format", "xml"}) ==
        "wrong usage: --format may only be text or json");
  CHECK(fault({"render", "-", "-t", "f", "-o", "-", "--dump", "layout"}) ==
        "wrong usage: -o - and --dump cannot both write standard output");
}

TEST_CASE("the language is that of --lang, else of the locale") {
  CHECK(fault({"render"}, "zh_CN.UTF-8") == "命令写法不对: 没有写记录文件");
  CHECK(fault({"render", "--lang", "en"}, "zh_CN.UTF-8") == "wrong usage: the record is not named");
  CHECK(fault({"render", "--lang=zh"}, "C") == "命令写法不对: 没有写记录文件");
  CHECK(fault({"render", "--lang", "fr"}) == "wrong usage: --lang may only be zh or en");
}

TEST_CASE("help is there for every command and in both languages") {
  for (const char* name : {"render", "check", "blank", "templates", "fonts"}) {
    CAPTURE(name);
    const std::string usage = std::string("zhibiao ") + name;
    CHECK(std::get<ShowCommand>(parse({name, "--help"})).text.find("usage: " + usage) !=
          std::string::npos);
    CHECK(std::get<ShowCommand>(parse({name, "-h"}, "zh_CN")).text.find("用法：" + usage) !=
          std::string::npos);
    CHECK(std::get<ShowCommand>(parse({"--help"})).text.find(name) != std::string::npos);
  }
}

TEST_CASE("the version is the build's") {
  CHECK(std::get<ShowCommand>(parse({"--version"})).text ==
        "zhibiao " + std::string(version) + "\n");
  std::ifstream file(ZHIBIAO_SOURCE_DIR "/CMakeLists.txt");
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  CHECK(text.find("project(zhibiao VERSION " + std::string(version) + " ") != std::string::npos);
}

TEST_CASE("without a word the help is shown and it is wrong usage") {
  CHECK(fault({}) == "zhibiao: prints one JSON record on an official form as a PDF.");
}

}  // namespace
}  // namespace zhibiao::cli
