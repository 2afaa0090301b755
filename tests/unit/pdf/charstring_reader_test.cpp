// Each operator of Type 2 charstrings, by small charstrings written in words.
#include "pdf/charstring_reader.h"

#include <doctest/doctest.h>
#include <fmt/core.h>

#include <map>
#include <sstream>

#include "cff_sample.h"
#include "pdf/charstring_number.h"

namespace zhibiao::pdf {

namespace {

// "1 2 rmoveto 3.5 hlineto endchar" -> a charstring. A mask follows its operator as "#A0".
Bytes assemble(const std::string& words) {
  static const std::map<std::string, int> operators = {
      {"hstem", 1},       {"vstem", 3},       {"vmoveto", 4},    {"rlineto", 5},
      {"hlineto", 6},     {"vlineto", 7},     {"rrcurveto", 8},  {"callsubr", 10},
      {"return", 11},     {"endchar", 14},    {"hstemhm", 18},   {"hintmask", 19},
      {"cntrmask", 20},   {"rmoveto", 21},    {"hmoveto", 22},   {"vstemhm", 23},
      {"rcurveline", 24}, {"rlinecurve", 25}, {"vvcurveto", 26}, {"hhcurveto", 27},
      {"callgsubr", 29},  {"vhcurveto", 30},  {"hvcurveto", 31}, {"dotsection", 0xC00},
      {"and", 0xC03},     {"or", 0xC04},      {"not", 0xC05},    {"abs", 0xC09},
      {"add", 0xC0A},     {"sub", 0xC0B},     {"div", 0xC0C},    {"neg", 0xC0E},
      {"eq", 0xC0F},      {"drop", 0xC12},    {"put", 0xC14},    {"get", 0xC15},
      {"ifelse", 0xC16},  {"random", 0xC17},  {"mul", 0xC18},    {"sqrt", 0xC1A},
      {"dup", 0xC1B},     {"exch", 0xC1C},    {"index", 0xC1D},  {"roll", 0xC1E},
      {"hflex", 0xC22},   {"flex", 0xC23},    {"hflex1", 0xC24}, {"flex1", 0xC25}};
  Bytes code;
  std::istringstream stream(words);
  for (std::string word; stream >> word;) {
    const auto found = operators.find(word);
    if (word[0] == '#') {
      code += static_cast<char>(std::stoi(word.substr(1), nullptr, 16));
    } else if (found == operators.end()) {
      append_charstring_number(code, static_cast<Fixed>(std::stod(word) * 65'536));
    } else {
      if (found->second > 0xFF) code += static_cast<char>(found->second >> 8);
      code += static_cast<char>(found->second & 0xFF);
    }
  }
  return code;
}

std::string say(Vector step) {
  return fmt::format("{:g},{:g}", static_cast<double>(step.x) / 65'536,
                     static_cast<double>(step.y) / 65'536);
}

// "m 1,2 l 3,4 c 1,1 2,2 3,3": the start of each contour, then steps. "refused": it is none.
std::string say(const std::optional<GlyphOutline>& outline) {
  if (!outline) return "refused";
  std::string text;
  for (const Contour& contour : outline->contours) {
    text += (text.empty() ? "m " : " m ") + say(contour.start);
    for (std::size_t index = contour.begin; index < contour.end; ++index) {
      const Segment& segment = outline->segments[index];
      if (segment.curve) {
        text += " c " + say(segment.first) + " " + say(segment.second) + " " + say(segment.end);
      } else {
        text += " l " + say(segment.end);
      }
    }
  }
  return text;
}

std::string drawn(const std::string& words) {
  const Bytes table = sample::cff_of({assemble(words)});
  const std::optional<cff::Font> font = cff::Font::read(table);
  REQUIRE(font);
  return say(read_charstring(*font, 1));
}

// A CFF that is not CID-keyed, with subroutines. Offsets are small enough for one byte each.
Bytes with_subroutines(const std::vector<Bytes>& charstrings, const std::vector<Bytes>& local,
                       const std::vector<Bytes>& global) {
  const auto index = [](const std::vector<Bytes>& objects) {
    Bytes bytes{'\0', static_cast<char>(objects.size())}, data;
    if (objects.empty()) return bytes;
    bytes += "\x01\x01";
    for (const Bytes& object : objects) {
      data += object;
      bytes += static_cast<char>(data.size() + 1);
    }
    return bytes + data;
  };
  const auto number = [](std::size_t value) {
    return Bytes{'\x1C', static_cast<char>(value >> 8U), static_cast<char>(value & 0xFFU)};
  };
  const auto head = [&](std::size_t charstrings_at, std::size_t private_at) {
    const Bytes top = number(charstrings_at) + '\x11' + number(4) + number(private_at) + '\x12';
    return Bytes("\x01\x00\x04\x01", 4) + index({"Test"}) + index({top}) + index({}) +
           index(global);
  };
  const std::size_t charstrings_at = head(0, 0).size();
  const std::size_t private_at = charstrings_at + index(charstrings).size();
  return head(charstrings_at, private_at) + index(charstrings) + number(4) + '\x13' + index(local);
}

std::string drawn_with(const std::string& words, const std::vector<std::string>& local,
                       const std::vector<std::string>& global = {}) {
  std::vector<Bytes> local_codes, global_codes;
  for (const std::string& code : local) local_codes.push_back(assemble(code));
  for (const std::string& code : global) global_codes.push_back(assemble(code));
  const Bytes table = with_subroutines({assemble(words)}, local_codes, global_codes);
  const std::optional<cff::Font> font = cff::Font::read(table);
  REQUIRE(font);
  return say(read_charstring(*font, 0));
}

}  // namespace

TEST_CASE("moves begin contours, and a width before them is left out") {
  CHECK(drawn("1 2 rmoveto 3 hlineto endchar") == "m 1,2 l 3,0");
  CHECK(drawn("99 1 2 rmoveto 3 hlineto 4 vmoveto 5 hlineto endchar") == "m 1,2 l 3,0 m 4,6 l 5,0");
  CHECK(drawn("99 4 vmoveto 5 hlineto endchar") == "m 0,4 l 5,0");
  CHECK(drawn("99 4 hmoveto 5 vlineto endchar") == "m 4,0 l 0,5");
  CHECK(drawn("99 endchar") == "");
  CHECK(drawn("1 2 rmoveto 3 4 rmoveto endchar") == "");
}

TEST_CASE("lines are drawn one by one and in turn level and upright") {
  CHECK(drawn("0 hmoveto 1 2 3 4 rlineto endchar") == "m 0,0 l 1,2 l 3,4");
  CHECK(drawn("0 hmoveto 1 2 3 hlineto endchar") == "m 0,0 l 1,0 l 0,2 l 3,0");
  CHECK(drawn("0 hmoveto 1 2 3 vlineto endchar") == "m 0,0 l 0,1 l 2,0 l 0,3");
}

TEST_CASE("curves are drawn by each of their operators") {
  CHECK(drawn("0 hmoveto 1 2 3 4 5 6 rrcurveto endchar") == "m 0,0 c 1,2 3,4 5,6");
  CHECK(drawn("0 hmoveto 1 2 3 4 5 6 7 8 rcurveline endchar") == "m 0,0 c 1,2 3,4 5,6 l 7,8");
  CHECK(drawn("0 hmoveto 7 8 1 2 3 4 5 6 rlinecurve endchar") == "m 0,0 l 7,8 c 1,2 3,4 5,6");
  CHECK(drawn("0 hmoveto 9 1 2 3 4 5 6 7 8 hhcurveto endchar") ==
        "m 0,0 c 1,9 2,3 4,0 c 5,0 6,7 8,0");
  CHECK(drawn("0 hmoveto 9 1 2 3 4 5 6 7 8 vvcurveto endchar") ==
        "m 0,0 c 9,1 2,3 0,4 c 0,5 6,7 0,8");
  CHECK(drawn("0 hmoveto 1 2 3 4 5 6 7 8 hvcurveto endchar") ==
        "m 0,0 c 1,0 2,3 0,4 c 0,5 6,7 8,0");
  CHECK(drawn("0 hmoveto 1 2 3 4 9 hvcurveto endchar") == "m 0,0 c 1,0 2,3 9,4");
  CHECK(drawn("0 hmoveto 1 2 3 4 5 6 7 8 9 vhcurveto endchar") ==
        "m 0,0 c 0,1 2,3 4,0 c 5,0 6,7 9,8");
}

TEST_CASE("flexes are two curves") {
  CHECK(drawn("0 hmoveto 1 2 3 4 5 6 7 hflex endchar") == "m 0,0 c 1,0 2,3 4,0 c 5,0 6,-3 7,0");
  CHECK(drawn("0 hmoveto 1 2 3 4 5 6 7 8 9 10 11 12 50 flex endchar") ==
        "m 0,0 c 1,2 3,4 5,6 c 7,8 9,10 11,12");
  CHECK(drawn("0 hmoveto 1 2 3 4 5 6 7 8 9 hflex1 endchar") ==
        "m 0,0 c 1,2 3,4 5,0 c 6,0 7,8 9,-14");
  CHECK(drawn("0 hmoveto 9 1 9 1 9 1 9 1 9 1 7 flex1 endchar") ==
        "m 0,0 c 9,1 9,1 9,1 c 9,1 9,1 7,-5");
  CHECK(drawn("0 hmoveto 1 9 1 9 1 9 1 9 1 9 7 flex1 endchar") ==
        "m 0,0 c 1,9 1,9 1,9 c 1,9 1,9 -5,7");
}

TEST_CASE("hints and masks are left out, however the stems are declared") {
  CHECK(drawn("99 1 2 hstem 3 4 vstem 5 hmoveto 6 vlineto endchar") == "m 5,0 l 0,6");
  CHECK(drawn("99 1 2 hstemhm 3 4 vstemhm hintmask #C0 5 hmoveto 6 vlineto endchar") ==
        "m 5,0 l 0,6");
  // Nine stems, the last eight of them vertical and unsaid: a mask of two bytes.
  CHECK(drawn("1 2 hstemhm 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 cntrmask #05 #15 5 hmoveto "
              "hintmask #05 #15 6 vlineto endchar") == "m 5,0 l 0,6");
  CHECK(drawn("1 2 hstemhm hintmask") == "refused");
  CHECK(drawn("dotsection 5 hmoveto 6 vlineto endchar") == "m 5,0 l 0,6");
}

TEST_CASE("arithmetic is done") {
  const auto result = [](const std::string& words) {
    const std::string text = drawn("0 hmoveto " + words + " hlineto endchar");
    return text.substr(0, 8) == "m 0,0 l " ? text.substr(8, text.rfind(',') - 8) : text;
  };
  CHECK(result("3 4 add") == "7");
  CHECK(result("3 4 sub") == "-1");
  CHECK(result("3 2 div") == "1.5");
  CHECK(result("3 0 div") == "refused");
  CHECK(result("1.5 -3 mul") == "-4.5");
  CHECK(result("2.25 sqrt") == "1.5");
  CHECK(result("-1 sqrt") == "refused");
  CHECK(result("-3 abs") == "3");
  CHECK(result("3 neg") == "-3");
  CHECK(result("3 4 drop") == "3");
  CHECK(result("3 4 and") == "1");
  CHECK(result("0 4 or") == "1");
  CHECK(result("0 not") == "1");
  CHECK(result("4 4 eq") == "1");
  CHECK(result("7 8 1 2 ifelse") == "7");
  CHECK(result("7 8 2 1 ifelse") == "8");
  CHECK(result("42 5 put 5 get") == "42");
  CHECK(result("42 32 put 0") == "refused");
  CHECK(result("5 dup sub 1 add") == "1");
  CHECK(result("1 5 exch sub") == "4");
  CHECK(result("7 8 9 2 index sub add sub") == "-3");
  CHECK(result("10 20 40 3 1 roll sub sub") == "50");
  CHECK(result("10 20 40 3 -1 roll sub sub") == "-10");
  CHECK(result("random") == "refused");
  CHECK(result("add") == "refused");
}

TEST_CASE("subroutines are followed, by their bias, ten deep and no deeper") {
  CHECK(drawn_with("-107 callsubr 2 vlineto endchar", {"5 hmoveto return"}) == "m 5,0 l 0,2");
  CHECK(drawn_with("-106 callgsubr", {}, {"return", "5 hmoveto 2 vlineto endchar"}) ==
        "m 5,0 l 0,2");
  CHECK(drawn_with("5 -107 callsubr 2 vlineto endchar", {"hmoveto"}) == "m 5,0 l 0,2");
  CHECK(drawn_with("-106 callsubr", {"return"}) == "refused");
  CHECK(drawn_with("callsubr", {"return"}) == "refused");
  CHECK(drawn_with("-107 callsubr endchar", {"-107 callsubr return"}) == "refused");
}

TEST_CASE("subroutines that multiply each other's calls are given up") {
  const auto tower = [](int levels) {  // each calls the next seven times
    std::vector<std::string> codes;
    for (int level = 0; level < levels; ++level) {
      std::string calls;
      for (int time = 0; time < 7; ++time) calls += std::to_string(level - 106) + " callsubr ";
      codes.push_back(calls);
    }
    codes.emplace_back("return");
    return codes;
  };
  CHECK(drawn_with("-107 callsubr endchar", tower(3)) == "");
  CHECK(drawn_with("-107 callsubr endchar", tower(9)) == "refused");
}

TEST_CASE("operands beyond the stack, unknown operators, and a missing glyph are refused") {
  std::string many = "0 hmoveto";
  for (int count = 0; count < 48; ++count) many += " 1";
  CHECK(drawn(many + " hlineto endchar") != "refused");
  CHECK(drawn(many + " 1 hlineto endchar") == "refused");
  CHECK(drawn("return") == "refused");
  CHECK(drawn("#02") == "refused");
  CHECK(drawn("rmoveto") == "refused");
  CHECK(drawn("1 2 3 hflex") == "refused");
  const Bytes table = sample::cff_of({});
  CHECK(say(read_charstring(*cff::Font::read(table), 1)) == "refused");
}

TEST_CASE("a charstring without endchar ends with its bytes") {
  CHECK(drawn("5 hmoveto 6 vlineto") == "m 5,0 l 0,6");
}

TEST_CASE("an accented letter is its base and its accent, put at its place") {
  // The predefined charset has the glyphs by the order of Adobe's names: A is 34, acute is 125.
  std::vector<Bytes> charstrings(126, assemble("endchar"));
  charstrings[34] = assemble("50 1 hmoveto 2 3 rlineto endchar");
  charstrings[125] = assemble("4 hmoveto 5 6 rlineto endchar");
  charstrings[1] = assemble("50 100 200 65 194 endchar");
  charstrings[2] = assemble("100 200 65 33 endchar");  // 33 is glyph 2 itself
  // Offsets of one byte hold no more than this.
  for (std::size_t glyph = 3; glyph < charstrings.size(); ++glyph) {
    if (glyph != 34 && glyph != 125) charstrings[glyph].clear();
  }
  const Bytes table = with_subroutines(charstrings, {}, {});
  const std::optional<cff::Font> font = cff::Font::read(table);
  REQUIRE(font);
  CHECK(say(read_charstring(*font, 1)) == "m 1,0 l 2,3 m 104,200 l 5,6");
  CHECK(say(read_charstring(*font, 2)) == "refused");
  CHECK(drawn("100 200 65 194 endchar") == "refused");  // in a CID-keyed font
}

}  // namespace zhibiao::pdf
