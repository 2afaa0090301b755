#include "paint/structure.h"

#include <doctest/doctest.h>

#include <fmt/core.h>

namespace zhibiao::paint {

namespace {

std::shared_ptr<const text::ShapedParagraph> words(const std::string& text) {
  auto paragraph = std::make_shared<text::ShapedParagraph>();
  paragraph->text = text;
  return paragraph;
}

layout::PlacedLine line_of(std::shared_ptr<const text::ShapedParagraph> paragraph) {
  layout::PlacedLine line;
  line.paragraph = std::move(paragraph);
  return line;
}

layout::ParagraphFragment paragraph_of(std::uint32_t block, const std::string& text, int heading,
                                       int list = 0) {
  layout::ParagraphFragment fragment;
  fragment.block = block;
  fragment.heading = heading;
  fragment.list = list;
  fragment.lines.push_back(line_of(words(text)));
  return fragment;
}

layout::Page page_of(std::vector<layout::ParagraphFragment> paragraphs) {
  layout::Page page;
  page.paragraphs = std::move(paragraphs);
  return page;
}

constexpr std::string_view names[] = {"Document", "H1",  "H2", "H3", "H4",    "H5",     "H6",
                                      "P",        "Div", "L",  "LI", "LBody", "Figure", "Form",
                                      "Table",    "TR",  "TH", "TH", "TD"};

// One line an element, behind a blank for each element around it.
std::string outline_of(const Structure& structure) {
  std::vector<std::size_t> depths{0};
  std::string text;
  for (ElementId id = 1; id < structure.elements.size(); ++id) {
    const Element& element = structure.elements[id];
    depths.push_back(depths[element.parent] + 1);
    text += std::string(depths[id] - 1, ' ');
    text.append(names[static_cast<std::size_t>(element.type)]) += '\n';
  }
  return text;
}

// Three columns: a label over two rows, then two rows of values; cells by index.
std::shared_ptr<const layout::CellRoles> roles() {
  layout::CellRoles roles;
  roles.is_table = true;
  roles.cells.resize(3);
  roles.cells[0].kind = layout::CellRole::Kind::heads_row;
  roles.cells[0].rows = 2;
  return std::make_shared<const layout::CellRoles>(roles);
}

layout::CellFragment cell_of(std::uint32_t cell, int row, int column,
                             const std::shared_ptr<const text::ShapedParagraph>& text) {
  layout::CellFragment fragment;
  fragment.roles = roles();
  fragment.cell = cell;
  fragment.row = row;
  fragment.column = column;
  if (text) fragment.lines.push_back(line_of(text));
  return fragment;
}

}  // namespace

TEST_CASE("headings skip no level, and each is a bookmark") {
  StructureBuilder builder;
  const layout::Page page = page_of({paragraph_of(0, "总标题", 1), paragraph_of(1, "一、\n概况", 3),
                                     paragraph_of(2, "文", 0), paragraph_of(3, "二、", 2)});
  builder.begin(page);
  for (const auto& paragraph : page.paragraphs) builder.elements_of(paragraph);
  const Structure structure = std::move(builder).finish();
  CHECK(outline_of(structure) == "H1\nH2\nP\nH2\n");
  REQUIRE(structure.bookmarks.size() == 3);
  CHECK(structure.bookmarks[1].title == "一、概况");
  CHECK(structure.bookmarks[1].level == 2);
}

TEST_CASE("headings of one level stay so where the level above is left out") {
  StructureBuilder builder;
  const layout::Page page =
      page_of({paragraph_of(0, "一", 2), paragraph_of(1, "1", 4), paragraph_of(2, "2", 4),
               paragraph_of(3, "二", 2), paragraph_of(4, "题", 1), paragraph_of(5, "三", 2)});
  builder.begin(page);
  for (const auto& paragraph : page.paragraphs) builder.elements_of(paragraph);
  CHECK(outline_of(std::move(builder).finish()) == "H1\nH2\nH2\nH1\nH1\nH2\n");
}

TEST_CASE("numbered paragraphs are items of lists within lists; text and headings end them") {
  StructureBuilder builder;
  const layout::Page page = page_of({paragraph_of(0, "1、", 0, 3), paragraph_of(1, "（1）", 0, 4),
                                     paragraph_of(2, "（2）", 0, 4), paragraph_of(3, "2、", 0, 3),
                                     paragraph_of(4, "文", 0), paragraph_of(5, "3、", 0, 3)});
  builder.begin(page);
  for (const auto& paragraph : page.paragraphs) builder.elements_of(paragraph);
  CHECK(outline_of(std::move(builder).finish()) ==
        "L\n LI\n  LBody\n   L\n    LI\n     LBody\n    LI\n     LBody\n LI\n  LBody\n"
        "P\nL\n LI\n  LBody\n");
}

TEST_CASE("a paragraph on two pages is one element, an empty one is none") {
  StructureBuilder builder;
  layout::Page page = page_of({paragraph_of(0, "", 0), paragraph_of(1, "长", 0)});
  builder.begin(page);
  CHECK(builder.elements_of(page.paragraphs[0]) == std::vector<ElementId>{artifact});
  const std::vector<ElementId> first = builder.elements_of(page.paragraphs[1]);
  page.paragraphs[1].continued = true;
  builder.begin(page);
  CHECK(builder.elements_of(page.paragraphs[1]) == first);
  CHECK(outline_of(std::move(builder).finish()) == "P\n");
}

TEST_CASE("a cell that goes on over a page is one TD of one TR; what is shown again is none") {
  StructureBuilder builder;
  const auto label = words("指标"), value = words("很长");
  builder.begin({});
  const auto head = builder.elements_of(cell_of(0, 0, 0, label)).lines;
  const auto first = builder.elements_of(cell_of(1, 0, 1, value)).lines;
  builder.begin({});
  layout::CellFragment again = cell_of(0, 0, 0, label);
  again.repeated = again.continued = true;
  CHECK(builder.elements_of(again).lines == std::vector<ElementId>{artifact});
  layout::CellFragment more = cell_of(1, 0, 1, value);
  more.continued = true;
  CHECK(builder.elements_of(more).lines == first);
  builder.elements_of(cell_of(2, 1, 1, words("次行")));
  const Structure structure = std::move(builder).finish();
  CHECK(outline_of(structure) == "Table\n TR\n  TH\n  TD\n TR\n  TD\n");
  CHECK(structure.elements[head.front()].row_span == 2);
}

TEST_CASE("a blank cell is an element without content, so that the grid is whole") {
  StructureBuilder builder;
  builder.begin({});
  CHECK(builder.elements_of(cell_of(1, 0, 0, nullptr)).lines.empty());
  builder.elements_of(cell_of(2, 0, 1, words("值")));
  CHECK(outline_of(std::move(builder).finish()) == "Table\n TR\n  TD\n  TD\n");
}

TEST_CASE("a seal with words is a figure before the text it lies under, an ornament is none") {
  StructureBuilder builder;
  builder.begin({});
  layout::CellFragment cell = cell_of(1, 0, 0, words("意见"));
  cell.seal = layout::PlacedPicture{nullptr, {}, {}, "公章"};
  cell.signatures.resize(1);
  const CellElements elements = builder.elements_of(cell);
  REQUIRE(elements.fields.size() == 1);
  const ElementId seal = elements.seal, field = elements.fields.front();
  CHECK(elements.lines.front() < seal);  // the cell's own
  layout::CellFragment plain = cell_of(2, 0, 1, words("意见"));
  plain.seal = layout::PlacedPicture{nullptr, {}, {}, ""};
  CHECK(builder.elements_of(plain).seal == artifact);
  const Structure structure = std::move(builder).finish();
  CHECK(outline_of(structure) == "Table\n TR\n  TD\n   Figure\n   Form\n  TD\n");
  REQUIRE(structure.alternatives.size() == 1);
  CHECK(structure.alternatives[0].element == seal);
  CHECK(structure.alternatives[0].text == "公章");
  CHECK(structure.elements[field].type == ElementType::form);
}

}  // namespace zhibiao::paint
