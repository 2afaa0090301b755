#include "pdf/number.h"

#include <doctest/doctest.h>

namespace zhibiao::pdf {

TEST_CASE("decimals are written from integers, as short as they can be") {
  CHECK(decimal(105'000, 4) == "10.5");
  CHECK(decimal(0, 4) == "0");
  CHECK(decimal(10'000, 4) == "1");
  CHECK(decimal(100'000'000, 4) == "10000");
  CHECK(decimal(1, 4) == "0.0001");
  CHECK(decimal(1'200, 4) == "0.12");
  CHECK(decimal(-1, 4) == "-0.0001");
  CHECK(decimal(-25'000, 4) == "-2.5");
  CHECK(decimal(1'000'000'000, 6) == "1000");
  CHECK(decimal(123'456'789'012'345, 4) == "12345678901.2345");
}

TEST_CASE("a length becomes ten-thousandths of a point, rounded half to even") {
  CHECK(decimal(to_points(Length::mm(210)), 4) == "595.2756");
  CHECK(decimal(to_points(Length::mm(297)), 4) == "841.8898");
  CHECK(decimal(to_points(Length::from_emu(133'350)), 4) == "10.5");
  CHECK(to_points(Length::from_emu(1)) == 1);
  CHECK(to_points(-Length::mm(210)) == -5'952'756);
}

TEST_CASE("codes are hexadecimal, text is UTF-16 with surrogates beyond the first plane") {
  std::string text;
  append_hexadecimal(text, 0x0A3F);
  CHECK(text == "0A3F");
  CHECK(hexadecimal(utf16_bytes("a中")) == "00614E2D");
  CHECK(hexadecimal(utf16_bytes("𠮷")) == "D842DFB7");
}

}  // namespace zhibiao::pdf
