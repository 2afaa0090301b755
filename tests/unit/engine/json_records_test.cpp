#include "engine/json_records.h"

#include <doctest/doctest.h>

#include <sstream>

namespace zhibiao::engine {
namespace {

using Open = std::unique_ptr<RecordStream> (*)(std::string, std::unique_ptr<std::istream>);

std::vector<RecordText> read(Open open, const std::string& text) {
  const auto stream = open("r", std::make_unique<std::istringstream>(text));
  std::vector<RecordText> records;
  for (;;) {
    RecordText record;
    if (!stream->next(record)) return records;
    records.push_back(std::move(record));
  }
}

std::vector<std::string> texts(const std::vector<RecordText>& records) {
  std::vector<std::string> texts;
  for (const RecordText& record : records) texts.push_back(record.text);
  return texts;
}

using Texts = std::vector<std::string>;

TEST_CASE("a line is a record, and empty lines are none") {
  const auto records = read(json_lines, "\xEF\xBB\xBF{\"a\":1}\r\n\n  \n{\"a\":2}");
  CHECK(texts(records) == Texts{"{\"a\":1}\r", "{\"a\":2}"});
  CHECK(records[0].place == 1);
  CHECK(records[1].place == 4);
  CHECK(records[1].start.line == 4);
}

TEST_CASE("an array's items are records, cut at the commas that are its own") {
  const auto records = read(json_file, "[ {\"a\":[1,2]},\n  \"],\\\"\" , 3 ]\n");
  CHECK(texts(records) == Texts{"{\"a\":[1,2]}", "\"],\\\"\" ", "3 "});
  CHECK(records[1].start.line == 2);
  CHECK(records[1].start.column == 3);
  CHECK(records[2].place == 3);
  CHECK_FALSE(records[2].fault);
  CHECK(read(json_file, "[ ]").empty());
}

TEST_CASE("any other file is one record, and any other stream is lines") {
  CHECK(texts(read(json_file, "{\n\"a\": 1}\n")) == Texts{"{\n\"a\": 1}\n"});
  CHECK(read(json_file, "{}")[0].alone);
  CHECK(texts(read(json_stream, "{}\n{}\n")) == Texts{"{}", "{}"});
  CHECK(texts(read(json_stream, "[{},{}]")) == Texts{"{}", "{}"});
}

TEST_CASE("an array that is not closed, or followed by more, is a fault of its last record") {
  const auto open = read(json_file, "[{}, {\"a\":");
  REQUIRE(open.size() == 2);
  CHECK_FALSE(open[0].fault);
  CHECK(open[1].fault.has_value());
  const auto more = read(json_file, "[{}] {}");
  REQUIRE(more.size() == 1);
  CHECK(more[0].fault->message.en == "there is more behind the array");
}

TEST_CASE("a trailing comma leaves an empty record, which is no JSON") {
  CHECK(texts(read(json_file, "[{},]")) == Texts{"{}", ""});
}

}  // namespace
}  // namespace zhibiao::engine
