#include "bind/bind.h"

#include <iterator>
#include <utility>
#include <variant>
#include <vector>

#include "bind/context.h"
#include "bind/fill.h"
#include "bind/properties.h"
#include "bind/prose.h"
#include "bind/resolve.h"
#include "bind/signoff.h"
#include "bind/table.h"

namespace zhibiao::bind {

namespace {

using Blocks = std::vector<Block>;

Blocks blocks_of(std::vector<Paragraph> paragraphs, json::Value at) {
  Blocks blocks;
  for (Paragraph& paragraph : paragraphs) {
    Block block;
    block.origin = origin_of({paragraph}, at);
    block.keep_with_next = paragraph.keep_with_next;
    block.what = std::move(paragraph);
    blocks.push_back(std::move(block));
  }
  return blocks;
}

Blocks block_of(Table table, json::Value at) {
  if (table.rows.empty()) return {};
  Block block;
  block.what = std::move(table);
  block.origin = {at, {}};
  Blocks blocks;  // not an initializer list, which would copy the table
  blocks.push_back(std::move(block));
  return blocks;
}

// Makes the blocks of one kind each.
struct BlockBinder {
  json::Value at;
  const Scope& scope;
  Context& context;

  Blocks operator()(const form::Paragraph& paragraph) const {
    std::vector<Paragraph> paragraphs = fill(paragraph.content, paragraph.style, scope, context);
    for (Paragraph& one : paragraphs) {
      one.heading = paragraph.heading;
      one.keep_with_next = paragraph.heading > 0;  // a heading never stands alone
    }
    return blocks_of(std::move(paragraphs), at);
  }
  Blocks operator()(const form::Table& table) const {
    if (auto parted = bind_long_table(table, scope, context)) {
      return {{std::move(parted), false, 0, {at, {}}}};
    }
    return block_of(bind_table(table, scope, context), at);
  }
  Blocks operator()(const form::Signoff& signoff) const {
    return block_of(bind_signoff(signoff, at, scope, context), at);
  }
  Blocks operator()(const form::Prose& prose) const {
    return blocks_of(bind_prose(prose, at, scope, context), at);
  }
  Blocks operator()(const form::Space& space) const { return {{space, false, 0, {at, {}}}}; }
  Blocks operator()(const form::PageBreak& page_break) const {
    return {{page_break, false, 0, {at, {}}}};
  }
};

Blocks bind_block(const form::Block& block, const Scope& scope, Context& context) {
  if (!all_hold(block.conditions, scope, block.at, context.diagnostics)) return {};
  Blocks blocks = std::visit(BlockBinder{block.at, scope, context}, block.what);
  if (blocks.empty()) return blocks;
  blocks.front().keep_with_previous = block.keep_with_previous;
  if (block.keep_with_next) blocks.back().keep_with_next = true;
  return blocks;
}

Section bind_section(const form::Section& section, const Scope& scope, Context& context) {
  Section result;
  result.page = section.page;
  result.origin = {section.at, {}};
  for (const form::Block& block : section.blocks) {
    Blocks blocks = bind_block(block, scope, context);
    result.blocks.insert(result.blocks.end(), std::make_move_iterator(blocks.begin()),
                         std::make_move_iterator(blocks.end()));
  }
  return result;
}

std::optional<Document> bind_root(const form::Template& form, json::Value root,
                                  Diagnostics& diagnostics) {
  const std::size_t errors_before = diagnostics.error_count();
  Document document;
  document.styles = form.styles;
  document.budget = form.budget;
  Context context{document.styles, diagnostics, {}, {}, nullptr, form.characters, &form.pictures};
  const Scope scope{root, root};
  if (const auto& edge = form.edge_seal) {
    if (auto seal = bind_seal(edge->seal, form.pictures)) {
      document.edge_seal = EdgeSeal{std::move(*seal), edge->odd_pages, edge->most_pages};
    }
  }
  document.properties = bind_properties(form, scope, context);
  for (const form::Section& section : form.sections) {
    if (!all_hold(section.conditions, scope, section.at, diagnostics)) continue;
    Section bound = bind_section(section, scope, context);
    if (!bound.blocks.empty()) document.sections.push_back(std::move(bound));
  }
  if (document.sections.empty() && diagnostics.error_count() == errors_before) {
    diagnostics.error(code::record_value, root.exists() ? root.location() : Location{},
                      message("按此模板没有任何内容可印", "there is nothing to print on this form"),
                      message("检查模板的 when、unless 和记录",
                              "check the template's when and unless, "
                              "and the record"));
  }
  if (diagnostics.error_count() != errors_before) return std::nullopt;
  return document;
}

}  // namespace

std::optional<Document> bind(const form::Template& form, const json::Tree& record,
                             Diagnostics& diagnostics) {
  return bind_root(form, record.root(), diagnostics);
}

std::optional<Document> bind_blank(const form::Template& form, Diagnostics& diagnostics) {
  return bind_root(form, {}, diagnostics);
}

}  // namespace zhibiao::bind
