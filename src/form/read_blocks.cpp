#include "form/read_blocks.h"

#include <array>
#include <optional>
#include <string>
#include <utility>

#include "base/suggest.h"
#include "form/parse_value.h"
#include "form/read_content.h"
#include "form/read_page.h"
#include "form/read_path.h"
#include "form/read_prose.h"
#include "form/read_signoff.h"
#include "form/read_table.h"
#include "json/fields.h"

namespace zhibiao::form {

namespace {

constexpr std::array<std::string_view, 6> block_kinds{"paragraph", "table", "signoff",
                                                      "prose",     "space", "page-break"};
constexpr std::string_view section_kind = "section";
constexpr int most_kept_lines = 20;

Paragraph read_paragraph(json::Fields& fields, const Scope& scope, Reading& reading) {
  Paragraph paragraph;
  paragraph.style = read_style(fields.take("style"), scope, reading);
  paragraph.content =
      read_content(fields.take("paragraph"), in_style(scope, paragraph.style), reading);
  paragraph.heading = fields.integer("heading", 0, 1, 6);
  return paragraph;
}

Space read_space(json::Value value, Diagnostics& diagnostics) {
  Space space;
  space.fill = value.is(json::Kind::string) && value.text() == "fill";
  if (!space.fill) read_length(value, space.height, diagnostics);
  return space;
}

PageBreak read_page_break(json::Value value, Diagnostics& diagnostics) {
  if (json::read_boolean(value, diagnostics).value_or(true)) return {};
  report_bad_value(value, message("\"page-break\" 只能写 true", "\"page-break\" is true or absent"),
                   message("删去这一块", "delete the block"), diagnostics);
  return {};
}

// The kind of a block, or nothing and a fault where it has none or several.
std::optional<std::string_view> kind_of(json::Value value, bool sections_allowed,
                                        Diagnostics& diagnostics) {
  std::vector<std::string> known(block_kinds.begin(), block_kinds.end());
  if (sections_allowed) known.emplace_back(section_kind);
  std::vector<std::string_view> kinds;
  for (const std::string& kind : known) {
    if (const auto member = value.find(kind)) kinds.push_back(member->key());
  }
  if (kinds.size() == 1) return kinds.front();
  std::string all;
  for (const std::string& kind : known) all += (all.empty() ? "" : ", ") + kind;
  if (kinds.size() > 1) {
    report_bad_value(
        value,
        message("一块只能是一种：这里有 \"{}\" 和 \"{}\"",
                "a block is one thing, here are \"{}\" and \"{}\"", kinds[0], kinds[1]),
        message("分成两块", "make two blocks of it"), diagnostics);
    return std::nullopt;
  }
  if (value.find(section_kind)) {
    report_bad_value(value, message("节里不能再有节", "a section may not stand inside a section"),
                     message("移到 \"body\" 里", "move it to \"body\""), diagnostics);
    return std::nullopt;
  }
  Message cure = message("写上其中之一：{}", "give it one of: {}", all);
  for (const json::Value member : value) {
    if (const auto near = nearest(member.key(), known)) {
      cure = message("是否想写 \"{}\"？", "did you mean \"{}\"?", *near);
    }
  }
  diagnostics.error(code::missing_key, value.location(),
                    message("看不出这一块是什么", "this block does not say what it is"),
                    std::move(cure));
  return std::nullopt;
}

std::optional<Block> read_block(json::Value value, std::string_view kind, const Scope& scope,
                                Reading& reading) {
  json::Fields fields(value, reading.diagnostics);
  Block block;
  block.at = value;
  block.conditions = read_conditions(fields, scope, reading);
  block.keep_with_next = fields.boolean("keep-with-next", false);
  block.keep_with_previous = fields.integer("keep-with-previous", 0, 0, most_kept_lines);
  if (kind == "paragraph") block.what = read_paragraph(fields, scope, reading);
  if (kind == "table") block.what = read_table(fields.take(kind), scope, reading);
  if (kind == "signoff") block.what = read_signoff(fields.take(kind), scope, reading);
  if (kind == "prose") block.what = read_prose(fields, scope, reading);
  if (kind == "space") block.what = read_space(fields.take(kind), reading.diagnostics);
  if (kind == "page-break") block.what = read_page_break(fields.take(kind), reading.diagnostics);
  fields.refuse_others();
  return block;
}

void append_block(json::Value value, const Scope& scope, std::vector<Block>& blocks,
                  Reading& reading) {
  if (!json::expect(value, json::Kind::object, reading.diagnostics)) return;
  const auto kind = kind_of(value, false, reading.diagnostics);
  if (!kind) return;
  if (auto block = read_block(value, *kind, scope, reading)) blocks.push_back(std::move(*block));
}

Section read_section(json::Value value, const PageSetup& page, Scope scope, Reading& reading) {
  json::Fields fields(value, reading.diagnostics);
  Section section;
  section.at = value;
  section.page = read_page(fields.take("page"), page, reading);
  stand_on(section.page, scope);
  section.conditions = read_conditions(fields, scope, reading);
  for (const json::Value block : fields.array(section_kind)) {
    append_block(block, scope, section.blocks, reading);
  }
  fields.refuse_others();
  return section;
}

}  // namespace

std::vector<Section> read_body(json::Value body, const PageSetup& page, const Scope& scope,
                               Reading& reading) {
  std::vector<Section> sections;
  if (!body.exists() || !json::expect(body, json::Kind::array, reading.diagnostics))
    return sections;
  bool goes_on = false;  // whether a loose block joins the last section
  for (const json::Value item : body) {
    if (item.find(section_kind) && kind_of(item, true, reading.diagnostics)) {
      sections.push_back(read_section(item, page, scope, reading));
      goes_on = false;
      continue;
    }
    if (item.find(section_kind)) continue;
    if (!goes_on) {
      Section section;
      section.page = page;
      section.at = item;
      sections.push_back(std::move(section));
      goes_on = true;
    }
    append_block(item, scope, sections.back().blocks, reading);
  }
  if (body.size() == 0) {
    report_bad_value(body, message("表单没有内容", "the form has no content"),
                     message("在 \"body\" 里写上块", "put blocks into \"body\""),
                     reading.diagnostics);
  }
  return sections;
}

}  // namespace zhibiao::form
