#include "form/read_prose.h"

#include <string_view>
#include <utility>

#include "form/read_path.h"

namespace zhibiao::form {

namespace {

using Numbering = ProseLevel::Numbering;

constexpr std::string_view official_levels = "GB/T 9704";
constexpr int longest_heading = 400;

StyleId read_running_style(json::Value reference, const Scope& scope, Reading& reading) {
  return reading.styles.for_running_text(read_style(reference, scope, reading), scope.grid);
}

// The style of that name, or the prose style in another font.
StyleId heading_style(std::string_view name, std::string_view font, const Scope& scope,
                      Reading& reading) {
  const StyleId prose = scope.style;
  if (const auto style = reading.styles.find(name)) {
    return reading.styles.for_running_text(*style, scope.grid);
  }
  StyleDraft draft = reading.styles.draft(prose);
  draft.plain.font = font;
  return reading.styles.add(draft);
}

// GB/T 9704-2012 7.3.3: 一、 in 黑体, （一） in 楷体, 1. and （1） in the font of the text.
std::vector<ProseLevel> gb_t_9704_levels(const Scope& scope, Reading& reading) {
  return {{Numbering::han, heading_style("heading-1", "黑体", scope, reading), 1, 40},
          {Numbering::han_bracketed, heading_style("heading-2", "楷体", scope, reading), 2, 40},
          {Numbering::arabic, scope.style, 3, 40},
          {Numbering::arabic_bracketed, scope.style, 4, 40}};
}

ProseLevel read_level(json::Value value, const Scope& scope, Reading& reading) {
  json::Fields fields(value, reading.diagnostics);
  ProseLevel level;
  const json::Value numbering = fields.need("numbering");
  const json::Choices<Numbering> choices{{"一、", Numbering::han},
                                         {"（一）", Numbering::han_bracketed},
                                         {"1、", Numbering::arabic},
                                         {"1.", Numbering::arabic},
                                         {"（1）", Numbering::arabic_bracketed}};
  if (numbering.exists()) {
    level.numbering =
        json::read_choice(numbering, choices, reading.diagnostics).value_or(level.numbering);
  }
  level.style = read_running_style(fields.take("style"), scope, reading);
  level.heading = fields.integer("heading", 0, 0, 6);
  level.longest_heading = fields.integer("longest", level.longest_heading, 1, longest_heading);
  fields.refuse_others();
  return level;
}

std::vector<ProseLevel> read_levels(json::Value value, const Scope& scope, Reading& reading) {
  if (!value.exists()) return {};
  if (value.is(json::Kind::string)) {
    if (value.text() == official_levels) return gb_t_9704_levels(scope, reading);
    json::report_word(value, {std::string(official_levels)}, reading.diagnostics);
    return {};
  }
  if (!value.is(json::Kind::array)) {
    json::report_kind(value, {" \"GB/T 9704\" 或数组", "\"GB/T 9704\" or an array"},
                      reading.diagnostics);
    return {};
  }
  std::vector<ProseLevel> levels;
  for (const json::Value level : value) levels.push_back(read_level(level, scope, reading));
  return levels;
}

}  // namespace

Prose read_prose(json::Fields& fields, const Scope& scope, Reading& reading) {
  Prose prose;
  if (auto bound = read_path(fields.take("prose"), Use::show, scope, reading)) {
    prose.path = std::move(bound->path);
  }
  prose.style = read_running_style(fields.take("style"), scope, reading);
  prose.under = fields.integer("under", 0, 0, 5);
  prose.levels = read_levels(fields.take("levels"), in_style(scope, prose.style), reading);
  return prose;
}

}  // namespace zhibiao::form
