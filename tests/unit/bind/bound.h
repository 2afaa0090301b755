// Documents for the tests of bind/: from the text of a template's body and of a record, in one
// line.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "base/diagnostic.h"
#include "bind/document.h"
#include "form/template.h"
#include "json/value.h"

namespace zhibiao::bind {

// A document with all that it points into.
struct Bound {
  std::shared_ptr<const json::Tree> record;
  std::optional<form::Template> form;
  std::optional<Document> document;
  Diagnostics diagnostics;

  // The block so many from the start of the first section.
  const Block& block(std::size_t index = 0) const;
  const Table& table(std::size_t index = 0) const;
  const Paragraph& paragraph(std::size_t index = 0) const;
};

// `body`: the value of the template's "body". An empty `record` binds the blank form.
Bound bind_text(const std::string& body, const std::string& record);

// The same of a whole template.
Bound bind_template(const std::string& form, const std::string& record);

// What a reader sees: runs joined, a blank as [4字] by the size of its style, paragraphs parted by
// ¶.
std::string shown(const Paragraph& paragraph, const Document& document);
std::string shown(const std::vector<Paragraph>& paragraphs, const Document& document);

// One line a row: cells parted by " | ", a cell of several rows or columns as text{rows x columns}.
std::string shown(const Table& table, const Document& document);

}  // namespace zhibiao::bind
