#include "layout/label_cache.h"

#include <doctest/doctest.h>

#include "json/read.h"
#include "layout/cell_text.h"
#include "own_fonts.h"

using namespace zhibiao;
using namespace zhibiao::layout;
using zhibiao::layout::testing::fonts;

namespace {

std::unique_ptr<const json::Tree> tree_of(const std::string& text) {
  Diagnostics diagnostics;
  auto tree = json::read(SourceFile("test.json", text), diagnostics);
  REQUIRE(tree != nullptr);
  return tree;
}

bind::Paragraph paragraph_of(const std::string& text, form::StyleId style = 0) {
  bind::Paragraph paragraph;
  paragraph.style = style;
  paragraph.runs.push_back({text, style, {}, {}});
  return paragraph;
}

// A second style, twice as large.
const std::vector<form::Style>& styles() {
  static const std::vector<form::Style> both = [] {
    std::vector<form::Style> made(2);
    made[1].size = made[0].size * 2;
    made[1].leading = made[0].leading * 2;
    return made;
  }();
  return both;
}

struct Set {
  std::vector<TextLine> lines;
  Diagnostics diagnostics;
};

Set set(const bind::Paragraph& paragraph, Length measure, LabelCache* labels) {
  Set result;
  TextContext context{styles(), fonts(), result.diagnostics, {}, labels};
  result.lines = set_lines({paragraph}, measure, context);
  return result;
}

void check_same(const Set& one, const Set& other) {
  REQUIRE(one.lines.size() == other.lines.size());
  for (std::size_t index = 0; index < one.lines.size(); ++index) {
    const TextLine &a = one.lines[index], &b = other.lines[index];
    CHECK(a.paragraph->text == b.paragraph->text);
    CHECK(a.paragraph->style == b.paragraph->style);
    CHECK(a.height == b.height);
    CHECK(a.line.left == b.line.left);
    CHECK(a.line.right == b.line.right);
    REQUIRE(a.line.glyphs.size() == b.line.glyphs.size());
    for (std::size_t at = 0; at < a.line.glyphs.size(); ++at) {
      CHECK(a.line.glyphs[at].x == b.line.glyphs[at].x);
    }
  }
}

const std::string label = "部门（单位）整体支出绩效目标";
const Length wide = Length::mm(100), narrow = Length::mm(20);

}  // namespace

TEST_CASE("a label is set once for each style and measure, and is always the same") {
  LabelCache labels;
  for (int time = 0; time < 2; ++time) {
    for (const form::StyleId style : {0U, 1U}) {
      for (const Length measure : {wide, narrow}) {
        CAPTURE(time);
        CAPTURE(style);
        const bind::Paragraph paragraph = paragraph_of(label, style);
        const Set fresh = set(paragraph, measure, nullptr);
        CHECK((fresh.lines.size() == 1) == (measure == wide));
        check_same(fresh, set(paragraph, measure, &labels));
        CHECK_FALSE(labels.find(paragraph, measure).lines.empty());
      }
    }
  }
}

TEST_CASE("an underlined label is not the plain one") {
  LabelCache labels;
  bind::Paragraph paragraph = paragraph_of(label);
  set(paragraph, wide, &labels);
  paragraph.runs.front().underlined = true;
  CHECK(set(paragraph, wide, &labels).lines.front().line.boxes.size() == 1);
}

TEST_CASE("a label comes from where it is, not from where it was first") {
  LabelCache labels;
  const auto tree = tree_of(R"(["a", "b"])");
  bind::Paragraph first = paragraph_of(label), second = first;
  first.runs.front().origin.in_template = *tree->at("/0");
  second.runs.front().origin.in_template = *tree->at("/1");
  set(first, wide, &labels);
  const Set again = set(second, wide, &labels);
  const text::ShapedRun& run = again.lines.front().paragraph->runs.front();
  CHECK(run.origin.in_template.pointer() == "/1");
}

TEST_CASE("what is the record's is not kept") {
  const auto tree = tree_of(R"({"name": "text"})");
  bind::Paragraph paragraph = paragraph_of(label);
  CHECK(LabelCache::takes(paragraph));
  paragraph.runs.front().origin.in_record = *tree->at("/name");
  CHECK_FALSE(LabelCache::takes(paragraph));
}

TEST_CASE("what there is to say of a label is said of every document") {
  LabelCache labels;
  const bind::Paragraph paragraph = paragraph_of("\xF4\x8F\xBF\xBD");  // U+10FFFD: in no font
  for (int time = 0; time < 2; ++time) {
    CHECK(set(paragraph, wide, &labels).diagnostics.error_count() == 1);
  }
}

TEST_CASE("a full cache takes no more and sets what it does not have") {
  LabelCache labels;
  for (int number = 0; number < 2'100; ++number) {
    set(paragraph_of(std::to_string(number)), wide, &labels);
  }
  CHECK_FALSE(labels.find(paragraph_of("1"), wide).lines.empty());
  const bind::Paragraph last = paragraph_of("2099");
  CHECK(labels.find(last, wide).lines.empty());
  check_same(set(last, wide, nullptr), set(last, wide, &labels));
}
