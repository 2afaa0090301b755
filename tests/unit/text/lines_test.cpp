#include "text/lines.h"

#include <doctest/doctest.h>

#include <array>
#include <random>

#include "base/utf8.h"
#include "text/fit_part.h"
#include "unit/text/set_text.h"

using namespace zhibiao;
using namespace zhibiao::text;
using form::Align;

namespace {

// The marks that may not begin, and those that may not end a line at the level strict, written out
// from CLREQ and GB/T 15834, not taken from the program's own tables.
constexpr std::u32string_view never_first = U"，。、；：？！）》〉」』】〕”’·…—～/";
constexpr std::u32string_view never_last = U"（《〈「『【〔“‘/";

// First and last character of what a line shows, spaces left out.
std::pair<char32_t, char32_t> ends_of(const std::string& line) {
  const std::u32string text = utf8::to_utf32(line);
  const auto first = text.find_first_not_of(U" \n"), last = text.find_last_not_of(U" \n");
  if (first == std::u32string::npos) return {U' ', U' '};
  return {text[first], text[last]};
}

bool breaks_a_rule(const std::vector<std::string>& lines) {
  for (std::size_t at = 0; at < lines.size(); ++at) {
    const auto [first, last] = ends_of(lines[at]);
    if (at > 0 && never_first.find(first) != std::u32string_view::npos) return true;
    if (at + 1 < lines.size() && never_last.find(last) != std::u32string_view::npos) return true;
  }
  return false;
}

// Boxes of glyphs stand side by side, left to right, inside the measure.
void check_boxes(const ShapedParagraph& paragraph, const Line& line, Length measure) {
  Length at = line.left;
  for (const PlacedGlyph& glyph : line.glyphs) {
    CHECK(glyph.advance >= Length());
    CHECK(glyph.x + glyph.cut >= at);
    at = glyph.x + glyph.cut + glyph.advance;
  }
  CHECK(at <= line.right);
  const bool lone = line.glyphs.size() <= 1;
  if (!lone) CHECK(line.right <= measure);
  CHECK(line.left >= Length());
  CHECK(line.text_end <= paragraph.text.size());
}

// The text of all glyphs, in order.
std::string drawn_text(const ShapedParagraph& paragraph, const std::vector<Line>& lines) {
  std::string text;
  for (const Line& line : lines) {
    for (const PlacedGlyph& glyph : line.glyphs) {
      text += paragraph.text.substr(glyph.text_begin, glyph.text_end - glyph.text_begin);
    }
  }
  return text;
}

std::string random_text(std::mt19937& random) {
  static const std::vector<std::string> parts{
      "中", "国",  "年",   "月", "日", "亩",  "万元",  "一", "财政", "征收",   "2024", "6688.63",
      "7",  "98%", "≥",    "-",  "A4", "abc", "Hunan", " ",  "，",   "。",     "、",   "；",
      "：", "？",  "！",   "（", "）", "《",  "》",    "“",  "”",    "‘",      "’",    "【",
      "】", "〔",  "〕",   "——", "……", "·",   "～",    "/",  "①",    "（一）", "13、", "第",
      "页", "号",  "１２", "℃",  "名", "个",  "省",    "湘"};
  std::uniform_int_distribution<std::size_t> pick(0, parts.size() - 1), length(1, 120);
  std::string text;
  for (std::size_t count = length(random); count > 0; --count) text += parts[pick(random)];
  return text;
}

// Chinese text with amounts, dates, titles, and marks, of at least so many bytes.
std::string random_prose(std::mt19937& random, std::size_t bytes) {
  static const std::vector<std::string> words{
      "中国", "财政",   "6688.63万元", "绩效", "，",   "。",     "、", "（靖州）", "《办法》",
      "工作", "“组卷”", "——",          "……",   "自评", "2024年", "；", "A4"};
  std::uniform_int_distribution<std::size_t> pick(0, words.size() - 1);
  std::string text = "国";
  bool after_mark = false;
  while (text.size() < bytes) {
    const std::string& word = words[pick(random)];
    const bool mark = word.size() == 3 || word == "——" || word == "……";
    if (mark && after_mark) continue;
    text += word;
    after_mark = mark;
  }
  return text;
}

}  // namespace

TEST_CASE("no pair of a character and a mark puts a mark at the wrong end of a line") {
  const std::vector<std::string> marks{
      "，", "。", "、", "；", "：", "？", "！", "．", "）", "》", "〉", "」", "』", "】", "〕", "”",
      "’",  "·",  "……", "——", "（", "《", "〈", "「", "『", "“",  "‘",  "【", "〔", "/",  "～"};
  std::vector<std::string> before{"中", "國", "8", "３", "x", "ｘ", "(", ")", ",", "%", "≥"};
  before.insert(before.end(), marks.begin(), marks.end());
  form::Style style = test_style();
  const std::string rest = "国国国国国国国国国国国国国国";
  for (const Align align : {Align::left, Align::justify}) {
    style.align = align;
    for (const std::string& one : before) {
      for (const std::string& mark : marks) {
        std::string lead = "国国";
        for (int count = 2; count < 12; ++count) {  // the pair wanders over the line end
          lead += "国";
          for (const int width : {800, 850, 900}) {
            const auto lines = set_lines(lead + one + mark + rest, style, em(style, width));
            const bool wrong = breaks_a_rule(lines);
            if (wrong) FAIL_CHECK(lead << one << mark << " at " << width);
          }
        }
      }
    }
  }
}

// What random lines are checked for, beside their boxes.
class LineChecker {
 public:
  LineChecker(const ShapedParagraph& paragraph, Length measure)
      : paragraph_(paragraph),
        spacing_(paragraph),
        measure_(measure),
        has_wide_unit_(text::measure(paragraph).least > measure) {}

  // Whether every unit fits in a line, so that no rule need give way.
  bool is_strict() const { return !has_wide_unit_; }

  void check(const std::vector<Line>& lines) const {
    CHECK(drawn_text(paragraph_, lines) == paragraph_.text);
    for (const Line& line : lines) check_boxes(paragraph_, line, measure_);
    if (!is_strict()) return;
    CHECK_MESSAGE(!breaks_a_rule(line_texts(paragraph_, lines)), paragraph_.text);
    for (std::size_t at = 0; at + 1 < lines.size(); ++at) {
      CHECK_MESSAGE(!parts_word(lines[at].text_end), paragraph_.text);
      const bool justified = paragraph_.style.align == Align::justify;
      if (justified && opens(lines[at])) CHECK(lines[at].right == measure_);
    }
  }

 private:
  // Whether the place is between two digits or two letters.
  bool parts_word(std::uint32_t place) const {
    const auto kind = [&](std::size_t at) {
      const auto byte = static_cast<unsigned char>(paragraph_.text.at(at));
      return byte < 0x80 ? kind_of(byte) : Kind::other;
    };
    const Kind before = kind(place - 1), after = kind(place);
    return before == after && (before == Kind::digit || before == Kind::latin);
  }

  bool opens(const Line& line) const {
    std::size_t begin = 0, end = 0;
    for (const Cluster& cluster : paragraph_.clusters) {
      if (cluster.text_begin < line.text_begin) ++begin;
      if (cluster.text_end <= line.text_end) ++end;
    }
    return spacing_.open_gaps(begin, spacing_.content_end(begin, end)) > 0;
  }

  const ShapedParagraph& paragraph_;
  Spacing spacing_;
  Length measure_;
  bool has_wide_unit_;
};

void check_random_lines(unsigned seed, std::size_t wanted) {
  std::mt19937 random(seed);
  std::uniform_int_distribution<int> width(600, 3'500), choice(0, 4), starts(0, 2), marks(0, 3),
      gap(0, 1);
  std::size_t lines_checked = 0, strict = 0, paragraphs = 0;
  while (strict < wanted) {
    form::Style style = test_style();
    style.align = static_cast<Align>(choice(random));
    style.punctuation = static_cast<form::PunctuationWidth>(marks(random));
    style.han_latin_gap = gap(random) == 0 ? Length() : style.size / 4;
    if (choice(random) == 0) style.first_indent = style.size * 2;
    if (choice(random) == 0)
      style.line_start_marks = static_cast<form::LineStartMarks>(starts(random));
    if (choice(random) == 0) style.font = "仿宋";
    const ShapedParagraph paragraph = shape_text(random_text(random), style);
    const Length measure = em(style, width(random)) + Length::from_emu(choice(random));
    const LineChecker checker(paragraph, measure);
    const auto lines = break_lines(paragraph, measure);
    checker.check(lines);
    ++paragraphs;
    lines_checked += lines.size();
    if (checker.is_strict()) strict += lines.size();
  }
  MESSAGE(paragraphs << " paragraphs, " << lines_checked << " lines, " << strict
                     << " without a unit "
                     << "wider than the line");
}

// 100,000 random lines, in four parts that can be run alone.
TEST_CASE("random lines keep every rule of places, boxes, and content, part 1") {
  check_random_lines(20240415, 25'000);
}
TEST_CASE("random lines keep every rule of places, boxes, and content, part 2") {
  check_random_lines(9704, 25'000);
}
TEST_CASE("random lines keep every rule of places, boxes, and content, part 3") {
  check_random_lines(15834, 25'000);
}
TEST_CASE("random lines keep every rule of places, boxes, and content, part 4") {
  check_random_lines(15835, 25'000);
}

TEST_CASE("random Chinese text never has a mark at the wrong end of a line") {
  std::mt19937 random(9704);
  std::uniform_int_distribution<int> width(1'000, 2'800);
  form::Style style = test_style();
  style.align = Align::justify;
  for (int round = 0; round < 800; ++round) {
    const std::string text = random_prose(random, 400);
    const auto lines = set_lines(text, style, em(style, width(random)));
    CHECK_MESSAGE(!breaks_a_rule(lines), text);
  }
}

TEST_CASE("justified lines end on the measure exactly, the last stays natural") {
  form::Style style = test_style();
  style.align = Align::justify;
  style.han_latin_gap = style.size / 4;
  style.first_indent = style.size * 2;
  const std::string text =
      "一是项目建设取得实效。今年来，完成了征地951."
      "897亩，迁坟907余冢，为修正集团（靖州）生物医药、竹"
      "产业基地、瑞盛铁路物流专线扩建、智能冷链仓储物流园二期等重点建设项目落地提供了资源要素支撑"
      "。";
  const ShapedParagraph paragraph = shape_text(text, style);
  for (int width = 1'000; width <= 3'000; width += 37) {
    const Length measure = em(style, width) + Length::from_emu(width % 7);
    const auto lines = break_lines(paragraph, measure);
    for (std::size_t at = 0; at + 1 < lines.size(); ++at) {
      CHECK(lines[at].right == measure);
      CHECK(lines[at].left == (at == 0 ? style.first_indent : Length()));
    }
    CHECK(lines.back().right <= measure);
  }
}

TEST_CASE("lines chosen together are more even than lines chosen one by one") {
  std::mt19937 random(15834);
  form::Style style = test_style();
  style.align = Align::justify;
  style.han_latin_gap = style.size / 4;
  double together = 0, one_by_one = 0;
  std::size_t lines_together = 0, lines_one_by_one = 0;
  const auto unevenness = [&](const ShapedParagraph& paragraph, const Spacing& spacing,
                              const std::vector<std::size_t>& ends, Length measure) {
    double sum = 0;
    std::size_t begin = 0;
    for (const std::size_t end : ends) {
      const std::size_t content = spacing.content_end(begin, end);
      const Length slack = measure - spacing.natural_width(begin, content, false);
      const auto gaps = std::max<std::size_t>(spacing.open_gaps(begin, content), 1);
      const double opened = static_cast<double>(slack.emu()) /
                            static_cast<double>(style.size.emu()) / static_cast<double>(gaps);
      if (end != paragraph.clusters.size() && opened > 0) sum += opened * opened;
      begin = end;
    }
    return sum;
  };
  for (int round = 0; round < 300; ++round) {
    const std::string text = random_prose(random, 600);
    const ShapedParagraph paragraph = shape_text(text, style);
    const Spacing spacing(paragraph);
    const LineFitter fitter(paragraph, spacing);
    const Length measure = em(style, 1'500 + round * 5);
    const auto ends = fit_part(paragraph, spacing, fitter, 0, {measure, measure, false});
    REQUIRE(ends);
    std::vector<std::size_t> greedy;
    for (std::size_t at = 0; at < spacing.size(); at = greedy.back()) {
      greedy.push_back(fitter.end_of_line(at, {measure, measure}));
    }
    lines_together += ends->size();
    lines_one_by_one += greedy.size();
    together += unevenness(paragraph, spacing, *ends, measure);
    one_by_one += unevenness(paragraph, spacing, greedy, measure);
  }
  CHECK(together * 2 < one_by_one);
  CHECK(lines_together * 100 <= lines_one_by_one * 101);
}

TEST_CASE("marks are not squeezed to save a line") {
  form::Style style = test_style();
  style.align = Align::justify;
  style.han_latin_gap = style.size / 4;
  style.first_indent = style.size * 2;
  const std::string text =
      "靖州苗族侗族自治县土地和房屋征收服务中心为县人民政府办公室所属正科级公益一类事业单位，核定全"
      "额"
      "拨款事业编制22名，核定主任1名，副主任2名；内设机构3个，分别为综合部、法规部、征收部，内设机"
      "构设"
      "3名负责人。2022年编制调整增加15名，2023年增加副主任领导职数1名，调整后，核定我中心全额拨款事"
      "业"
      "编制37名，领导职数为主任1名，副主任3名，单位现有在编人员22人，其中：管理人员19人，专业技术人"
      "员"
      "3人。";
  const ShapedParagraph paragraph = shape_text(text, style);
  const Spacing spacing(paragraph);
  const LineFitter fitter(paragraph, spacing);
  const Length measure = em(style, 2'800);
  const auto ends =
      fit_part(paragraph, spacing, fitter, 0, {measure - style.first_indent, measure, true});
  REQUIRE(ends);
  for (std::size_t at = 1; at + 1 < ends->size(); ++at) {
    const std::size_t begin = (*ends)[at - 1], end = (*ends)[at];
    const std::size_t content = spacing.content_end(begin, end);
    const Length excess = spacing.natural_width(begin, content, false) - measure;
    CHECK(excess * 2 <= spacing.reducible(begin, content));
  }
}

TEST_CASE("the room before a long amount is shared among the lines around it") {
  form::Style style = test_style();
  style.align = Align::justify;
  const std::string text =
      "国家财政国家财政国家财政国家财政国家财政国家财政国家财政国家财政国家财政国家财政国家财政国"
      "6688.63万元国家财政国家财政国家财政国家财政";
  const Length measure = em(style, 1'600);
  const ShapedParagraph paragraph = shape_text(text, style);
  const auto lines = break_lines(paragraph, measure);
  for (std::size_t at = 0; at + 1 < lines.size(); ++at) {
    CHECK(lines[at].right == measure);
    const auto& glyphs = lines[at].glyphs;
    const Length pitch = glyphs[1].x - glyphs[0].x;
    CHECK(pitch < em(style, 115));
  }
}

TEST_CASE("a filled line opens all its gaps by the same, to one EMU") {
  form::Style style = test_style();
  style.align = Align::justify;
  const Length measure = em(style, 850);
  const ShapedParagraph paragraph = shape_text("国家财政部门整体支出绩效自评报告书", style);
  const auto lines = break_lines(paragraph, measure);
  const auto& glyphs = lines.front().glyphs;
  REQUIRE(glyphs.size() == 8);
  const Length pitch = glyphs[1].x - glyphs[0].x;
  for (std::size_t at = 1; at < glyphs.size(); ++at) {
    const auto off = (glyphs[at].x - glyphs[at - 1].x - pitch).emu();
    CHECK(off * off <= 1);
  }
}

TEST_CASE("the gap between Han and Latin is the same on both sides and absent at line edges") {
  form::Style style = test_style();
  style.han_latin_gap = style.size / 4;
  const ShapedParagraph paragraph = shape_text("第1回", style);
  const Line line = break_lines(paragraph, em(style, 1'000)).front();
  REQUIRE(line.glyphs.size() == 3);
  CHECK(line.glyphs[1].x - (line.glyphs[0].x + line.glyphs[0].advance) == style.size / 4);
  CHECK(line.glyphs[2].x - (line.glyphs[1].x + line.glyphs[1].advance) == style.size / 4);
  const Line edge = break_lines(shape_text("1回2", style), em(style, 1'000)).front();
  CHECK(edge.left == Length());
  CHECK(edge.right == edge.glyphs.back().x + edge.glyphs.back().advance);
  const Line typed = break_lines(shape_text("第 1 回", style), em(style, 1'000)).front();
  CHECK(typed.glyphs[2].x == typed.glyphs[1].x + typed.glyphs[1].advance);
}

TEST_CASE("dashes, ellipses, numbers, and words are never opened to fill a line") {
  form::Style style = test_style();
  style.align = Align::distribute;
  for (const std::string word : {"——", "……", "2024", "Hunan", "98%", "1,234.56"}) {
    const ShapedParagraph paragraph = shape_text("国" + word + "国", style);
    const Line line = break_lines(paragraph, em(style, 1'500)).front();
    CHECK(line.right == em(style, 1'500));
    for (std::size_t at = 1; at + 2 < line.glyphs.size(); ++at) {
      CHECK(line.glyphs[at + 1].x == line.glyphs[at].x + line.glyphs[at].advance);
    }
  }
}

TEST_CASE("a distributed label fills its measure with equal gaps, a lone character is centred") {
  form::Style style = test_style();
  style.align = Align::distribute;
  const Line label = break_lines(shape_text("评价方式", style), em(style, 700)).front();
  REQUIRE(label.glyphs.size() == 4);
  for (int at = 0; at < 4; ++at) {
    CHECK(label.glyphs[static_cast<std::size_t>(at)].x == em(style, 200 * at));
  }
  CHECK(label.right == em(style, 700));
  const Line lone = break_lines(shape_text("章", style), em(style, 700)).front();
  CHECK(lone.left == em(style, 300));
}

TEST_CASE("lines are aligned left, in the middle, and right, inside their indents") {
  form::Style style = test_style();
  style.left_indent = style.size;
  style.right_indent = style.size * 2;
  const auto set = [&](Align align) {
    style.align = align;
    return break_lines(shape_text("国国", style), em(style, 1'000)).front();
  };
  CHECK(set(Align::left).left == em(style, 100));
  CHECK(set(Align::justify).left == em(style, 100));
  CHECK(set(Align::center).left == em(style, 350));
  CHECK(set(Align::right).right == em(style, 800));
}

TEST_CASE("adjacent marks take one em and a half, a mark at a line's end half an em") {
  const form::Style style = test_style();
  const Line line = break_lines(shape_text("国），国。", style), em(style, 1'000)).front();
  REQUIRE(line.glyphs.size() == 5);
  CHECK(line.glyphs[2].x - line.glyphs[1].x == em(style, 50));
  CHECK(line.glyphs[3].x - line.glyphs[1].x == em(style, 150));
  CHECK(line.right == em(style, 400));
  const Line quote = break_lines(shape_text("国：“国", style), em(style, 1'000)).front();
  CHECK(quote.right == em(style, 350));
}

TEST_CASE("no text gives one empty line, a blank keeps its width") {
  form::Style style = test_style();
  const ShapedParagraph nothing = shape_text("", style);
  const auto lines = break_lines(nothing, em(style, 500));
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].glyphs.empty());

  bind::Paragraph date;
  date.runs.push_back({"", 0, style.size * 4, {}});
  date.runs.push_back({"年", 0, {}, {}});
  Diagnostics diagnostics;
  const ShapedParagraph paragraph = shape(date, {style}, test_fonts(), diagnostics);
  const Line line = break_lines(paragraph, em(style, 1'000)).front();
  REQUIRE(line.glyphs.size() == 1);
  CHECK(line.glyphs[0].x == em(style, 400));
  CHECK(line.right == em(style, 500));
  CHECK(break_lines(paragraph, em(style, 450)).size() == 2);  // wider than the line: no choice
}

TEST_CASE("a measure of nothing still makes progress") {
  const form::Style style = test_style();
  CHECK(break_lines(shape_text("国（A4）", style), Length()).size() == 5);
}

TEST_CASE("the natural width gives one line and no less than the least width breaks a unit") {
  form::Style style = test_style();
  style.han_latin_gap = style.size / 4;
  style.first_indent = style.size;
  const ShapedParagraph paragraph = shape_text("支出6688.63万元，（占98%）。\n其中", style);
  const Widths widths = measure(paragraph);
  CHECK(break_lines(paragraph, widths.natural).size() == 2);
  CHECK(break_lines(paragraph, widths.natural - style.size).size() == 3);
  const auto lines = line_texts(paragraph, break_lines(paragraph, widths.least));
  bool whole = false;
  for (const std::string& line : lines)
    whole = whole || line.find("6688.63万元") != std::string::npos;
  CHECK(whole);
}

TEST_CASE("on a grid every character of the style's size stands in the middle of its place") {
  form::Style style = test_style();
  style.pitch = em(style, 98);
  style.align = Align::justify;
  const Length measure = style.pitch * 8;
  const auto lines = break_lines(shape_text("国家财政（部门整体）支出绩效自评", style), measure);
  REQUIRE(lines.size() == 2);
  REQUIRE(lines[0].glyphs.size() == 8);
  for (int at = 0; at < 8; ++at) {
    const PlacedGlyph& glyph = lines[0].glyphs[static_cast<std::size_t>(at)];
    CHECK(glyph.x == style.pitch * at + (style.pitch - style.size) / 2);
    CHECK(glyph.advance == style.pitch);
  }
  CHECK(lines[0].right == measure);
  // Digits keep their width, a dash takes two places, two marks one and a half.
  const Line line = break_lines(shape_text("12——国），国", style), measure).front();
  CHECK(line.right == style.size + style.pitch * 2 + style.pitch * 9 / 2 - style.pitch);
}
