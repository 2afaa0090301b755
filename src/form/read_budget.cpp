#include "form/read_budget.h"

#include "form/parse_value.h"
#include "json/fields.h"

namespace zhibiao::form {

namespace {

constexpr int most_pages = 10'000;
constexpr std::string_view size_prefix = "size to ";

Result<PageBudget::Step> parse_step(std::string_view text) {
  if (text == "leading") return PageBudget::Step{true, {}};
  if (!text.starts_with(size_prefix)) {
    return failure(message("“{}”不是压缩的办法，应写作 \"leading\" 或 \"size to 小五\"",
                           "\"{}\" saves no room; write \"leading\" or \"size to 小五\"", text));
  }
  const Result<Length> size = parse_type_size(text.substr(size_prefix.size()));
  if (!size) return tl::unexpected(size.error());
  return PageBudget::Step{false, *size};
}

std::optional<PageBudget::Step> read_step(json::Value value, Diagnostics& diagnostics) {
  if (value.is(json::Kind::string)) return parse_value(value, parse_step, diagnostics);
  if (!value.is(json::Kind::object)) {
    json::report_kind(
        value, {"\"leading\" 或 {\"size\": \"小五\"}", "\"leading\" or {\"size\": \"小五\"}"},
        diagnostics);
    return std::nullopt;
  }
  json::Fields fields(value, diagnostics);
  PageBudget::Step step;
  parse_into(fields.need("size"), step.least_size, parse_type_size, diagnostics);
  fields.refuse_others();
  return step;
}

}  // namespace

PageBudget read_budget(json::Value value, Diagnostics& diagnostics) {
  PageBudget budget;
  if (!value.exists()) return budget;
  json::Fields fields(value, diagnostics);
  budget.at = value;
  if (const json::Value at_most = fields.need("at-most"); at_most.exists()) {
    budget.at_most = json::read_integer(at_most, 1, most_pages, diagnostics).value_or(0);
  }
  for (const json::Value step : fields.array("by")) {
    if (const auto read = read_step(step, diagnostics)) budget.steps.push_back(*read);
  }
  fields.refuse_others();
  return budget;
}

}  // namespace zhibiao::form
