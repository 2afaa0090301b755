#include "form/read_template.h"

#include <doctest/doctest.h>

#include "base/files.h"
#include "unit/form/template_text.h"

namespace zhibiao::form {
namespace {

template <class Kind>
const Kind& block_of(const ReadResult& result, std::size_t index = 0) {
  REQUIRE_MESSAGE(result.form.has_value(), result.faults());
  return std::get<Kind>(result.form->sections.at(0).blocks.at(index).what);
}

TEST_CASE("a template has its identity, folder and source") {
  const ReadResult result = read_text(R"({"$schema": "x", "$comment": "y",
    "form": {"id": "i", "title": "题", "edition": "2023", "issuer": "厅", "$comment": "z"},
    "styles": {"$comment": "w"}, "body": [{"space": "1mm"}]})");
  REQUIRE_MESSAGE(result.form.has_value(), result.faults());
  CHECK(result.form->form.id == "i");
  CHECK(result.form->form.title == "题");
  CHECK(result.form->form.edition == "2023");
  CHECK(result.form->form.issuer == "厅");
  CHECK(result.form->folder == "forms/t");
  CHECK(result.form->source);
}

TEST_CASE("the page of GB/T 9704 without a number is the default") {
  const ReadResult result = read_body_text(R"({"space": "1mm"})");
  REQUIRE(result.form);
  const PageSetup& page = result.form->sections.at(0).page;
  CHECK(page.size == Size{Length::mm(210), Length::mm(297)});
  CHECK(page.margin == Insets{Length::mm(37), Length::mm(26), Length::mm(35), Length::mm(28)});
  CHECK_FALSE(page.number);
  CHECK(page.counted);
}

TEST_CASE(
    "loose blocks form sections between the explicit ones, whose pages lie over the template's") {
  const ReadResult result = read_members(R"(
    "page": {"margin": {"left": "20mm"}, "number": {}},
    "body": [{"space": "1mm"}, {"space": "2mm"},
             {"section": [{"space": "3mm"}], "when": "/a", "unless": "/b",
              "page": {"orientation": "landscape", "margin": {"right": "10mm"}, "number": false, "counted": false}},
             {"section": []},
             {"space": "4mm"}])");
  REQUIRE_MESSAGE(result.form.has_value(), result.faults());
  const auto& sections = result.form->sections;
  REQUIRE(sections.size() == 4);
  CHECK(sections[0].blocks.size() == 2);
  CHECK(sections[0].page.margin.left == Length::mm(20));
  CHECK(sections[0].page.number);
  CHECK(sections[1].page.size == Size{Length::mm(297), Length::mm(210)});
  CHECK(sections[1].page.margin ==
        Insets{Length::mm(37), Length::mm(10), Length::mm(35), Length::mm(20)});
  CHECK_FALSE(sections[1].page.number);
  CHECK_FALSE(sections[1].page.counted);
  REQUIRE(sections[1].conditions.size() == 2);
  CHECK(sections[1].conditions[0].present);
  CHECK(sections[1].conditions[1].path.keys == std::vector<std::string>{"b"});
  CHECK_FALSE(sections[1].conditions[1].present);
  CHECK(sections[3].page.size.width == Length::mm(210));
  CHECK(sections[3].blocks.size() == 1);
}

TEST_CASE("a grid gives prose its leading and the pitch of its characters, and nothing else") {
  const ReadResult result = read_members(
      R"("page": {"grid": "22x28"},
         "styles": {"p": {"size": "16pt", "first-indent": "2字", "indent": "3mm"}, "n": {"size": "9pt"}},
         "body": [{"prose": "/a", "style": "p"}, {"prose": "/a", "style": "n"},
                  {"paragraph": "", "style": "p"}, {"page": {"grid": false}, "section": [{"prose": "/a", "style": "p"}]}])");
  CHECK(result.faults() == "");
  REQUIRE(result.form);
  const auto style_of_prose = [&](std::size_t section, std::size_t block) {
    const auto& what = result.form->sections.at(section).blocks.at(block).what;
    return result.form->styles.at(std::get<Prose>(what).style);
  };
  const Style text = style_of_prose(0, 0);
  CHECK(text.leading == Length::mm(225) / 22);
  CHECK(text.pitch == Length::mm(156) / 28);
  CHECK(text.first_indent == text.pitch * 2);
  CHECK(text.left_indent == Length::mm(3));
  const Style note = style_of_prose(0, 1);
  CHECK(note.leading == Length::mm(225) / 22);
  CHECK(note.pitch == Length());
  const auto& form = *result.form;
  const auto& paragraph = std::get<Paragraph>(form.sections.at(0).blocks.at(2).what);
  CHECK(form.styles.at(paragraph.style).pitch == Length());
  CHECK(style_of_prose(1, 0).pitch == Length());
}

TEST_CASE("a grid that is no lines times characters is refused") {
  for (const char* grid : {R"("22")", R"("0x28")", R"("22x28x")", R"("-1x2")", R"("1234x5")"}) {
    CHECK(read_members(std::string(R"("page": {"grid": )") + grid +
                       R"(}, "body": [{"space": "1mm"}])")
              .faults()
              .find("bad-value /page/grid") != std::string::npos);
  }
}

TEST_CASE("the page number looks as GB/T 9704 wants where the template is silent") {
  const ReadResult result = read_members(R"("page": {"number": {}}, "body": [{"space": "1mm"}])");
  REQUIRE(result.form);
  const PageNumber& number = result.form->sections.at(0).page.number.value();
  CHECK(number.pattern == "— {page} —");
  CHECK(number.place == PageNumber::Place::outside);
  CHECK(number.distance == Length::mm(7));
  CHECK(number.inset == Length::pt(14));
  CHECK(result.form->styles.at(number.style).size == Length::pt(14));
  CHECK(result.form->styles.at(number.style).font == "宋体");
}

TEST_CASE("a page number says otherwise") {
  const ReadResult result =
      read_members(R"("page": {"size": "A3", "number": {"pattern": "第 {page} 页 共 {pages} 页",
    "place": "center", "distance": "5mm", "inset": "2字", "style": {"size": "10pt"}}}, "body": [{"space": "1mm"}])");
  REQUIRE_MESSAGE(result.form.has_value(), result.faults());
  CHECK(result.form->sections.at(0).page.size.width == Length::mm(297));
  const PageNumber& number = result.form->sections.at(0).page.number.value();
  CHECK(number.place == PageNumber::Place::center);
  CHECK(number.inset == Length::pt(20));
}

TEST_CASE("faults of a page are reported") {
  const ReadResult result = read_members(
      "\"page\": {\"size\": \"A4\", \"margin\": {\"left\": \"110mm\", \"right\": \"95mm\"},\n"
      " \"number\": {\"pattern\": \"{pge}\", \"place\": \"inside\"}},\n"
      "\"body\": [{\"section\": [], \"page\": {\"number\": true, \"size\": {\"width\": "
      "\"10mm\"}}}]");
  CHECK(result.faults() ==
        "2:34 bad-value /page/margin: the margins leave no room on the page\n"
        "3:24 bad-value /page/number/pattern: unknown {pge} in a pattern\n"
        "3:42 bad-value /page/number/place: unknown value \"inside\"\n"
        "4:45 wrong-type /body/0/page/number: an object or false is wanted here, found a boolean\n"
        "4:59 missing-key /body/0/page/size: \"height\" is missing\n");
}

TEST_CASE("content is a string, pieces, or one piece") {
  const ReadResult result = read_body_text(R"({"paragraph": ["a", {"value": "/x", "format": "date",
    "pattern": "{y}.{m}", "empty": "—"}, {"blank": "4字", "style": {"size": "10pt"}}, {"text": "b\nc"}], "heading": 2},
    {"paragraph": {"value": "/x"}}, {"paragraph": "plain"}, {"paragraph": ""})");
  const Paragraph& pieces = block_of<Paragraph>(result);
  REQUIRE(pieces.content.size() == 4);
  CHECK(pieces.heading == 2);
  CHECK(std::get<Literal>(pieces.content[0].what).text == "a");
  const Field& field = std::get<Field>(pieces.content[1].what);
  CHECK(field.format == Format::date);
  CHECK(field.pattern == "{y}.{m}");
  CHECK(field.empty == "—");
  CHECK(std::get<Blank>(pieces.content[2].what).width == Length::pt(40));
  CHECK(pieces.content[2].style);
  CHECK(std::get<Literal>(pieces.content[3].what).text == "b\nc");
  CHECK(std::get<Field>(block_of<Paragraph>(result, 1).content.at(0).what).path.keys ==
        std::vector<std::string>{"x"});
  CHECK(block_of<Paragraph>(result, 3).content.empty());
}

TEST_CASE("faults of content are reported") {
  CHECK(read_body_text(
            "{\"paragraph\": [5, {\"txt\": \"a\"}, {\"text\": \"a\", \"blank\": \"1字\"},\n"
            " {\"value\": \"/a\", \"pattern\": \"{y}\"}, {\"value\": \"/a\", \"format\": "
            "\"money\"},\n"
            " {\"value\": \"/a\", \"format\": \"date\", \"pattern\": \"{Q}年\"}, \"a\\tb\",\n"
            " {\"text\": [\"a\"]}, {\"blank\": 4}]}")
            .faults() ==
        "3:16 wrong-type /body/0/paragraph/0: text, or an object with \"text\", \"value\", "
        "\"blank\", \"check\" or \"sum\" is wanted here, found a number\n"
        "3:19 missing-key /body/0/paragraph/1: \"text\", \"value\", \"blank\", \"check\" or "
        "\"sum\" is missing\n"
        "3:33 bad-value /body/0/paragraph/2: only one of \"text\", \"value\", \"blank\", "
        "\"check\" and \"sum\" may stand here\n"
        "4:29 bad-value /body/0/paragraph/3/pattern: \"pattern\" is for \"date\" alone\n"
        "4:63 bad-value /body/0/paragraph/4/format: unknown value \"money\"\n"
        "5:47 bad-value /body/0/paragraph/5/pattern: unknown {Q} in a pattern\n"
        "5:56 bad-value /body/0/paragraph/6: the text holds a tab or control character\n"
        "6:11 wrong-type /body/0/paragraph/7/text: a string is wanted here, found an array\n"
        "6:29 bad-value /body/0/paragraph/8/blank: the number 4 has no unit\n");
}

TEST_CASE("a sign-off has all its parts") {
  const ReadResult result =
      read_members(R"("styles": {"s": {"size": "10pt"}, "o": {"size": "20pt"}},
    "body": [{"keep-with-previous": 2, "signoff": {"title": "意见：", "opinion": {"value": "/o"}, "label": ["负责人", "："],
      "date": {"value": "/d", "format": "date"}, "seal": "42mm", "min-height": "50mm", "date-inset": "3字",
      "field": "head", "style": "s", "label-style": "o", "joined": true, "rules": "none",
      "cell-rules": {"top": "1pt"}, "split": false}}])");
  const Signoff& signoff = block_of<Signoff>(result);
  CHECK(result.form->sections[0].blocks[0].keep_with_previous == 2);
  CHECK(signoff.title.size() == 1);
  CHECK(signoff.opinion.size() == 1);
  CHECK(signoff.label.size() == 2);
  CHECK(std::get<Field>(signoff.date.at(0).what).format == Format::date);
  CHECK(signoff.seal == Length::mm(42));
  CHECK(signoff.min_height == Length::mm(50));
  CHECK(signoff.label_inset == Length::pt(120));  // six em of the label's size
  CHECK(signoff.date_inset == Length::pt(30));
  CHECK(signoff.title_style == signoff.style);
  CHECK(signoff.label_style != signoff.style);
  REQUIRE(signoff.field);
  CHECK(signoff.field->name == "head");
  CHECK(signoff.joined);
  CHECK(signoff.table_rules.outer.width == Length());
  CHECK(signoff.rules.top->width == Length::pt(1));
}

TEST_CASE("a signature field is used once and has a good name") {
  CHECK(read_body_text("{\"signoff\": {\"field\": \"a\"}},\n{\"signoff\": {\"field\": \"a\", "
                       "\"split\": true}},\n"
                       "{\"signoff\": {\"field\": \"a.b\"}}")
            .faults() ==
        "4:23 bad-value /body/1/signoff/field: the signature field \"a\" is used twice\n"
        "4:37 bad-value /body/1/signoff/split: a sign-off block never splits\n"
        "5:23 bad-value /body/2/signoff/field: \"a.b\" is no name for a signature field\n");
}

TEST_CASE(
    "the official levels take the template's heading styles or change the font of the prose") {
  const ReadResult result =
      read_members(R"("styles": {"p": {"size": "16pt"}, "heading-1": {"size": "18pt"}},
    "body": [{"prose": "/n", "style": "p", "levels": "GB/T 9704"}])");
  const Prose& prose = block_of<Prose>(result);
  REQUIRE(prose.levels.size() == 4);
  CHECK(prose.path.keys == std::vector<std::string>{"n"});
  CHECK(prose.levels[0].numbering == ProseLevel::Numbering::han);
  CHECK(prose.levels[0].heading == 1);
  CHECK(result.form->styles.at(prose.levels[0].style).size == Length::pt(18));
  CHECK(result.form->styles.at(prose.levels[1].style).size == Length::pt(16));
  CHECK(result.form->styles.at(prose.levels[1].style).font == "楷体");
  CHECK(prose.levels[3].style == prose.style);
}

TEST_CASE("levels of prose may be written out") {
  const ReadResult result = read_body_text(R"({"prose": "/n", "levels": [
    {"numbering": "（1）", "style": {"font": "黑体"}, "heading": 3, "longest": 20}, {"numbering": "1."}]})");
  const Prose& prose = block_of<Prose>(result);
  REQUIRE(prose.levels.size() == 2);
  CHECK(prose.levels[0].numbering == ProseLevel::Numbering::arabic_bracketed);
  CHECK(prose.levels[0].heading == 3);
  CHECK(prose.levels[0].longest_heading == 20);
  CHECK(prose.levels[1].numbering == ProseLevel::Numbering::arabic);
  CHECK(prose.levels[1].heading == 0);
  CHECK(read_body_text(R"({"prose": "/n", "levels": "GB/T 9705"})")
            .diagnostics.list()
            .at(0)
            .cure.en == "did you mean \"GB/T 9704\"?");
}

TEST_CASE("spaces, page breaks and what keeps blocks together are read") {
  const ReadResult result = read_body_text(
      R"({"space": "12mm", "keep-with-next": true}, {"space": "fill"}, {"space": 0}, {"page-break": true})");
  CHECK(block_of<Space>(result, 0).height == Length::mm(12));
  CHECK(block_of<Space>(result, 1).fill);
  CHECK(block_of<Space>(result, 2).height == Length());
  block_of<PageBreak>(result, 3);
  CHECK(result.form->sections[0].blocks[0].keep_with_next);
}

TEST_CASE("faults of blocks and of the whole are all reported in one run") {
  const ReadResult result = read_text(
      "{\"form\": {\"titel\": \"x\", \"id\": \"\"},\n"
      " \"bodi\": 1,\n"
      " \"body\": [5, {\"paragrph\": \"x\"}, {\"paragraph\": \"x\", \"space\": \"1mm\"},\n"
      "  {\"section\": [{\"section\": []}]}, {\"page-break\": false}, {\"space\": \"1mm\", "
      "\"hight\": 1},\n"
      "  {\"paragraph\": \"x\", \"heading\": 7}]}");
  CHECK_FALSE(result.form);
  CHECK(result.faults() ==
        "1:10 missing-key /form: \"title\" is missing\n"
        "1:11 unknown-key /form/titel: unknown key \"titel\"\n"
        "1:31 bad-value /form/id: \"id\" is empty\n"
        "2:2 unknown-key /bodi: unknown key \"bodi\"\n"
        "3:11 wrong-type /body/0: an object is wanted here, found a number\n"
        "3:14 missing-key /body/1: this block does not say what it is\n"
        "3:33 bad-value /body/2: a block is one thing, here are \"paragraph\" and \"space\"\n"
        "4:16 bad-value /body/3/section/0: a section may not stand inside a section\n"
        "4:50 bad-value /body/4/page-break: \"page-break\" is true or absent\n"
        "4:75 unknown-key /body/5/hight: unknown key \"hight\"\n"
        "5:33 bad-value /body/6/heading: 7 is not a whole number from 1 to 6\n");
  CHECK(result.diagnostics.list().at(5).cure.en == "did you mean \"paragraph\"?");
}

TEST_CASE("a template that is no object, or empty, is refused") {
  CHECK(read_text("[]").faults() == "1:1 wrong-type : an object is wanted here, found an array\n");
  CHECK(read_text("{}").faults() ==
        "1:1 missing-key : \"form\" is missing\n1:1 missing-key : \"body\" is missing\n");
  CHECK(read_members("\"body\": []").faults() == "2:9 bad-value /body: the form has no content\n");
}

TEST_CASE("the templates of this project are read without a fault, against their schemas") {
  const std::filesystem::path folder = ZHIBIAO_SOURCE_DIR "/templates";
  int count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const auto path = entry.path() / "template.json";
    if (!std::filesystem::exists(path)) continue;
    CAPTURE(path.string());
    const ReadResult result =
        read_text(read_file(path).value(), read_file(entry.path() / "record.schema.json").value());
    CHECK(result.faults() == "");
    CHECK(result.form);
    ++count;
  }
  CHECK(count > 0);
}

}  // namespace
}  // namespace zhibiao::form
