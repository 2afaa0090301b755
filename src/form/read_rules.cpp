#include "form/read_rules.h"

#include "form/parse_value.h"
#include "json/fields.h"

namespace zhibiao::form {

namespace {

constexpr std::string_view no_rule = "none";
constexpr Length widest_rule = Length::pt(20);

bool is_none(json::Value value) {
  return value.is(json::Kind::string) && value.text() == no_rule;
}

Result<Length> parse_rule_width(std::string_view text) {
  if (text == no_rule) return Length{};
  const auto width = parse_length(text);
  if (width && *width >= Length{} && *width <= widest_rule) return width;
  return failure(message("“{}”不是线宽，应写作 \"0.5pt\"（至多 20pt）或 \"none\"",
                         "\"{}\" is not a rule width such as \"0.5pt\" (up to 20pt), or \"none\"",
                         text));
}

std::optional<Rule> read_rule(json::Value value, Diagnostics& diagnostics) {
  Rule rule{Length::pt(1) / 2};
  if (!value.is(json::Kind::object)) {
    const auto width = parse_value(value, parse_rule_width, diagnostics);
    if (!width) return std::nullopt;
    rule.width = *width;
    return rule;
  }
  json::Fields fields(value, diagnostics);
  parse_into(fields.take("width"), rule.width, parse_rule_width, diagnostics);
  parse_into(fields.take("color"), rule.color, parse_color, diagnostics);
  if (const json::Value line = fields.take("line"); line.exists()) {
    const json::Choices<Rule::Line> choices{{"solid", Rule::Line::solid},
                                            {"dashed", Rule::Line::dashed},
                                            {"dotted", Rule::Line::dotted}};
    rule.line = json::read_choice(line, choices, diagnostics).value_or(rule.line);
  }
  fields.refuse_others();
  return rule;
}

bool names_sides(json::Value value) {
  return value.is(json::Kind::object) && !value.find("width") && !value.find("color") &&
         !value.find("line");
}

}  // namespace

TableRules read_table_rules(json::Value value, Diagnostics& diagnostics) {
  TableRules rules;
  if (!value.exists()) return rules;
  if (is_none(value)) return {Rule{}, Rule{}};
  if (!value.is(json::Kind::object)) {
    json::report_kind(value,
                      {" \"none\" 或带 \"inner\"、\"outer\" 的对象",
                       "\"none\" or an object with \"inner\" and \"outer\""},
                      diagnostics);
    return rules;
  }
  json::Fields fields(value, diagnostics);
  const json::Value inner = fields.take("inner"), outer = fields.take("outer");
  if (inner.exists()) rules.inner = read_rule(inner, diagnostics).value_or(rules.inner);
  if (outer.exists()) rules.outer = read_rule(outer, diagnostics).value_or(rules.outer);
  fields.refuse_others();
  return rules;
}

CellRules read_cell_rules(json::Value value, Diagnostics& diagnostics) {
  if (!value.exists()) return {};
  if (!names_sides(value)) {
    const auto all = read_rule(value, diagnostics);
    return {all, all, all, all};
  }
  CellRules rules;
  json::Fields sides(value, diagnostics);
  const auto read_side = [&](std::string_view name, std::optional<Rule>& edge) {
    if (const json::Value side = sides.take(name); side.exists())
      edge = read_rule(side, diagnostics);
  };
  read_side("top", rules.top);
  read_side("right", rules.right);
  read_side("bottom", rules.bottom);
  read_side("left", rules.left);
  sides.refuse_others();
  return rules;
}

}  // namespace zhibiao::form
