#include "form/read_signoff.h"

#include <algorithm>
#include <string>

#include "form/parse_value.h"
#include "form/read_content.h"
#include "form/read_rules.h"
#include "form/read_seal.h"
#include "json/fields.h"

namespace zhibiao::form {

namespace {

// Where a template is silent, in em: room for the signature beside the label, and the date one 字
// in.
constexpr Measure default_label_inset{{}, 6'000'000};
constexpr Measure default_date_inset{{}, 1'000'000};

Length read_inset(json::Value value, Measure inset, StyleId style, Reading& reading) {
  read_measure(value, inset, reading.diagnostics);
  return at_size(inset, reading.styles.size(style));
}

// A signature field's name: not twice in a form, and without the period that PDF uses as a
// separator (ISO 32000-1 12.7.3.2).
void check_field_name(json::Value value, Reading& reading) {
  if (!value.is(json::Kind::string)) return;
  const std::string name(value.text());
  if (name.empty() || name.find('.') != std::string::npos) {
    report_bad_value(
        value,
        message("\"{}\" 不能作签名域的名称", "\"{}\" is no name for a signature field", name),
        message("用字母、数字和 _，如 \"unit_head\"",
                "use letters, digits and _, such as \"unit_head\""),
        reading.diagnostics);
    return;
  }
  const auto [first, is_new] = reading.signature_fields.emplace(name, value);
  if (is_new) return;
  Diagnostic& fault = reading.diagnostics.error(
      code::bad_value, value.location(),
      message("签名域 \"{}\" 用了两次", "the signature field \"{}\" is used twice", name),
      message("给每个签字栏不同的名称", "give each sign-off a name of its own"));
  fault.notes.push_back(
      {message("第一次用在这里", "it is used first here"), first->second.location()});
}

// A name, or an object with a name and a tooltip.
std::optional<SignatureField> read_field(json::Value value, Reading& reading) {
  if (!value.exists()) return std::nullopt;
  SignatureField field;
  json::Value name = value;
  if (value.is(json::Kind::object)) {
    json::Fields fields(value, reading.diagnostics);
    name = fields.need("name");
    field.tooltip = fields.string("tooltip");
    fields.refuse_others();
  }
  if (!name.exists()) return field;
  if (const auto text = json::read_string(name, reading.diagnostics)) field.name = *text;
  check_field_name(name, reading);
  return field;
}

void refuse_split(json::Fields& fields, Diagnostics& diagnostics) {
  const json::Value split = fields.take("split");
  if (!fields.boolean("split", false)) return;
  report_bad_value(split, message("签字栏从不跨页", "a sign-off block never splits"),
                   message("去掉 \"split\"", "drop \"split\""), diagnostics);
}

void read_contents(json::Fields& fields, Signoff& signoff, const Scope& scope, Reading& reading) {
  const auto read = [&](std::string_view key, std::string_view style_key, StyleId& style,
                        Content& content) {
    style = read_style(fields.take(style_key), scope, reading);
    content = read_content(fields.take(key), in_style(scope, style), reading);
  };
  read("title", "title-style", signoff.title_style, signoff.title);
  read("opinion", "opinion-style", signoff.opinion_style, signoff.opinion);
  read("label", "label-style", signoff.label_style, signoff.label);
  read("date", "date-style", signoff.date_style, signoff.date);
}

}  // namespace

Signoff read_signoff(json::Value value, const Scope& scope, Reading& reading) {
  Diagnostics& diagnostics = reading.diagnostics;
  json::Fields fields(value, diagnostics);
  Signoff signoff;
  signoff.style = read_style(fields.take("style"), scope, reading);
  read_contents(fields, signoff, in_style(scope, signoff.style), reading);
  if (const json::Value seal = fields.take("seal"); seal.exists()) {
    Length diameter;
    read_length(seal, diameter, diagnostics);
    signoff.seal = diameter;
  }
  read_length(fields.take("min-height"), signoff.min_height, diagnostics);
  signoff.label_inset =
      read_inset(fields.take("label-inset"), default_label_inset, signoff.label_style, reading);
  signoff.date_inset =
      read_inset(fields.take("date-inset"), default_date_inset, signoff.date_style, reading);
  signoff.field = read_field(fields.take("field"), reading);
  const json::Value seal_field = fields.take("seal-field");
  signoff.seal_field = read_field(seal_field, reading);
  if (seal_field.exists() && !signoff.seal) {
    report_bad_value(
        seal_field, message("这一栏没有盖章的位置", "this block has no place for a seal"),
        message("用 \"seal\" 写出印章的直径", "state the seal's diameter with \"seal\""),
        diagnostics);
  }
  signoff.seal_picture =
      read_seal(fields.take("seal-picture"), signoff.seal.value_or(Length()), reading);
  signoff.joined = fields.boolean("joined", false);
  signoff.table_rules = read_table_rules(fields.take("rules"), diagnostics);
  signoff.rules = read_cell_rules(fields.take("cell-rules"), diagnostics);
  refuse_split(fields, diagnostics);
  fields.refuse_others();
  return signoff;
}

}  // namespace zhibiao::form
