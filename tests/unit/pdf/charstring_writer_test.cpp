// What charstrings are made of: the same shape, in as few bytes as the operators allow.
#include "pdf/charstring_writer.h"

#include <doctest/doctest.h>

#include <fmt/core.h>

#include <random>

#include "cff_sample.h"
#include "free_type.h"
#include "pdf/charstring_number.h"
#include "pdf/charstring_reader.h"
#include "pdf/path_operators.h"

namespace zhibiao::pdf {

namespace {

Vector step(int x, int y) {
  return {x * fixed_one, y * fixed_one};
}
Segment line(int x, int y) {
  return {false, {}, {}, step(x, y)};
}
Segment curve(int x1, int y1, int x2, int y2, int x3, int y3) {
  return {true, step(x1, y1), step(x2, y2), step(x3, y3)};
}

std::string hexadecimal(const Bytes& bytes) {
  std::string text;
  for (const char byte : bytes) text += fmt::format("{:02x}", static_cast<unsigned char>(byte));
  return text;
}

std::string operators(const std::vector<Segment>& path) {
  Bytes code;
  PathOperators().append(code, path);
  return hexadecimal(code);
}

GlyphOutline outline_of(Vector start, std::vector<Segment> segments) {
  GlyphOutline outline;
  outline.contours.push_back({start, 0, segments.size()});
  outline.segments = std::move(segments);
  return outline;
}

std::string written(const GlyphOutline& outline) {
  const std::optional<Bytes> code = write_charstring(outline);
  return code ? hexadecimal(*code) : "refused";
}

// Steps are often zero, so that all operators come into play; some are not whole.
GlyphOutline random_outline(std::mt19937& random) {
  const auto number = [&]() -> Fixed {
    const std::uint64_t kind = random() % 10;
    if (kind < 4) return 0;
    if (kind < 9) return (static_cast<Fixed>(random() % 401) - 200) * fixed_one;
    return static_cast<Fixed>(random() % 2'000'001) - 1'000'000;
  };
  GlyphOutline outline;
  for (std::uint64_t contours = random() % 4; contours > 0; --contours) {
    const std::size_t begin = outline.segments.size();
    for (std::uint64_t left = 1 + random() % 40; left > 0; --left) {
      const bool curved = random() % 2 == 0;
      Segment segment{curved, {}, {}, {number(), number()}};
      if (curved) {
        segment.first = {number(), number()};
        segment.second = {number(), number()};
      }
      outline.segments.push_back(segment);
    }
    outline.contours.push_back({{number(), number()}, begin, outline.segments.size()});
  }
  return outline;
}

}  // namespace

TEST_CASE("numbers take as few bytes as they can") {
  const auto bytes = [](Fixed value) {
    Bytes code;
    append_charstring_number(code, value);
    CHECK(code.size() == charstring_number_size(value));
    return hexadecimal(code);
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

TEST_CASE("each run of segments is drawn by the operator that leaves out most") {
  CHECK(operators({line(1, 2), line(3, 4)}) == "8c8d8e8f05");
  CHECK(operators({line(1, 0), line(0, 2), line(3, 0)}) == "8c8d8e06");
  CHECK(operators({line(0, 1), line(2, 0)}) == "8c8d07");
  CHECK(operators({curve(1, 2, 3, 4, 5, 6)}) == "8c8d8e8f909108");
  CHECK(operators({curve(1, 2, 3, 4, 5, 6), line(7, 8)}) == "8c8d8e8f9091929318");
  CHECK(operators({line(7, 8), curve(1, 2, 3, 4, 5, 6)}) == "92938c8d8e8f909119");
  CHECK(operators({curve(1, 0, 2, 3, 4, 0), curve(1, 0, 2, 3, 4, 0)}) == "8c8d8e8f8c8d8e8f1b");
  CHECK(operators({curve(1, 9, 2, 3, 4, 0)}) == "948c8d8e8f1b");
  CHECK(operators({curve(9, 1, 2, 3, 0, 4)}) == "948c8d8e8f1a");
  CHECK(operators({curve(1, 0, 2, 3, 0, 4), curve(0, 5, 6, 7, 8, 0)}) == "8c8d8e8f909192931f");
  CHECK(operators({curve(1, 0, 2, 3, 9, 4)}) == "8c8d8e8f941f");
  CHECK(operators({curve(0, 1, 2, 3, 4, 9)}) == "8c8d8e8f941e");
}

TEST_CASE("a level line among others is not worth an operator of its own") {
  CHECK(operators({line(1, 2), line(3, 0), line(4, 5)}) == "8c8d8e8b8f9005");
}

TEST_CASE("a contour begins so that its longest line closes it unsaid") {
  // (10,20) right 300, up 5, back: the line of 300 is left out.
  CHECK(written(outline_of(step(10, 20), {line(300, 0), line(0, 5), line(-300, -5)})) ==
        written(outline_of(step(310, 20), {line(0, 5), line(-300, -5)})));
  CHECK(written(outline_of(step(0, 0), {curve(1, 2, 3, 4, 5, 6), line(-9, -12)})) ==
        "8b168c8d8e8f9091080e");
}

TEST_CASE("what has no length is left out") {
  CHECK(written(outline_of(step(5, 5), {line(0, 0)})) == "0e");
  CHECK(written(outline_of(step(5, 0), {line(3, 4), line(0, 0), line(9, 1), line(-12, -5)})) ==
        written(outline_of(step(5, 0), {line(3, 4), line(9, 1)})));
}

TEST_CASE("a step that no charstring can say is refused") {
  CHECK(written(outline_of(step(32'000, 0), {line(1, 1), line(2, 3)})) != "refused");
  CHECK(written(outline_of(step(40'000, 0), {line(1, 1), line(2, 3)})) == "refused");
}

TEST_CASE("random outlines come back the same to the last bit") {
  std::mt19937 random(5);
  for (int time = 0; time < 3'000; ++time) {
    const GlyphOutline outline = random_outline(random);
    const std::optional<Bytes> code = write_charstring(outline);
    REQUIRE(code);
    const Bytes table = sample::cff_of({*code});
    const auto again = read_charstring(*cff::Font::read(table), 1);
    REQUIRE(again);
    REQUIRE(sample::shape_of(*again) == sample::shape_of(outline));
  }
}

TEST_CASE("FreeType draws random outlines of whole numbers as they are") {
  std::mt19937 random(6);
  for (int time = 0; time < 500; ++time) {
    GlyphOutline outline = random_outline(random);
    const auto whole = [](Vector& v) {
      v = {v.x / fixed_one * fixed_one, v.y / fixed_one * fixed_one};
    };
    for (Contour& contour : outline.contours) whole(contour.start);
    for (Segment& segment : outline.segments) {
      for (Vector* v : {&segment.first, &segment.second, &segment.end}) whole(*v);
    }
    const Bytes table = sample::cff_of({*write_charstring(outline)});
    sample::Shape expected = sample::shape_of(outline);
    for (auto& contour : expected) {
      for (auto& segment : contour) {
        for (std::int64_t& number : segment.points) number /= fixed_one;
      }
    }
    REQUIRE(sample::FreeTypeFont(table).shape(1) == expected);
  }
}

}  // namespace zhibiao::pdf
