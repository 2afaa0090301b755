#include "layout/cell_roles.h"

#include <doctest/doctest.h>

#include <fmt/core.h>

using namespace zhibiao;

namespace {

bind::Cell says(const std::string& text, bool words_of_the_form) {
  bind::Cell cell;
  bind::Paragraph paragraph;
  bind::Run run;
  run.text = text;
  if (!text.empty()) paragraph.runs.push_back(run);
  cell.body.push_back(paragraph);
  cell.header = words_of_the_form;
  return cell;
}

bind::Cell label(const std::string& text, int row_span = 1, int column_span = 1) {
  bind::Cell cell = says(text, true);
  cell.row_span = row_span;
  cell.column_span = column_span;
  return cell;
}

bind::Cell value(const std::string& text = "值") { return says(text, false); }

bind::Table table(std::size_t columns, int header_rows, std::vector<std::vector<bind::Cell>> rows) {
  bind::Table result;
  result.columns.resize(columns);
  result.header_rows = header_rows;
  for (auto& cells : rows) {
    bind::Row row;
    row.cells = std::move(cells);
    result.rows.push_back(std::move(row));
  }
  return result;
}

// One line a cell: its text, what it heads, its spans, and the texts of its headings.
std::string roles_of(const bind::Table& table) {
  Diagnostics diagnostics;
  const auto grid = layout::build_grid(table, diagnostics);
  REQUIRE(grid);
  const layout::CellRoles roles = layout::find_roles(table, *grid, 0);
  const auto text_of = [](const bind::Cell& cell) {
    return cell.body[0].runs.empty() ? std::string("-") : cell.body[0].runs[0].text;
  };
  std::string text = roles.is_table ? "" : "no table\n";
  for (std::size_t index = 0; index < grid->cells.size(); ++index) {
    const layout::CellRole& role = roles.cells[index];
    using Kind = layout::CellRole::Kind;
    text += text_of(*grid->cells[index].cell);
    if (role.kind != Kind::data) text += role.kind == Kind::heads_row ? " row" : " column";
    if (role.rows > 1 || role.columns > 1) text += fmt::format(" {}x{}", role.rows, role.columns);
    for (const layout::GridPlace& place : role.headings) {
      text += " <" + text_of(*grid->cells[grid->owner(place.row, place.column)].cell);
    }
    text += role.filler ? " filler\n" : "\n";
  }
  return text;
}

}  // namespace

TEST_CASE("one header row and labels at the left say what they head by their scope alone") {
  CHECK(roles_of(table(3, 1, {{label("指标"), label("目标"), label("完成")},
                              {label("数量"), value("22"), value("")}})) ==
        "指标 column\n目标 column\n完成 column\n"
        "数量 row\n22\n-\n");
}

TEST_CASE("under a header of several rows each cell names its headings, outer before inner") {
  CHECK(roles_of(table(3, 2, {{label("机构", 2), label("其中：", 1, 2)},
                              {label("人员"), label("公用")},
                              {value("局"), value("1"), value("2")}})) ==
        "机构 column 2x1\n其中： column 1x2\n"
        "人员 column\n公用 column\n"
        "局 <机构\n1 <其中： <人员\n2 <其中： <公用\n");
}

TEST_CASE("a label in mid row heads the values up to the next label, under the bar over all") {
  CHECK(roles_of(table(4, 0, {{label("一、概况", 1, 4)},
                              {label("联系人"), value("甲"), label("电话"), value("乙")}})) ==
        "一、概况 column 1x4\n"
        "联系人 row\n甲 <一、概况 <联系人\n电话 row\n乙 <一、概况 <电话\n");
}

TEST_CASE("labels of groups within groups are named from the outermost on") {
  CHECK(roles_of(table(4, 0, {{label("产出", 2), label("数量", 2), value("a"), value("b")},
                              {value("c"), value("d")}})) ==
        "产出 row 2x1\n数量 row 2x1\na\nb\nc\nd\n");
  CHECK(roles_of(table(4, 1, {{label("全表", 3), label("级"), label("名"), label("值")},
                              {label("产出", 2), value("a"), value("b")},
                              {value("c"), value("d")}})) ==
        "全表 row 3x1\n级 column\n名 column\n值 column\n产出 row 2x1\na\nb\nc\nd\n");
}

TEST_CASE("a row of labels in the body begins a new header for the rows below it") {
  CHECK(roles_of(table(2, 0, {{label("收入"), label("支出")},
                              {value("1"), value("2")},
                              {label("上年"), label("本年")},
                              {value("3"), value("4")}})) ==
        "收入 column\n支出 column\n1 <收入\n2 <支出\n上年 column\n本年 column\n3 <上年\n4 <本年\n");
}

TEST_CASE("the template's own word comes before the place") {
  bind::Table stated = table(2, 0, {{label("方式"), label("自评")}, {label("机构"), value("组")}});
  stated.rows[0].cells[1].scope = form::HeadingScope::none;
  CHECK(roles_of(stated) == "方式 row\n自评\n机构 row\n组\n");
}

TEST_CASE("rows that fill the page count for nothing, nor do rows without cells of their own") {
  bind::Table filled = table(2, 0, {{label("名单", 3), value("甲")}, {value("乙")}, {value("")}});
  filled.rows[2].fill_page = true;
  CHECK(roles_of(filled) == "名单 row 2x1\n甲\n乙\n- filler\n");
  bind::Cell tall = value("丁");
  tall.row_span = 2;
  CHECK(roles_of(table(2, 0, {{label("丙", 2), tall}, {}})) == "丙 row\n丁\n");
}

TEST_CASE("one column, or nothing but values, is no table to a reader") {
  CHECK(roles_of(table(1, 0, {{label("二、收支")}})) == "no table\n二、收支 column\n");
  CHECK(roles_of(table(2, 0, {{value("填报人"), value("电话")}})) == "no table\n填报人\n电话\n");
}
