#include "engine/xlsx_number.h"

#include <doctest/doctest.h>

namespace zhibiao::engine {
namespace {

using Kind = NumberFormat::Kind;

std::string shown(std::string_view stored, std::string_view code) {
  return number_text(stored, format_of(code), false);
}

TEST_CASE("a number keeps the digits that were typed") {
  CHECK(shown("6688.6300000000001", "General") == "6688.63");
  CHECK(shown("0.30000000000000004", "General") == "0.3");
  CHECK(shown("123456789012345", "General") == "123456789012345");
  CHECK(shown("1.2E+20", "General") == "120000000000000000000");
  CHECK(shown("1E-7", "General") == "0.0000001");
  CHECK(shown("-5", "General") == "-5");
  CHECK(shown("abc", "General") == "abc");
  CHECK(shown("", "0.00") == "");
}

TEST_CASE("a number has the decimals that the sheet shows, and none is rounded away") {
  CHECK(shown("6688.6", "0.00") == "6688.60");
  CHECK(shown("6688", "#,##0.00_);[Red](#,##0.00)") == "6688.00");
  CHECK(shown("6688.635", "0.00") == "6688.635");
  CHECK(shown("12", "\"¥\"#,##0") == "12");
  CHECK(shown("0.98", "0%") == "98%");
  CHECK(shown("0.985", "0.00%") == "98.50%");
  CHECK(shown("0.07", "0%") == "7%");
  CHECK(number_text("1234.5", built_in_format(4), false) == "1234.50");
  CHECK(number_text("0.5", built_in_format(9), false) == "50%");
}

TEST_CASE("dates are written as ISO 8601 whatever the sheet shows") {
  for (const char* code : {"yyyy/m/d", "yyyy\"年\"m\"月\"d\"日\"", "[$-804]yyyy-mm-dd;@", "m/d"}) {
    CAPTURE(code);
    CHECK(shown("45397", code) == "2024-04-15");
  }
  CHECK(shown("45397", "yyyy\"年\"m\"月\"") == "2024-04");
  CHECK(shown("45397.354166666664", "yyyy/m/d h:mm") == "2024-04-15 08:30");
  CHECK(shown("0.354166666664", "h:mm AM/PM") == "08:30");
  CHECK(number_text("45397", built_in_format(14), false) == "2024-04-15");
  CHECK(number_text("45397", built_in_format(31), false) == "2024-04-15");
  CHECK(number_text("43935", built_in_format(14), true) == "2024-04-15");
}

TEST_CASE("the spreadsheets' calendar has a day too many before March 1900") {
  CHECK(shown("1", "yyyy-mm-dd") == "1900-01-01");
  CHECK(shown("59", "yyyy-mm-dd") == "1900-02-28");
  CHECK(shown("61", "yyyy-mm-dd") == "1900-03-01");
  CHECK(shown("-1", "yyyy-mm-dd") == "-1");
}

TEST_CASE("words and colours in a format are no letters of a date") {
  CHECK(format_of("[Red]0.0") == NumberFormat{Kind::number, 1});
  CHECK(format_of("0.00\"days\"") == NumberFormat{Kind::number, 2});
  CHECK(format_of("0\\d") == NumberFormat{Kind::number, 0});
  CHECK(format_of("[h]:mm:ss").kind == Kind::time);
  CHECK(format_of("General") == NumberFormat{});
  CHECK(format_of("\"") == NumberFormat{});
}

}  // namespace
}  // namespace zhibiao::engine
