#include "form/units.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

namespace zhibiao::form {
namespace {

TEST_CASE("decimals become EMU exactly") {
  CHECK(parse_length("12.5mm")->emu() == 450'000);
  CHECK(parse_length("10.5pt")->emu() == 133'350);
  CHECK(parse_length("28.95pt")->emu() == 367'665);
  CHECK(parse_length("1.2cm")->emu() == 432'000);
  CHECK(parse_length("0.1mm")->emu() == 3'600);
  CHECK(parse_length("-2mm")->emu() == -72'000);
  CHECK(parse_length("0")->emu() == 0);
  CHECK(parse_length("0.000014mm")->emu() == 1);  // half an EMU and more goes up
  CHECK(parse_length("10000mm")->emu() == 360'000'000);
}

TEST_CASE("what is no length is refused with the text in the message") {
  for (const char* text :
       {"", "mm", "12", "12 mm", "12px", "1,5mm", "1.mm", ".5mm", "1e3mm", "+1mm", "--1mm", "2字",
        "0.1234567mm", "10001mm", "99999999999999999999mm"}) {
    CAPTURE(text);
    const auto length = parse_length(text);
    REQUIRE_FALSE(length);
    CHECK(length.error().en.find(text) != std::string::npos);
    CHECK_FALSE(length.error().zh.empty());
  }
}

TEST_CASE("字 hangs on the type size") {
  const Measure two = parse_measure("2字").value();
  CHECK(at_size(two, Length::pt(16)) == Length::pt(32));
  CHECK(at_size(parse_measure("0.25字").value(), Length::pt(16)) == Length::pt(4));
  CHECK(at_size(parse_measure("3mm").value(), Length::pt(16)) == Length::mm(3));
  CHECK_FALSE(parse_measure("2"));
}

TEST_CASE("leading is a length or a number of times the size") {
  CHECK(at_size(parse_leading("1.5").value(), Length::pt(10)) == Length::pt(15));
  CHECK(at_size(parse_leading("16pt").value(), Length::pt(10)) == Length::pt(16));
  CHECK_FALSE(parse_leading("0"));
  CHECK_FALSE(parse_leading("-1.5"));
  CHECK_FALSE(parse_leading("-16pt"));
}

TEST_CASE("the Chinese type sizes have their points") {
  const std::vector<std::pair<const char*, std::int64_t>> half_points{
      {"初号", 84}, {"小初", 72}, {"一号", 52}, {"小一", 48}, {"二号", 44}, {"小二", 36},
      {"三号", 32}, {"小三", 30}, {"四号", 28}, {"小四", 24}, {"五号", 21}, {"小五", 18},
      {"六号", 15}, {"小六", 13}, {"七号", 11}, {"八号", 10}};
  for (const auto& [name, count] : half_points) {
    CAPTURE(name);
    CHECK(parse_type_size(name)->emu() == count * 6'350);
  }
  CHECK(parse_type_size("9.5pt")->emu() == 120'650);
  CHECK_FALSE(parse_type_size("九号"));
  CHECK_FALSE(parse_type_size("0pt"));
  CHECK_FALSE(parse_type_size("501pt"));
  CHECK_FALSE(parse_type_size("1字"));
}

TEST_CASE("columns are shares, lengths or fractions") {
  CHECK(parse_column("17%")->parts == 170'000);
  CHECK(parse_column("33.3333%")->parts == 333'333);
  CHECK(parse_column("17%")->kind == Column::Kind::share);
  CHECK(parse_column("30mm")->length == Length::mm(30));
  CHECK(parse_column("2*")->parts == 2);
  CHECK(parse_column("2*")->kind == Column::Kind::fraction);
  for (const char* text : {"33.33333%", "0%", "-5%", "1.5*", "*", "0*", "0mm", "17", "2字", ""}) {
    CAPTURE(text);
    CHECK_FALSE(parse_column(text));
  }
}

TEST_CASE("colors are names, ink percentages or sRGB") {
  CHECK(parse_color("black").value() == Color::gray(0));
  CHECK(parse_color("white").value() == Color::gray(255));
  CHECK(parse_color("gray 0%").value() == Color::gray(255));
  CHECK(parse_color("gray 100%").value() == Color::gray(0));
  CHECK(parse_color("gray 15%").value() == Color::gray(217));
  CHECK(parse_color("#c00000").value() == Color::rgb(192, 0, 0));
  CHECK(parse_color("#808080").value() == Color::gray(128));  // prints in black ink
  for (const char* text : {"#c0000", "#g00000", "red", "gray 101%", "gray", "c00000"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_color(text));
  }
}

TEST_CASE("row heights say how binding they are") {
  CHECK(parse_row_height("auto")->kind == RowHeight::Kind::automatic);
  CHECK(parse_row_height("at least 8mm")->kind == RowHeight::Kind::at_least);
  CHECK(parse_row_height("at least 8mm")->length == Length::mm(8));
  CHECK(parse_row_height("exact 8mm")->kind == RowHeight::Kind::exact);
  CHECK_FALSE(parse_row_height("8mm"));
  CHECK_FALSE(parse_row_height("exact 0mm"));
}

}  // namespace
}  // namespace zhibiao::form
