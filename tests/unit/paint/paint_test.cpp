#include "paint/paint.h"

#include <doctest/doctest.h>

#include "paint/dump.h"

namespace zhibiao::paint {

namespace {

const Length ten_mm = Length::mm(10);

// A paragraph "甲乙" set in two colors, so that it must become two runs.
text::ShapedParagraph two_colors() {
  text::ShapedParagraph paragraph;
  paragraph.text = "甲乙";
  paragraph.runs.resize(2);
  paragraph.runs[0].size = paragraph.runs[1].size = Length::mm(4);
  paragraph.runs[0].color = black;
  paragraph.runs[1].color = Color::rgb(255, 0, 0);
  return paragraph;
}

text::ShapedParagraph plain(std::string text) {
  text::ShapedParagraph paragraph;
  paragraph.text = std::move(text);
  paragraph.runs.resize(1);
  paragraph.runs[0].size = Length::mm(4);
  paragraph.runs[0].color = black;
  return paragraph;
}

text::PlacedGlyph glyph_at(std::uint32_t index, std::uint16_t run, text::FaceId face = 0) {
  text::PlacedGlyph glyph;
  glyph.glyph = 100 + index;
  glyph.face = face;
  glyph.run = run;
  glyph.text_begin = index * 3;
  glyph.text_end = index * 3 + 3;
  glyph.x = Length::mm(2) + Length::mm(4) * index;
  glyph.advance = Length::mm(4);
  return glyph;
}

// A line of the paragraph with this number, which painted() puts in its place.
layout::PlacedLine line_of(std::uint32_t paragraph, Point origin,
                           std::vector<text::PlacedGlyph> glyphs) {
  layout::PlacedLine line;
  line.origin = origin;
  line.line.text_begin = paragraph;
  line.line.glyphs = std::move(glyphs);
  return line;
}

layout::Page page_100mm() {
  layout::Page page;
  page.size = {Length::mm(100), Length::mm(100)};
  return page;
}

layout::CellFragment cell_of(std::uint32_t block, layout::PlacedLine line) {
  layout::CellFragment cell;
  cell.block = block;
  cell.box = {ten_mm, ten_mm, Length::mm(30), Length::mm(8)};
  cell.lines.push_back(std::move(line));
  cell.roles = std::make_shared<const layout::CellRoles>(
      layout::CellRoles{{layout::CellRole{}}, true});
  return cell;
}

DisplayList paint_page(const std::vector<text::ShapedParagraph>& paragraphs, layout::Page page) {
  const auto put = [&paragraphs](std::vector<layout::PlacedLine>& lines) {
    for (layout::PlacedLine& line : lines) {
      line.paragraph =
          std::make_shared<const text::ShapedParagraph>(paragraphs.at(line.line.text_begin));
    }
  };
  for (layout::CellFragment& cell : page.cells) put(cell.lines);
  for (layout::ParagraphFragment& paragraph : page.paragraphs) put(paragraph.lines);
  put(page.furniture);
  return paint(layout::Layout{{std::move(page)}});
}

std::string painted(const std::vector<text::ShapedParagraph>& paragraphs, layout::Page page) {
  return dump(paint_page(paragraphs, std::move(page)));
}

}  // namespace

TEST_CASE("fills come first, then text in reading order, then rules, each under its mark") {
  layout::Page page = page_100mm();
  page.cells.push_back(cell_of(1, line_of(0, {ten_mm, Length::mm(15)}, {glyph_at(0, 0)})));
  page.cells[0].fill = Color::gray(230);
  layout::ParagraphFragment title, after;
  title.block = 0;
  title.lines.push_back(line_of(1, {ten_mm, Length::mm(5)}, {glyph_at(0, 0)}));
  after.block = 2;
  after.lines.push_back(line_of(2, {ten_mm, Length::mm(30)}, {glyph_at(0, 0)}));
  page.paragraphs = {title, after};
  page.furniture.push_back(line_of(3, {ten_mm, Length::mm(95)}, {glyph_at(0, 0)}));
  page.rules.push_back({{ten_mm, ten_mm}, {Length::mm(40), ten_mm}, Length::pt(1), black});

  CHECK(painted({plain("格"), plain("题"), plain("后"), plain("一")}, page) ==
        "page 1  100.000 x 100.000\n"
        "artifact\n"
        "fill    10.000 10.000  30.000 x 8.000  gray 230\n"
        "content 1\n"
        "text    12.000 5.000  face 0  4.000  gray 0  \"题\"\n"
        "content 4\n"
        "text    12.000 15.000  face 0  4.000  gray 0  \"格\"\n"
        "content 5\n"
        "text    12.000 30.000  face 0  4.000  gray 0  \"后\"\n"
        "artifact\n"
        "text    12.000 95.000  face 0  4.000  gray 0  \"一\"\n"
        "stroke  10.000 10.000 -> 40.000 10.000  width 0.353  gray 0\n");
}

TEST_CASE("consecutive glyphs of one face, size and color are one run with one text") {
  layout::Page page = page_100mm();
  page.cells.push_back(cell_of(
      0, line_of(0, {ten_mm, Length::mm(15)}, {glyph_at(0, 0), glyph_at(1, 0), glyph_at(2, 0)})));
  CHECK(painted({plain("联系人")}, page) ==
        "page 1  100.000 x 100.000\n"
        "content 3\n"
        "text    12.000 15.000  face 0  4.000  gray 0  steps 4.000*2  \"联系人\"\n");
}

TEST_CASE("a change of color or of face begins a new run where its first glyph stands") {
  layout::Page page = page_100mm();
  page.cells.push_back(
      cell_of(0, line_of(0, {ten_mm, Length::mm(15)}, {glyph_at(0, 0), glyph_at(1, 1)})));
  page.cells.push_back(
      cell_of(0, line_of(1, {ten_mm, Length::mm(25)}, {glyph_at(0, 0), glyph_at(1, 0, 7)})));
  CHECK(painted({two_colors(), plain("㼆县")}, page) ==
        "page 1  100.000 x 100.000\n"
        "content 3\n"
        "text    12.000 15.000  face 0  4.000  gray 0  \"甲\"\n"
        "text    16.000 15.000  face 0  4.000  rgb 255 0 0  \"乙\"\n"
        "content 4\n"
        "text    12.000 25.000  face 0  4.000  gray 0  \"㼆\"\n"
        "text    16.000 25.000  face 7  4.000  gray 0  \"县\"\n");
}

TEST_CASE("a repeated header cell is an artifact in its place, so that its text is read once") {
  layout::Page page = page_100mm();
  page.cells.push_back(cell_of(0, line_of(0, {ten_mm, Length::mm(15)}, {glyph_at(0, 0)})));
  page.cells[0].repeated = true;
  page.cells.push_back(cell_of(0, line_of(1, {ten_mm, Length::mm(25)}, {glyph_at(0, 0)})));
  CHECK(painted({plain("头"), plain("身")}, page) ==
        "page 1  100.000 x 100.000\n"
        "artifact\n"
        "text    12.000 15.000  face 0  4.000  gray 0  \"头\"\n"
        "content 3\n"
        "text    12.000 25.000  face 0  4.000  gray 0  \"身\"\n");
}

TEST_CASE("a cluster of several glyphs keeps its text on the first and its offsets in the dump") {
  layout::Page page = page_100mm();
  text::PlacedGlyph base = glyph_at(0, 0);
  text::PlacedGlyph mark = glyph_at(0, 0);
  mark.text_begin = mark.text_end = 3;
  mark.y = -Length::mm(1);
  page.cells.push_back(cell_of(0, line_of(0, {ten_mm, Length::mm(15)}, {base, mark})));

  const DisplayList list = paint_page({plain("齐")}, page);
  const auto& run = std::get<GlyphRun>(list.pages[0].items[1]);
  CHECK(run.text == "齐");
  CHECK(run.glyphs[0].text_end == 3);
  CHECK(run.glyphs[1].text_begin == run.glyphs[1].text_end);
  CHECK(dump(list).find("steps 0.000,dy -1.000") != std::string::npos);
}

TEST_CASE("a rule lies under the em box behind its line's text, as an artifact") {
  layout::Page page = page_100mm();
  page.cells.push_back(
      cell_of(0, line_of(0, {ten_mm, Length::mm(20)}, {glyph_at(0, 0), glyph_at(1, 0)})));
  page.cells[0].lines[0].line.boxes.push_back(
      {text::PlacedBox::Kind::underline, 0, Length::mm(2), Length::mm(12)});
  CHECK(painted({plain("姓名")}, page) ==
        "page 1  100.000 x 100.000\n"
        "content 3\n"
        "text    12.000 20.000  face 0  4.000  gray 0  steps 4.000  \"姓名\"\n"
        "artifact\n"
        "stroke  12.000 20.880 -> 24.000 20.880  width 0.176  gray 0\n");
}

TEST_CASE("a check box is a square among the text, which says what it stands for") {
  layout::Page page = page_100mm();
  page.cells.push_back(cell_of(0, line_of(0, {ten_mm, Length::mm(20)}, {glyph_at(0, 0)})));
  page.cells[0].lines[0].line.boxes = {
      {text::PlacedBox::Kind::box, 0, Length::mm(-2), Length::mm(4)},
      {text::PlacedBox::Kind::ticked_box, 0, Length::mm(6), Length::mm(4)}};
  const auto square = [](const std::string& left, const std::string& inner_left,
                         const std::string& right, const std::string& inner_right) {
    return "stroke  " + left + " 16.968 -> " + right + " 16.968  width 0.176  gray 0\n" +
           "stroke  " + left + " 19.992 -> " + right + " 19.992  width 0.176  gray 0\n" +
           "stroke  " + inner_left + " 16.968 -> " + inner_left + " 19.992  width 0.176  gray 0\n" +
           "stroke  " + inner_right + " 16.968 -> " + inner_right +
           " 19.992  width 0.176  gray 0\n";
  };
  CHECK(painted({plain("是")}, page) ==
        "page 1  100.000 x 100.000\n"
        "content 3  \"□\"\n" +
            square("8.400", "8.488", "11.600", "11.512") +
            "content 3\n"
            "text    12.000 20.000  face 0  4.000  gray 0  \"是\"\n"
            "content 3  \"☑\"\n" +
            square("16.400", "16.488", "19.600", "19.512") +
            "stroke  17.040 18.480 -> 17.819 19.259  width 0.280  gray 0\n"
            "stroke  17.621 19.259 -> 19.000 17.880  width 0.280  gray 0\n");
}

TEST_CASE("the glyph of a check box is hidden in its place, and none in a repeated header") {
  layout::Page page = page_100mm();
  page.cells.push_back(
      cell_of(0, line_of(0, {ten_mm, Length::mm(20)}, {glyph_at(0, 0), glyph_at(1, 1)})));
  page.cells[0].lines[0].line.boxes = {
      {text::PlacedBox::Kind::ticked_box, 0, Length::mm(2), Length::mm(4)}};
  text::ShapedParagraph paragraph = two_colors();
  paragraph.runs[0].mark = bind::Run::Mark::ticked_box;
  const std::string text = painted({paragraph}, page);
  CHECK(text.find("text    12.000 20.000  face 0  4.000  gray 0  hidden  \"☑\"\n"
                  "content 3\n"
                  "text    16.000 20.000  face 0  4.000  rgb 255 0 0  \"乙\"\n") !=
        std::string::npos);
  page.cells[0].repeated = true;
  CHECK(painted({paragraph}, page).find("☑") == std::string::npos);
}

TEST_CASE("a turned line goes down the page in one run") {
  layout::Page page = page_100mm();
  layout::PlacedLine line = line_of(0, {ten_mm, Length::mm(20)}, {glyph_at(0, 0), glyph_at(1, 0)});
  line.turned = true;
  page.furniture.push_back(std::move(line));
  CHECK(painted({plain("一二")}, page) ==
        "page 1  100.000 x 100.000\n"
        "artifact\n"
        "text    10.000 22.000  face 0  4.000  gray 0  turned  steps 4.000  \"一二\"\n");
}

TEST_CASE("the check box of a repeated header is an artifact with it") {
  layout::Page page = page_100mm();
  page.cells.push_back(cell_of(0, line_of(0, {ten_mm, Length::mm(20)}, {})));
  page.cells[0].lines[0].line.boxes = {{text::PlacedBox::Kind::box, 0, {}, Length::mm(4)}};
  page.cells[0].repeated = true;
  const std::string text = painted({plain("")}, page);
  CHECK(text.find("content") == std::string::npos);
  CHECK(text.find("artifact\nstroke") != std::string::npos);
}

TEST_CASE("the glyphs of a column stand where they are set, those across it in one run") {
  layout::Page page = page_100mm();
  std::vector<text::PlacedGlyph> glyphs{glyph_at(0, 0), glyph_at(1, 0), glyph_at(2, 0)};
  for (text::PlacedGlyph& glyph : glyphs) glyph.x = -Length::mm(2);
  glyphs[0].y = Length::mm(3);
  glyphs[1].y = glyphs[2].y = Length::mm(7);
  glyphs[2].x = Length();
  page.cells.push_back(cell_of(0, line_of(0, {ten_mm, Length::mm(20)}, glyphs)));
  page.cells[0].lines[0].line.boxes = {
      {text::PlacedBox::Kind::underline, 0, Length::mm(1), Length::mm(8)}};
  text::ShapedParagraph paragraph = plain("第一二");
  paragraph.style.vertical = true;
  CHECK(painted({paragraph}, page) ==
        "page 1  100.000 x 100.000\n"
        "content 3\n"
        "text    8.000 23.000  face 0  4.000  gray 0  \"第\"\n"
        "text    8.000 27.000  face 0  4.000  gray 0  steps 2.000  \"一二\"\n"
        "artifact\n"
        "stroke  7.600 21.000 -> 7.600 29.000  width 0.176  gray 0\n");
}

TEST_CASE("diagonals come after the rules, and rules keep their line") {
  layout::Page page = page_100mm();
  page.diagonals.push_back(
      {{ten_mm, ten_mm}, {Length::mm(40), Length::mm(30)}, Length::pt(1), black});
  page.rules.push_back(
      {{ten_mm, ten_mm}, {Length::mm(40), ten_mm}, Length::pt(1), black, form::Rule::Line::dashed});
  page.rules.push_back({{ten_mm, Length::mm(30)},
                        {Length::mm(40), Length::mm(30)},
                        Length::pt(1),
                        black,
                        form::Rule::Line::dotted});
  CHECK(painted({}, page) ==
        "page 1  100.000 x 100.000\n"
        "artifact\n"
        "stroke  10.000 10.000 -> 40.000 10.000  width 0.353  gray 0  dashed\n"
        "stroke  10.000 30.000 -> 40.000 30.000  width 0.353  gray 0  dotted\n"
        "stroke  10.000 10.000 -> 40.000 30.000  width 0.353  gray 0\n");
}

TEST_CASE("an empty line and an empty page paint nothing") {
  layout::Page page = page_100mm();
  page.cells.push_back(cell_of(0, line_of(0, {ten_mm, ten_mm}, {})));
  CHECK(painted({plain("")}, page) == "page 1  100.000 x 100.000\n");
}

TEST_CASE("line ends and quotation marks in a text stay on one line of the dump") {
  DisplayList list;
  GlyphRun run;
  run.text = "a\n\"b\"";
  run.glyphs.resize(1);
  list.pages.push_back({{ten_mm, ten_mm}, {run}});
  CHECK(dump(list).find("\"a\\n\\\"b\\\"\"") != std::string::npos);
}

}  // namespace zhibiao::paint
