#include "bind/signoff.h"

#include <iterator>
#include <utility>
#include <vector>

#include "bind/fill.h"

namespace zhibiao::bind {

namespace {

// Whether there was anything to append.
bool append(const form::Content& content, form::StyleId style, const Scope& scope,
            std::vector<Paragraph>& paragraphs, Context& context) {
  std::vector<Paragraph> filled = fill(content, style, scope, context);
  if (!shows_anything(filled)) return false;
  paragraphs.insert(paragraphs.end(), std::make_move_iterator(filled.begin()),
                    std::make_move_iterator(filled.end()));
  return true;
}

form::StyleId flush_right(form::StyleId base, Length inset, Context& context) {
  form::Style style = context.styles.at(base);
  style.align = form::Align::right;
  style.first_indent = {};
  style.right_indent += inset;
  return add_style(std::move(style), context);
}

form::StyleId from_top(form::StyleId base, Context& context) {
  form::Style style = context.styles.at(base);
  style.vertical_align = form::VerticalAlign::top;
  return add_style(std::move(style), context);
}

Cell signoff_cell(const form::Signoff& signoff, json::Value at, const Scope& scope, Signing& parts,
                  Context& context) {
  Cell cell;
  parts.has_title = append(signoff.title, signoff.title_style, scope, cell.body, context);
  append(signoff.opinion, signoff.opinion_style, scope, cell.body, context);
  parts.has_label =
      append(signoff.label, flush_right(signoff.label_style, signoff.label_inset, context), scope,
             cell.foot, context);
  parts.has_date =
      append(signoff.date, flush_right(signoff.date_style, signoff.date_inset, context), scope,
             cell.foot, context);
  cell.free_height = signoff.seal.value_or(Length{});
  cell.style = from_top(signoff.style, context);
  cell.rules = signoff.rules;
  cell.origin = origin_of(cell.body, at);
  return cell;
}

std::string words_of(const Paragraph& paragraph) {
  std::string words;
  for (const Run& run : paragraph.runs) words += run.text;
  for (const std::string_view colon : {"：", ":"}) {
    if (words.ends_with(colon)) words.resize(words.size() - colon.size());
  }
  return words;
}

// What a form calls the place: the label's words, else the title's, else the field's name.
form::SignatureField with_tooltip(form::SignatureField field, const std::string& words) {
  if (field.tooltip.empty()) field.tooltip = words.empty() ? field.name : words;
  return field;
}

// `parts` says what the cell has.
std::optional<Signing> bind_signing(const form::Signoff& signoff, const Cell& cell, Signing parts,
                                    const Context& context) {
  if (!signoff.field && !signoff.seal_field && !signoff.seal_picture) return std::nullopt;
  const std::string words = parts.has_label   ? words_of(cell.foot.front())
                            : parts.has_title ? words_of(cell.body.front())
                                              : std::string();
  if (signoff.field) parts.line = with_tooltip(*signoff.field, words);
  if (signoff.seal_field) parts.place = with_tooltip(*signoff.seal_field, words + "（盖章处）");
  parts.place_size = signoff.seal.value_or(Length());
  if (signoff.seal_picture && context.pictures != nullptr) {
    parts.seal = bind_seal(*signoff.seal_picture, *context.pictures);
  }
  return parts;
}

}  // namespace

std::optional<Seal> bind_seal(const form::Seal& seal,
                              const std::vector<form::PictureFile>& pictures) {
  const auto& picture = pictures.at(seal.picture).picture;
  if (picture == nullptr) return std::nullopt;
  return Seal{picture, seal.size, seal.alt};
}

Table bind_signoff(const form::Signoff& signoff, json::Value at, const Scope& scope,
                   Context& context) {
  Row row;
  Signing parts;
  row.cells.push_back(signoff_cell(signoff, at, scope, parts, context));
  if (signoff.min_height > Length{}) {
    row.height = {form::RowHeight::Kind::at_least, signoff.min_height};
  }
  row.may_split = false;
  row.origin = row.cells.front().origin;

  Table table;
  table.columns.push_back({form::Column::Kind::fraction, {}, 1, at});
  table.rules = signoff.table_rules;
  table.joined = signoff.joined;
  table.signing = bind_signing(signoff, row.cells.front(), parts, context);
  table.rows.push_back(std::move(row));
  return table;
}

}  // namespace zhibiao::bind
