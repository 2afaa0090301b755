#include "form/read_template.h"

#include <algorithm>
#include <string>
#include <tuple>
#include <utility>

#include "form/parse_value.h"
#include "form/read_blocks.h"
#include "form/read_budget.h"
#include "form/read_page.h"
#include "form/read_properties.h"
#include "form/read_seal.h"
#include "form/read_spreadsheet.h"
#include "form/reading.h"
#include "json/fields.h"

namespace zhibiao::form {

namespace {

std::string read_needed_text(json::Fields& fields, std::string_view key, Diagnostics& diagnostics) {
  const json::Value value = fields.need(key);
  std::string text = fields.string(key);
  if (value.is(json::Kind::string) && text.empty()) {
    report_bad_value(value, message("\"{}\" 为空", "\"{}\" is empty", key), {}, diagnostics);
  }
  return text;
}

FormIdentity read_identity(json::Value value, Diagnostics& diagnostics) {
  if (!value.exists()) return {};
  json::Fields fields(value, diagnostics);
  FormIdentity form;
  form.id = read_needed_text(fields, "id", diagnostics);
  form.title = read_needed_text(fields, "title", diagnostics);
  form.edition = fields.string("edition");
  form.issuer = fields.string("issuer");
  fields.refuse_others();
  return form;
}

CharacterPolicy read_characters(json::Value value, Diagnostics& diagnostics) {
  CharacterPolicy policy;
  if (!value.exists()) return policy;
  const json::Choices<bool> choices{{"keep", false}, {"map", true}};
  json::Fields fields(value, diagnostics);
  const auto read = [&](std::string_view key) {
    const json::Value choice = fields.take(key);
    return choice.exists() && json::read_choice(choice, choices, diagnostics).value_or(false);
  };
  policy.map_private_use = read("private-use");
  policy.map_compatibility = read("compatibility");
  fields.refuse_others();
  return policy;
}

// Faults in the order of the text: an object's unknown keys are found after all its members are
// read.
void append_by_place(const Diagnostics& found, Diagnostics& diagnostics) {
  std::vector<const Diagnostic*> order;
  for (const Diagnostic& fault : found.list()) order.push_back(&fault);
  std::stable_sort(order.begin(), order.end(), [](const Diagnostic* a, const Diagnostic* b) {
    return std::tie(a->at.line, a->at.column) < std::tie(b->at.line, b->at.column);
  });
  for (const Diagnostic* fault : order) {
    diagnostics.error(fault->code, fault->at, fault->message, fault->cure).notes = fault->notes;
  }
}

void read_all(json::Value root, const json::Tree* schema, Template& form,
              Diagnostics& diagnostics) {
  json::Fields fields(root, diagnostics);
  if (!fields.object().exists()) return;
  fields.take("$schema");
  form.form = read_identity(fields.need("form"), diagnostics);
  Reading reading{diagnostics, {}, {}, {}};
  reading.styles.read(fields.take("styles"), diagnostics);
  const PageSetup page = read_page(fields.take("page"), default_page(), reading);
  Scope scope;
  scope.root = SchemaFields::root(schema);
  stand_on(page, scope);
  form.sections = read_body(fields.need("body"), page, scope, reading);
  form.budget = read_budget(fields.take("pages"), diagnostics);
  form.sheet_columns = read_spreadsheet(fields.take("spreadsheet"), scope.root, diagnostics);
  form.characters = read_characters(fields.take("characters"), diagnostics);
  form.edge_seal = read_edge_seal(fields.take("edge-seal"), reading);
  form.pictures = std::move(reading.pictures);
  form.properties = read_properties(fields.take("properties"), scope, reading);
  form.styles = reading.styles.resolved();
  fields.refuse_others();
}

}  // namespace

std::optional<Template> read_template(std::shared_ptr<const json::Tree> source,
                                      std::shared_ptr<const json::Tree> schema,
                                      Diagnostics& diagnostics) {
  Template form;
  Diagnostics found;
  read_all(source->root(), schema.get(), form, found);
  append_by_place(found, diagnostics);
  if (found.has_errors()) return std::nullopt;
  form.folder = std::filesystem::path(source->source().name()).parent_path().string();
  form.source = std::move(source);
  form.record_schema = std::move(schema);
  return form;
}

}  // namespace zhibiao::form
