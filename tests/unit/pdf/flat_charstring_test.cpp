// Each operator of Type 2 charstrings, by small charstrings written in words and what is left of
// them.
#include "pdf/flat_charstring.h"

#include <doctest/doctest.h>
#include <fmt/core.h>

#include <map>
#include <random>
#include <span>
#include <sstream>

#include "cff_sample.h"
#include "free_type.h"
#include "pdf/charstring_number.h"

namespace zhibiao::pdf {

namespace {

const std::map<std::string, int>& operators() {
  static const std::map<std::string, int> codes = {
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
  return codes;
}

// "1 2 rmoveto 3.5 hlineto endchar" -> a charstring. A mask follows its operator as "#A0".
Bytes assemble(const std::string& words) {
  Bytes code;
  std::istringstream stream(words);
  for (std::string word; stream >> word;) {
    const auto found = operators().find(word);
    if (word[0] == '#') {
      code += static_cast<char>(std::stoi(word.substr(1), nullptr, 16));
    } else if (found == operators().end()) {
      append_charstring_number(code, static_cast<Fixed>(std::stod(word) * 65'536));
    } else {
      if (found->second > 0xFF) code += static_cast<char>(found->second >> 8);
      code += static_cast<char>(found->second & 0xFF);
    }
  }
  return code;
}

std::string operator_word(int code) {
  for (const auto& [word, number] : operators()) {
    if (number == code) return word;
  }
  return fmt::format("?{}", code);
}

// The other way round, for numbers and operators (5177, 3.2), without the endchar at the end.
// "refused": it is none.
std::string say(const std::optional<Bytes>& charstring) {
  if (!charstring) return "refused";
  std::string text;
  const auto byte = [&](std::size_t at) {
    return int{static_cast<unsigned char>((*charstring)[at])};
  };
  for (std::size_t at = 0; at < charstring->size();) {
    const int lead = byte(at++);
    std::string word;
    if (lead == 255) {
      const std::uint32_t bits = *cff::read_number(*charstring, at, 4);
      word = fmt::format("{:g}", static_cast<std::int32_t>(bits) / 65'536.0);
      at += 4;
    } else if (lead == 28) {
      word = fmt::format("{}", static_cast<std::int16_t>(*cff::read_number(*charstring, at, 2)));
      at += 2;
    } else if (lead >= 247) {
      const int rest = (lead >= 251 ? lead - 251 : lead - 247) * 256 + byte(at++) + 108;
      word = std::to_string(lead >= 251 ? -rest : rest);
    } else if (lead >= 32) {
      word = std::to_string(lead - 139);
    } else {
      word = operator_word(lead == 12 ? 0xC00 + byte(at++) : lead);
    }
    text += text.empty() ? word : " " + word;
  }
  REQUIRE(text.ends_with("endchar"));
  return text.substr(0, text.size() - (text == "endchar" ? 7 : 8));
}

std::string drawn(const std::string& words) {
  const Bytes table = sample::cff_of({assemble(words)});
  const std::optional<cff::Font> font = cff::Font::read(table);
  REQUIRE(font);
  return say(flat_charstring(*font, 1));
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
  return say(flat_charstring(*font, 0));
}

std::string joined(std::span<const std::string> words) {
  std::string text;
  for (const std::string& word : words) text += word + " ";
  return text;
}

bool is_drawn_alike(const Bytes& table, std::uint32_t glyph) {
  const std::optional<Bytes> flat = flat_charstring(*cff::Font::read(table), glyph);
  if (!flat) return false;
  const Bytes program = sample::cff_of({*flat});
  return sample::FreeTypeFont(program).shape(1) == sample::FreeTypeFont(table).shape(glyph);
}

// Sound charstrings with a width, stems, masks, moves, and all operators that draw.
class RandomCharstrings {
 public:
  std::vector<std::string> next() {
    words_.clear();
    if (pick(2) == 0) words_.emplace_back("99");
    const bool hinted = pick(2) == 0;
    if (hinted) add(4, "hstemhm");
    for (std::size_t contours = 1 + pick(2); contours > 0; --contours) {
      if (hinted) add_all({"hintmask", "#0E"});  // would end the glyph, read as an operator
      const std::size_t move = pick(3);
      add(move == 0 ? 2 : 1, move == 0 ? "rmoveto" : move == 1 ? "hmoveto" : "vmoveto");
      for (std::size_t left = pick(4); left > 0; --left) draw();
    }
    words_.emplace_back("endchar");
    return words_;
  }

  // The same, some of it in a subroutine.
  Bytes cut_into_subroutine(const std::vector<std::string>& words) {
    std::size_t begin = pick(words.size()), end = begin + pick(words.size() - begin);
    while (begin > 0 && words[begin][0] == '#') --begin;
    while (end > begin && words[end][0] == '#') --end;
    const std::span<const std::string> all(words);
    return with_subroutines(
        {assemble(joined(all.first(begin)) + "-107 callsubr " + joined(all.subspan(end)))},
        {assemble(joined(all.subspan(begin, end - begin)) + "return")}, {});
  }

 private:
  std::size_t pick(std::size_t count) { return random_() % count; }

  void add_all(std::initializer_list<const char*> words) {
    words_.insert(words_.end(), words.begin(), words.end());
  }

  void add(std::size_t numbers, const char* op) {
    for (; numbers > 0; --numbers) {
      const int number = static_cast<int>(pick(401)) - 200;
      words_.push_back(std::to_string(number) + (pick(20) == 0 ? ".5" : ""));
    }
    words_.emplace_back(op);
  }

  void draw() {
    const std::size_t more = pick(3), aslant = pick(2);
    switch (pick(14)) {
      case 0:
        return add(2 + 2 * more, "rlineto");
      case 1:
        return add(1 + more, "hlineto");
      case 2:
        return add(1 + more, "vlineto");
      case 3:
        return add(6 + 6 * more, "rrcurveto");
      case 4:
        return add(8 + 6 * more, "rcurveline");
      case 5:
        return add(8 + 2 * more, "rlinecurve");
      case 6:
        return add(4 + 4 * more + aslant, "hhcurveto");
      case 7:
        return add(4 + 4 * more + aslant, "vvcurveto");
      case 8:
        return add(4 + 4 * more + aslant, "hvcurveto");
      case 9:
        return add(4 + 4 * more + aslant, "vhcurveto");
      case 10:
        return add(7, "hflex");
      case 11:
        return add(13, "flex");
      case 12:
        return add(9, "hflex1");
      default:
        return add(11, "flex1");
    }
  }

  std::mt19937 random_{3};
  std::vector<std::string> words_;
};

}  // namespace

TEST_CASE("moves begin contours, and a width before them is left out") {
  CHECK(drawn("1 2 rmoveto 3 hlineto endchar") == "1 2 rmoveto 3 hlineto");
  CHECK(drawn("99 1 2 rmoveto 3 hlineto 4 vmoveto 5 hlineto endchar") ==
        "1 2 rmoveto 3 hlineto 4 vmoveto 5 hlineto");
  CHECK(drawn("99 4 vmoveto 5 hlineto endchar") == "4 vmoveto 5 hlineto");
  CHECK(drawn("99 4 hmoveto 5 vlineto endchar") == "4 hmoveto 5 vlineto");
  CHECK(drawn("99 endchar") == "");
}

TEST_CASE("moves that follow each other are one, and those that nothing follows are left out") {
  CHECK(drawn("1 2 rmoveto 3 4 rmoveto 5 hlineto 6 hmoveto endchar") == "4 6 rmoveto 5 hlineto");
  CHECK(drawn("3 hmoveto -3 hmoveto 5 hlineto endchar") == "0 hmoveto 5 hlineto");
  CHECK(drawn("5 hlineto endchar") == "0 hmoveto 5 hlineto");
  CHECK(drawn("1 2 rmoveto 3 4 rmoveto endchar") == "");
  CHECK(drawn("32000 hmoveto 32000 hmoveto 5 hlineto endchar") == "refused");
}

TEST_CASE("what draws is kept as it is") {
  for (const char* words :
       {"1 2 3 4 rlineto", "1 2 3 hlineto", "1 2 3 vlineto", "1 2 3 4 5 6 rrcurveto",
        "1 2 3 4 5 6 7 8 rcurveline", "7 8 1 2 3 4 5 6 rlinecurve", "9 1 2 3 4 5 6 7 8 hhcurveto",
        "9 1 2 3 4 5 6 7 8 vvcurveto", "1 2 3 4 5 6 7 8 hvcurveto", "1 2 3 4 9 hvcurveto",
        "1 2 3 4 5 6 7 8 9 vhcurveto", "1 2 3 4 5 6 7 hflex", "1 2 3 4 5 6 7 8 9 10 11 12 50 flex",
        "1 2 3 4 5 6 7 8 9 hflex1", "1 2 3 4 5 6 7 8 9 10 11 flex1", "-107 108 -108 1131 rlineto",
        "-1131 1132 0.5 -0.25 rlineto"}) {
    const std::string glyph = std::string("0 hmoveto ") + words;
    CHECK(drawn(glyph + " endchar") == glyph);
  }
}

TEST_CASE(
    "operands beyond what an operator takes are left out, and one that lacks some is refused") {
  const auto kept = [](const std::string& words) {
    const std::string text = drawn("0 hmoveto " + words + " endchar");
    return text == "refused" ? text : text.substr(10);
  };
  CHECK(kept("1 2 3 rlineto") == "1 2 rlineto");
  CHECK(kept("1 2 3 4 5 6 7 8 rrcurveto") == "1 2 3 4 5 6 rrcurveto");
  CHECK(kept("1 2 3 4 5 6 7 8 9 rcurveline") == "1 2 3 4 5 6 7 8 rcurveline");
  CHECK(kept("1 2 3 4 5 6 7 8 9 rlinecurve") == "1 2 3 4 5 6 7 8 rlinecurve");
  CHECK(kept("1 2 3 4 5 6 hhcurveto") == "1 2 3 4 hhcurveto");
  CHECK(kept("1 2 3 4 5 6 7 vhcurveto") == "1 2 3 4 vhcurveto");
  CHECK(kept("1 2 3 4 5 6 7 8 hflex") == "1 2 3 4 5 6 7 hflex");
  for (const char* words : {"1 rlineto", "hlineto", "1 2 3 4 5 rrcurveto", "1 2 3 4 5 6 rcurveline",
                            "1 2 3 4 5 6 7 rlinecurve", "1 2 3 hhcurveto", "1 2 3 vhcurveto",
                            "1 2 3 hflex", "1 2 3 4 5 6 7 8 9 10 11 12 flex",
                            "1 2 3 4 5 6 7 8 hflex1", "1 2 3 4 5 6 7 8 9 10 flex1"}) {
    CAPTURE(words);
    CHECK(kept(words) == "refused");
  }
}

TEST_CASE("hints and masks are left out, however the stems are declared") {
  CHECK(drawn("99 1 2 hstem 3 4 vstem 5 hmoveto 6 vlineto endchar") == "5 hmoveto 6 vlineto");
  CHECK(drawn("99 1 2 hstemhm 3 4 vstemhm hintmask #C0 5 hmoveto 6 vlineto endchar") ==
        "5 hmoveto 6 vlineto");
  // Nine stems, the last eight of them vertical and unsaid: a mask of two bytes.
  CHECK(drawn("1 2 hstemhm 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 cntrmask #05 #15 5 hmoveto "
              "hintmask #05 #15 6 vlineto endchar") == "5 hmoveto 6 vlineto");
  CHECK(drawn("1 2 hstemhm hintmask") == "refused");
  CHECK(drawn("dotsection 5 hmoveto 6 vlineto endchar") == "5 hmoveto 6 vlineto");
}

TEST_CASE("arithmetic is done") {
  const auto result = [](const std::string& words) {
    const std::string text = drawn("0 hmoveto " + words + " hlineto endchar");
    return text == "refused" ? text : text.substr(10, text.rfind(' ') - 10);
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
  CHECK(drawn_with("-107 callsubr 2 vlineto endchar", {"5 hmoveto return"}) ==
        "5 hmoveto 2 vlineto");
  CHECK(drawn_with("-106 callgsubr", {}, {"return", "5 hmoveto 2 vlineto endchar"}) ==
        "5 hmoveto 2 vlineto");
  CHECK(drawn_with("5 -107 callsubr 2 vlineto endchar", {"hmoveto"}) == "5 hmoveto 2 vlineto");
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
  const Bytes table = sample::cff_of({});
  CHECK(say(flat_charstring(*cff::Font::read(table), 1)) == "refused");
}

TEST_CASE("a charstring without endchar ends with its bytes") {
  CHECK(drawn("5 hmoveto 6 vlineto") == "5 hmoveto 6 vlineto");
}

TEST_CASE("an accented letter is its base and its accent, put at its place") {
  // The predefined charset has the glyphs by the order of Adobe's names: A is 34, acute is 125.
  const auto accented = [](const std::string& base, const std::string& accent) {
    std::vector<Bytes> charstrings(126);  // offsets of one byte hold little more
    charstrings[34] = assemble(base + " endchar");
    charstrings[125] = assemble(accent + " endchar");
    charstrings[1] = assemble("50 100 200 65 194 endchar");
    const Bytes table = with_subroutines(charstrings, {}, {});
    return say(flat_charstring(*cff::Font::read(table), 1));
  };
  CHECK(accented("50 1 hmoveto 2 3 rlineto", "4 hmoveto 5 6 rlineto") ==
        "1 hmoveto 2 3 rlineto 101 197 rmoveto 5 6 rlineto");
  // The accent begins from the origin, wherever each operator of the base leaves the pen.
  const std::map<std::string, std::string> moves = {
      {"1 2 rlineto 7 vmoveto", "99 198 rmoveto"},
      {"1 2 3 hlineto", "96 198 rmoveto"},
      {"1 2 3 vlineto", "98 196 rmoveto"},
      {"1 2 3 4 5 6 rrcurveto", "91 188 rmoveto"},
      {"1 2 3 4 5 6 7 8 rcurveline", "84 180 rmoveto"},
      {"9 1 2 3 4 hhcurveto", "93 188 rmoveto"},
      {"9 1 2 3 4 vvcurveto", "89 192 rmoveto"},
      {"1 2 3 4 9 hvcurveto", "88 193 rmoveto"},
      {"1 2 3 4 9 vhcurveto", "94 187 rmoveto"},
      {"1 2 3 4 5 6 7 8 vhcurveto", "83 181 rmoveto"},
      {"1 2 3 4 5 6 7 hflex", "75 200 rmoveto"},
      {"1 2 3 4 5 6 7 8 9 10 11 12 50 flex", "64 158 rmoveto"},
      {"1 2 3 4 5 6 7 8 9 hflex1", "69 200 rmoveto"},
      {"9 1 9 1 9 1 9 1 9 1 7 flex1", "48 200 rmoveto"},
      {"1 9 1 9 1 9 1 9 1 9 7 flex1", "100 148 rmoveto"}};
  for (const auto& [base, move] : moves) {
    const std::string drawn_base = base.substr(0, base.find(" 7 vmoveto"));
    CHECK(accented("0 hmoveto " + base, "5 hlineto") ==
          "0 hmoveto " + drawn_base + " " + move + " 5 hlineto");
  }
  CHECK(accented("100 200 65 33", "5 hlineto") == "refused");  // a part is accented itself
  CHECK(drawn("100 200 65 194 endchar") == "refused");         // in a CID-keyed font
}

TEST_CASE("FreeType draws random charstrings as it draws them flat") {
  RandomCharstrings charstrings;
  for (int time = 0; time < 2'000; ++time) {
    const std::vector<std::string> words = charstrings.next();
    CAPTURE(joined(words));
    const Bytes table = sample::cff_of({assemble(joined(words))});
    REQUIRE(is_drawn_alike(table, 1));
    const Bytes cut = charstrings.cut_into_subroutine(words);
    REQUIRE(is_drawn_alike(cut, 0));
  }
}

}  // namespace zhibiao::pdf
