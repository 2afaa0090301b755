#include "unit/bind/bound.h"

#include <doctest/doctest.h>

#include "bind/bind.h"
#include "form/read_template.h"
#include "json/read.h"

namespace zhibiao::bind {

namespace {

std::string shown(const Run& run, const Document& document) {
  if (run.blank == Length{}) return run.text;
  const Length size = document.styles.at(run.style).size;
  return "[" + std::to_string(run.blank / size) + "字]";
}

std::string shown(const Cell& cell, const Document& document) {
  std::string text = shown(cell.body, document);
  if (!cell.foot.empty()) text += " / " + shown(cell.foot, document);
  if (cell.row_span == 1 && cell.column_span == 1) return text;
  return text + "{" + std::to_string(cell.row_span) + "x" + std::to_string(cell.column_span) + "}";
}

}  // namespace

const Block& Bound::block(std::size_t index) const {
  REQUIRE(document);
  return document->sections.at(0).blocks.at(index);
}

const Table& Bound::table(std::size_t index) const {
  return std::get<Table>(block(index).what);
}

const Paragraph& Bound::paragraph(std::size_t index) const {
  return std::get<Paragraph>(block(index).what);
}

Bound bind_template(const std::string& form, const std::string& record) {
  Bound bound;
  std::shared_ptr<const json::Tree> source =
      json::read(SourceFile("template.json", form), bound.diagnostics);
  REQUIRE(source);
  bound.form = form::read_template(source, nullptr, bound.diagnostics);
  for (const Diagnostic& diagnostic : bound.diagnostics.list()) {
    INFO(diagnostic.at.pointer, " ", diagnostic.message.en);
    CHECK(diagnostic.severity != Severity::error);
  }
  REQUIRE(bound.form);
  if (record.empty()) {
    bound.document = bind_blank(*bound.form, bound.diagnostics);
    return bound;
  }
  bound.record = json::read(SourceFile("record.json", record), bound.diagnostics);
  REQUIRE(bound.record);
  bound.document = bind(*bound.form, *bound.record, bound.diagnostics);
  return bound;
}

Bound bind_text(const std::string& body, const std::string& record) {
  return bind_template(R"({"form": {"id": "test", "title": "表"}, "body": )" + body + "}", record);
}

std::string shown(const Paragraph& paragraph, const Document& document) {
  std::string text;
  for (const Run& run : paragraph.runs) text += shown(run, document);
  return text;
}

std::string shown(const std::vector<Paragraph>& paragraphs, const Document& document) {
  std::string text;
  for (const Paragraph& paragraph : paragraphs) {
    if (&paragraph != &paragraphs.front()) text += "¶";
    text += shown(paragraph, document);
  }
  return text;
}

std::string shown(const Table& table, const Document& document) {
  std::string text;
  for (const Row& row : table.rows) {
    for (const Cell& cell : row.cells) {
      if (&cell != &row.cells.front()) text += " | ";
      text += shown(cell, document);
    }
    text += "\n";
  }
  return text;
}

}  // namespace zhibiao::bind
