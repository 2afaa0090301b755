#include "bind/prose.h"

#include <doctest/doctest.h>

#include "bind/numbering.h"
#include "unit/bind/bound.h"

namespace zhibiao::bind {
namespace {

using Numbering = form::ProseLevel::Numbering;

TEST_CASE("numbering is told by its first characters") {
  CHECK(numbering_of("一、部门概况") == Numbering::han);
  CHECK(numbering_of("二十三、其他") == Numbering::han);
  CHECK(numbering_of("九十九、末项") == Numbering::han);
  CHECK(numbering_of("（一）基本情况") == Numbering::han_bracketed);
  CHECK(numbering_of("(十二)基本情况") == Numbering::han_bracketed);
  CHECK(numbering_of("1、安排落实") == Numbering::arabic);
  CHECK(numbering_of("13. 安排") == Numbering::arabic);
  CHECK(numbering_of("2．安排") == Numbering::arabic);
  CHECK(numbering_of("（1）单位概况") == Numbering::arabic_bracketed);
  CHECK(numbering_of("(10) 单位概况") == Numbering::arabic_bracketed);
}

TEST_CASE("what only looks like a number is none") {
  for (const char* text : {"一是项目建设取得实效", "1.5倍", "2023年", "123、", "（甲）", "（2023）",
                           "一", "", "十十、", "一一、", "（一", "、一"}) {
    CAPTURE(text);
    CHECK_FALSE(numbering_of(text));
  }
}

const std::string report = R"({"form": {"id": "t", "title": "表"},
  "styles": {"prose": {"font": "仿宋", "size": "三号", "first-indent": "2字"}},
  "body": [{"prose": "/narrative", "style": "prose", "levels": "GB/T 9704"}]})";

std::string font_of(const Bound& bound, std::size_t block) {
  return bound.document->styles.at(bound.paragraph(block).style).font;
}

TEST_CASE("prose: short numbered paragraphs are headings that stay with what follows") {
  const Bound bound = bind_template(
      report,
      R"({"narrative": "一、部门概况\n\n（一）基本情况\n单位成立于2001年。\n1、安排落实情况"})");
  REQUIRE(bound.document->sections.at(0).blocks.size() == 4);
  CHECK(bound.paragraph(0).heading == 1);
  CHECK(bound.block(0).keep_with_next);
  CHECK(font_of(bound, 0) == "黑体");
  CHECK(bound.paragraph(1).heading == 2);
  CHECK(font_of(bound, 1) == "楷体");
  CHECK(bound.paragraph(2).heading == 0);
  CHECK_FALSE(bound.block(2).keep_with_next);
  CHECK(font_of(bound, 2) == "仿宋");
  CHECK(bound.paragraph(3).heading == 3);
}

TEST_CASE("prose: a numbered paragraph that is a sentence, or long, is running text") {
  std::string longer = "（二）";
  for (int count = 0; count < 40; ++count) longer += "字";
  const Bound bound =
      bind_template(report, R"({"narrative": ["一、本年度任务全部完成。", "二、主要做法：", ")" +
                                longer + R"("]})");
  for (const std::size_t block : {0U, 1U, 2U}) {
    CAPTURE(block);
    CHECK(bound.paragraph(block).heading == 0);
    CHECK_FALSE(bound.block(block).keep_with_next);
    CHECK(font_of(bound, block) == "仿宋");
  }
}

TEST_CASE("prose: a level that is no heading lends its style to sentences too") {
  const Bound bound = bind_template(
      R"({"form": {"id": "t", "title": "表"}, "styles": {"item": {"font": "楷体"}},
          "body": [{"prose": "/v", "levels": [{"numbering": "1、", "style": "item"}]}]})",
      R"({"v": ["1、完成了征地工作。", "正文"]})");
  CHECK(font_of(bound, 0) == "楷体");
  CHECK(bound.paragraph(0).heading == 0);
  CHECK(font_of(bound, 1) == "宋体");
}

TEST_CASE("prose: every line of the record is there, whole and in order") {
  const Bound bound = bind_template(report, R"({"narrative": ["一、甲", "乙\n丙", "〔五〕丁"]})");
  std::string text;
  for (std::size_t block = 0; block < 4; ++block) {
    text += shown(bound.paragraph(block), *bound.document) + "|";
  }
  CHECK(text == "一、甲|乙|丙|〔五〕丁|");
}

}  // namespace
}  // namespace zhibiao::bind
