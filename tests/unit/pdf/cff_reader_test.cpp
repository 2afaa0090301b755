// The parts of CFF tables, whole and cut short.
#include "pdf/cff_reader.h"

#include <doctest/doctest.h>

#include "cff_sample.h"
#include "pdf/standard_encoding.h"

namespace zhibiao::pdf {

using namespace std::string_literals;

TEST_CASE("an INDEX gives its objects, and nothing that lies outside the table") {
  const std::string table = "\0\2\1\1\3\4abc"s;
  const std::optional<cff::Index> index = cff::Index::read(table, 0);
  REQUIRE(index);
  CHECK(index->count() == 2);
  CHECK(index->object(0) == "ab");
  CHECK(index->object(1) == "c");
  CHECK_FALSE(index->object(2));
  CHECK(index->end() == table.size());
  const std::string cut = table.substr(0, 8);
  CHECK(cff::Index::read(cut, 0)->object(0) == "ab");
  CHECK_FALSE(cff::Index::read(cut, 0)->object(1));
  CHECK_FALSE(cff::Index::read(cut, 0)->end());
  CHECK(cff::Index::read("\0\0"s, 0)->end() == 2U);
  CHECK_FALSE(cff::Index::read("\0"s, 0));
  CHECK_FALSE(cff::Index::read("\0\1\5\1\1"s, 0));                // offsets of five bytes
  CHECK_FALSE(cff::Index::read("\0\1\1\0\1a"s, 0)->object(0));    // offset 0
  CHECK_FALSE(cff::Index::read("\0\1\1\3\1abc"s, 0)->object(0));  // ends before it begins
}

TEST_CASE("a DICT gives operators with their operands of all sizes") {
  const auto dict = cff::read_dict(
      "\x8b\xf7\x00\x11\xfb\x00\x1c\x80\x00\x1d\x00\x01\x00\x00\x1e\x1a\x5f\x0c\x07"s);
  REQUIRE(dict);
  REQUIRE(dict->size() == 2);
  CHECK((*dict)[0].op == cff::Operator::char_strings);
  CHECK((*dict)[0].operands == std::vector<std::int32_t>{0, 108});
  CHECK((*dict)[1].op == cff::Operator::font_matrix);
  CHECK((*dict)[1].operands == std::vector<std::int32_t>{-108, -32'768, 65'536, 0});
  CHECK((*dict)[1].operand_bytes.size() == 13);
  CHECK_FALSE(cff::read_dict("\x1c\x80"s));  // an operand cut short
  CHECK_FALSE(cff::read_dict("\x1e\x11"s));  // a real number without an end
  CHECK_FALSE(cff::read_dict("\xff"s));      // reserved
  CHECK_FALSE(cff::read_dict("\x0c"s));      // half an operator
}

TEST_CASE("the standard encoding numbers its names in its own order") {
  CHECK(cff::standard_string(' ') == 1);
  CHECK(cff::standard_string('A') == 34);
  CHECK(cff::standard_string('~') == 95);
  CHECK(cff::standard_string(194) == 125);  // acute
  CHECK(cff::standard_string(251) == 149);  // germandbls
  CHECK(cff::standard_string(160) == 0);
  CHECK(cff::standard_string(300) == 0);
}

TEST_CASE("a CID-keyed font has several Font DICTs, and each glyph one of them") {
  sample::FontFile file = sample::own_cff_fonts().at(9);
  file.bytes = test::read_bytes(file.path.string());
  const std::optional<cff::Font> font = cff::Font::read(cff_table(file));
  REQUIRE(font);
  CHECK(font->glyph_count() == 65'535);
  CHECK(font->font_dicts().size() > 10);
  CHECK(font->font_dict_of(1) != font->font_dict_of(30'000));
  CHECK_FALSE(font->font_dict_of(65'535));
  CHECK_FALSE(font->standard_glyph('A'));
}

TEST_CASE("Font DICTs with matrices of their own keep them") {
  const Bytes matrix =
      "\x1e\x0a\x00\x5f\x8b\x8b\x1e\x0a\x00\x5f\x8b\x8b"s;  // 0.0005 0 0 0.0005 0 0
  const Bytes end("\x0e");
  CffProgram program{"Test", {}, {}, {"", matrix}, {{end, 0, 0}, {end, 0, 1}, {end, 0, 0}}};
  const Bytes table = write_cff(program);
  const std::optional<cff::Font> font = cff::Font::read(table);
  REQUIRE(font);
  REQUIRE(font->font_dicts().size() == 2);
  CHECK(font->font_dicts()[1].matrix == matrix);
  CHECK(font->font_dict_of(0) == 0U);
  CHECK(font->font_dict_of(1) == 1U);
  CHECK(font->font_dict_of(2) == 0U);
  // Glyphs of the second alone need the second alone.
  const std::optional<FlatGlyph> flat = flatten(*font, 1);
  REQUIRE(flat);
  const std::vector<PlacedGlyph> placed = {{&*flat, 0}};
  const Bytes again = cff_program(*font, "Test", placed);
  const std::optional<cff::Font> small = cff::Font::read(again);
  REQUIRE(small);
  REQUIRE(small->font_dicts().size() == 1);
  CHECK(small->font_dicts()[0].matrix == matrix);
}

TEST_CASE("a table cut short anywhere in its head is no font") {
  const Bytes table = sample::cff_of({"\x0e"});
  const std::optional<cff::Font> whole = cff::Font::read(table);
  REQUIRE(whole);
  for (std::size_t length = 0; length + 20 < table.size(); ++length) {
    CHECK_FALSE(cff::Font::read(std::string_view(table).substr(0, length)));
  }
}

}  // namespace zhibiao::pdf
