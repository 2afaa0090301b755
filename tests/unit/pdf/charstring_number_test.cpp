// Numbers of charstrings and DICTs, in as few bytes as they can be.
#include "pdf/charstring_number.h"

#include <doctest/doctest.h>
#include <fmt/core.h>

namespace zhibiao::pdf {

TEST_CASE("numbers take as few bytes as they can") {
  const auto bytes = [](Fixed value) {
    Bytes code;
    append_charstring_number(code, value);
    CHECK(code.size() == charstring_number_size(value));
    std::string text;
    for (const char byte : code) text += fmt::format("{:02x}", static_cast<unsigned char>(byte));
    return text;
  };
  CHECK(bytes(0) == "8b");
  CHECK(bytes(107 * fixed_one) == "f6");
  CHECK(bytes(-107 * fixed_one) == "20");
  CHECK(bytes(108 * fixed_one) == "f700");
  CHECK(bytes(-108 * fixed_one) == "fb00");
  CHECK(bytes(1'131 * fixed_one) == "faff");
  CHECK(bytes(-1'131 * fixed_one) == "feff");
  CHECK(bytes(1'132 * fixed_one) == "1c046c");
  CHECK(bytes(-32'768 * fixed_one) == "1c8000");
  CHECK(bytes(fixed_one / 2) == "ff00008000");
  CHECK(bytes(-1) == "ffffffffff");
  CHECK(is_charstring_number(-32'768 * fixed_one));
  CHECK_FALSE(is_charstring_number(32'768 * fixed_one));
}

}  // namespace zhibiao::pdf
