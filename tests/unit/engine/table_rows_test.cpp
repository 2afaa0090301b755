#include "engine/table_rows.h"

#include <doctest/doctest.h>

#include <sstream>

#include "engine/csv_rows.h"

namespace zhibiao::engine {
namespace {

std::vector<RecordText> read(const std::string& csv) {
  const auto rows = table_rows("t.csv", csv_rows(std::make_unique<std::istringstream>(csv)));
  std::vector<RecordText> records;
  for (;;) {
    RecordText record;
    if (!rows->next(record)) return records;
    records.push_back(std::move(record));
  }
}

using Cells = std::vector<std::string>;

TEST_CASE("each row under the names is a record with its line") {
  const auto records =
      read("\xEF\xBB\xBFname,code\r\n甲, 1 \r\n\r\n\"乙\n\"\"局\"\"\",2\r\n丙\r\n");
  REQUIRE(records.size() == 3);
  CHECK(records[0].header->names == Cells{"name", "code"});
  CHECK(records[0].cells == Cells{"甲", " 1 "});
  CHECK(records[1].cells == Cells{"乙\n\"局\"", "2"});
  CHECK(records[2].cells == Cells{"丙"});
  CHECK(records[0].start.line == 2);
  CHECK(records[1].start.line == 4);
  CHECK(records[2].start.line == 6);
}

TEST_CASE("semicolons and tabs part the cells where the first line has no comma") {
  CHECK(read("a;b\n1,5;2\n")[0].cells == Cells{"1,5", "2"});
  CHECK(read("a\tb\n1\t2\n")[0].cells == Cells{"1", "2"});
}

TEST_CASE("a row of empty cells is no record, and empty cells at an end are none") {
  const auto records = read("a,b,,\n1,2,,\n,,,\n3,,,\n");
  REQUIRE(records.size() == 2);
  CHECK(records[0].header->names == Cells{"a", "b"});
  CHECK(records[0].cells == Cells{"1", "2"});
  CHECK(records[1].cells == Cells{"3"});
  CHECK_FALSE(records[1].fault);
}

TEST_CASE("what cannot be read is a record with a fault, and the rest is read") {
  const auto records = read("a,b\n1,2,3\n\xFF,2\n5,6\n");
  REQUIRE(records.size() == 3);
  CHECK(records[0].fault->message.en == "this row has 3 cells, the first row 2");
  CHECK(records[0].fault->at.line == 2);
  CHECK(records[1].fault->message.en == "this is not UTF-8");
  CHECK_FALSE(records[2].fault);
}

TEST_CASE("a quotation mark without its partner ends the table and is said") {
  const auto records = read("a\n1\n\"2\n");
  REQUIRE(records.size() == 2);
  CHECK(records[1].fault.has_value());
  REQUIRE(read("").size() == 1);
  CHECK(read("")[0].fault->message.en == "the table is empty");
}

}  // namespace
}  // namespace zhibiao::engine
