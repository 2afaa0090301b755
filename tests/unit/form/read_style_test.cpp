#include <doctest/doctest.h>

#include "unit/form/template_text.h"

namespace zhibiao::form {
namespace {

// The style of the first paragraph.
Style style_of(const std::string& styles, const std::string& reference) {
  const ReadResult result =
      read_members("\"styles\": " + styles +
                   ",\n\"body\": [{\"paragraph\": \"x\", \"style\": " + reference + "}]");
  CAPTURE(result.faults());
  REQUIRE(result.form);
  const auto& paragraph = std::get<Paragraph>(result.form->sections.at(0).blocks.at(0).what);
  return result.form->styles.at(paragraph.style);
}

std::string faults_of(const std::string& styles) {
  return read_members("\"styles\": " + styles + ",\n\"body\": [{\"paragraph\": \"x\"}]").faults();
}

TEST_CASE("bold is a face, a stroke that grows with the type, or nothing") {
  CHECK(style_of(R"({"s": {"bold": true}})", "\"s\"").bold);
  const Style heavy = style_of(R"({"s": {"size": "20pt", "bold": "0.02字"}})", "\"s\"");
  CHECK_FALSE(heavy.bold);
  CHECK(heavy.bold_stroke == Length::pt(2) / 5);
  const Style again = style_of(
      R"({"a": {"bold": "1pt"}, "s": {"like": "a", "bold": true}, "t": {"like": "s", "bold": false}})",
      "\"t\"");
  CHECK_FALSE(again.bold);
  CHECK(again.bold_stroke == Length());
  CHECK_FALSE(faults_of(R"({"s": {"bold": "fat"}})").empty());
  CHECK_FALSE(faults_of(R"({"s": {"bold": "-1pt"}})").empty());
}

TEST_CASE("every member of a style is read") {
  const Style style = style_of(
      R"({"s": {"font": "楷体", "size": "三号", "leading": "29pt", "color": "#c00000",
                "align": "justify", "valign": "bottom", "first-indent": "2字", "indent": "1字",
                "indent-right": "3mm", "space-before": "4pt", "space-after": "0.5字",
                "padding": {"top": "1mm", "left": "0"}, "fill": "gray 15%", "prohibition": "gb",
                "punctuation": "half", "han-latin-gap": "0.25字", "orphans": 3, "widows": 1}})",
      "\"s\"");
  CHECK(style.font == "楷体");
  CHECK(style.size == Length::pt(16));
  CHECK(style.leading == Length::pt(29));
  CHECK(style.color == Color::rgb(192, 0, 0));
  CHECK(style.align == Align::justify);
  CHECK(style.vertical_align == VerticalAlign::bottom);
  CHECK(style.first_indent == Length::pt(32));
  CHECK(style.left_indent == Length::pt(16));
  CHECK(style.right_indent == Length::mm(3));
  CHECK(style.space_before == Length::pt(4));
  CHECK(style.space_after == Length::pt(8));
  CHECK(style.padding.top == Length::mm(1));
  CHECK(style.padding.left == Length());
  CHECK(style.padding.right == Length::from_emu(68'400));  // as before: 1.9 mm
  CHECK(style.fill == Color::gray(217));
  CHECK(style.prohibition == Prohibition::gb);
  CHECK(style.punctuation == PunctuationWidth::half);
  CHECK(style.han_latin_gap == Length::pt(4));
  CHECK(style.orphan_lines == 3);
  CHECK(style.widow_lines == 1);
}

TEST_CASE("a style that changes only the size scales indents and leading of its base") {
  const std::string styles =
      R"({"small": {"like": "text", "size": "10pt"},
          "text": {"like": "base", "first-indent": "2字"},
          "base": {"size": "16pt", "leading": "1.75", "han-latin-gap": "0.25字"}})";
  const Style small = style_of(styles, "\"small\"");
  CHECK(small.first_indent == Length::pt(20));
  CHECK(small.leading == Length::from_emu(10 * 12'700 * 7 / 4));
  CHECK(small.han_latin_gap == Length::from_emu(31'750));
  CHECK(style_of(styles, "\"text\"").first_indent == Length::pt(32));
}

TEST_CASE("lists of marks and the width of opening marks are read; silent, the level decides") {
  const Style own = style_of(
      R"({"s": {"no-line-start": "，。", "no-line-end": "", "line-start-marks": "trim-all"}})",
      "\"s\"");
  CHECK(own.own_prohibition.line_start == U"，。");
  CHECK(own.own_prohibition.line_end == U"");
  CHECK(own.line_start_marks == LineStartMarks::trim_all);
  const Style silent = style_of("{}", "{}");
  CHECK_FALSE(silent.own_prohibition.line_start);
  CHECK_FALSE(silent.own_prohibition.line_end);
  CHECK_FALSE(silent.line_start_marks);
}

TEST_CASE("running text has a quarter em between Han and Latin, other text none") {
  const auto gap_of = [](const std::string& style) {
    const ReadResult result =
        read_body_text(R"({"prose": "/text", "style": )" + style + R"(, "levels": "GB/T 9704"})");
    REQUIRE(result.form);
    const auto& prose = std::get<Prose>(result.form->sections.at(0).blocks.at(0).what);
    for (const ProseLevel& level : prose.levels) {
      CHECK(result.form->styles.at(level.style).han_latin_gap ==
            result.form->styles.at(prose.style).han_latin_gap);
    }
    return result.form->styles.at(prose.style).han_latin_gap;
  };
  CHECK(gap_of(R"({"size": "16pt"})") == Length::pt(4));
  CHECK(gap_of(R"({"size": "16pt", "han-latin-gap": 0})") == Length());
  CHECK(gap_of(R"({"size": "16pt", "han-latin-gap": "0.125字"})") == Length::pt(2));
  CHECK(style_of("{}", "{}").han_latin_gap == Length());
}

TEST_CASE("the style default is the base of all others and of what names no style") {
  const std::string styles =
      R"({"a": {"align": "center"}, "default": {"font": "仿宋", "fill": "white"}})";
  CHECK(style_of(styles, "\"a\"").font == "仿宋");
  CHECK(style_of(styles, "{}").font == "仿宋");
  CHECK(style_of(styles, R"({"fill": "none"})").fill == std::nullopt);
  CHECK(style_of("{}", "{}").leading == Length::from_emu(200'025));  // 1.5 times 10.5 pt
}

TEST_CASE("an inline style starts from what it is like, else from what surrounds it") {
  const std::string styles = R"({"a": {"size": "20pt"}, "b": {"size": "30pt"}})";
  const ReadResult result = read_members("\"styles\": " + styles + R"(,
    "body": [{"style": "a", "paragraph": [{"text": "x", "style": {"font": "黑体"}},
                                          {"text": "y", "style": {"like": "b", "font": "黑体"}}]}])");
  REQUIRE(result.form);
  const auto& paragraph = std::get<Paragraph>(result.form->sections.at(0).blocks.at(0).what);
  CHECK(result.form->styles.at(paragraph.content.at(0).style.value()).size == Length::pt(20));
  CHECK(result.form->styles.at(paragraph.content.at(1).style.value()).size == Length::pt(30));
  CHECK(result.form->styles.at(paragraph.content.at(1).style.value()).font == "黑体");
}

TEST_CASE("styles that are like each other in a ring are named once") {
  CHECK(
      faults_of("{\"a\": {\"like\": \"b\"}, \"b\": {\"like\": \"c\"}, \"c\": {\"like\": \"b\"}}") ==
      "2:66 bad-value /styles/c/like: styles are like each other in a ring: b → c → b\n");
  CHECK(faults_of("{\"a\": {\"like\": \"a\"}}") ==
        "2:26 bad-value /styles/a/like: styles are like each other in a ring: a → a\n");
}

TEST_CASE("a style that does not exist is named with the nearest one") {
  const ReadResult result = read_members(
      "\"styles\": {\"label\": {}, \"x\": {\"like\": \"lable\"}},\n"
      "\"body\": [{\"paragraph\": \"x\", \"style\": \"labels\"}]");
  CHECK(result.faults() ==
        "2:39 unknown-style /styles/x/like: there is no style \"lable\"\n"
        "3:38 unknown-style /body/0/style: there is no style \"labels\"\n");
  CHECK(result.diagnostics.list().at(0).cure.en == "did you mean \"label\"?");
}

TEST_CASE("faults of a style are all reported") {
  CHECK(faults_of("{\"s\": {\"size\": 12,\n \"aling\": \"left\",\n \"align\": \"centre\",\n"
                  " \"padding\": \"-1mm\",\n \"orphans\": 0, \"font\": null,\n"
                  " \"leading\": \"16px\"}, \"default\": {\"like\": \"s\"}}") ==
        "2:26 bad-value /styles/s/size: the number 12 has no unit\n"
        "3:2 unknown-key /styles/s/aling: unknown key \"aling\"\n"
        "4:11 bad-value /styles/s/align: unknown value \"centre\"\n"
        "5:13 bad-value /styles/s/padding: a length here must not be negative\n"
        "6:13 bad-value /styles/s/orphans: 0 is not a whole number from 1 to 9\n"
        "6:24 wrong-type /styles/s/font: a string is wanted here, found null\n"
        "7:13 bad-value /styles/s/leading: \"16px\" is not a leading such as \"16pt\", or \"1.5\" "
        "times the size\n"
        "7:42 bad-value /styles/default/like: the style \"default\" is the base of all and is like "
        "no other\n");
}

}  // namespace
}  // namespace zhibiao::form
