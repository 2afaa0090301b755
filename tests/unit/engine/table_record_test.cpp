#include "engine/table_record.h"

#include <doctest/doctest.h>

#include "form/read_template.h"
#include "json/read.h"

namespace zhibiao::engine {
namespace {

const char* const schema = R"({"type": "object", "properties": {
  "name": {"type": "string"}, "staff": {"type": ["integer", "null"]}, "open": {"type": "boolean"},
  "tasks": {"type": "array", "items": {"type": "string"}},
  "income": {"type": "array", "items": {"type": "object", "properties": {
    "name": {"type": "string"}, "total": {"type": ["number", "null"]}}}}}})";

struct Made {
  std::string record;
  std::vector<std::string> faults;
};

Made make(std::vector<std::string> names, std::vector<std::string> cells) {
  const std::string text = R"({"form": {"id": "x", "title": "x"}, "body": [{"paragraph": "x"}],
    "spreadsheet": {"单位": "/name", "收入": "/income/0/total"}})";
  Diagnostics diagnostics;
  const auto form =
      form::read_template(json::read(SourceFile("template.json", text), diagnostics),
                          json::read(SourceFile("s.json", schema), diagnostics), diagnostics);
  REQUIRE_MESSAGE(form.has_value(), diagnostics.list().front().message.en);
  RecordText row;
  row.file = "t.csv";
  row.header = std::make_shared<const TableHeader>(TableHeader{std::move(names), 1});
  row.cells = std::move(cells);
  Made made{record_of(row, *form, diagnostics), {}};
  for (const Diagnostic& fault : diagnostics.list()) made.faults.push_back(fault.message.en);
  return made;
}

TEST_CASE("a cell becomes what the schema wants in its place") {
  CHECK(make({"单位", "staff", "open", "tasks"}, {"甲\"局", "12", "是", "一\n\n二\r\n"}).record ==
        R"({"name":"甲\"局","staff":12,"open":true,"tasks":["一","二"]})");
  CHECK(make({"name", "staff"}, {"007", "many"}).record == R"({"name":"007","staff":"many"})");
  CHECK(make({"staff"}, {"007"}).record == R"({"staff":"007"})");
}

TEST_CASE("places in a list are put in order, and an item without cells is left out") {
  CHECK(make({"/income/1/name", "/income/0/name", "收入"}, {"b", "a", "1.50"}).record ==
        R"({"income":[{"name":"a","total":1.50},{"name":"b"}]})");
  CHECK(make({"/income/0/name", "/income/1/name", "/income/1/total"}, {"a"}).record ==
        R"({"income":[{"name":"a"}]})");
  CHECK(make({"/income/0/name", "收入"}, {"a", ""}).record ==
        R"({"income":[{"name":"a","total":null}]})");
}

TEST_CASE("a column that leads nowhere, or to a place that is taken, is a fault") {
  CHECK(make({"nmae"}, {"x"}).faults ==
        std::vector<std::string>{"column \"nmae\" is no field of the record"});
  CHECK(make({"单位", "name"}, {"x", "y"}).faults ==
        std::vector<std::string>{"columns \"单位\" and \"name\" both fill /name"});
  CHECK(make({"tasks", "/tasks/0"}, {"x", "y"}).faults.size() == 1);
  CHECK(make({""}, {"x"}).faults == std::vector<std::string>{"a column without a name holds \"x\""});
}

}  // namespace
}  // namespace zhibiao::engine
