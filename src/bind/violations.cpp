#include "bind/violations.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <exception>
#include <nlohmann/json.hpp>
#include <optional>
#include <regex>
#include <set>
#include <string_view>
#include <utility>

#define VALIJSON_USE_EXCEPTIONS 1  // without it valijson ends the program on a schema it dislikes
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/constraint_builder.hpp>
#include <valijson/constraints/concrete_constraints.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include "base/utf8.h"

namespace zhibiao::bind {

namespace {

// valijson's own "pattern" matches bytes, so [一-龥] means nothing to it, and lets std::regex
// recurse over texts of any length. The keyword goes to valijson under this name and is checked
// here.
constexpr const char* pattern_keyword = "x-pattern";
constexpr std::string_view pattern_description = "x-pattern";

std::wstring to_wide(std::string_view text) {
  const std::u32string code_points = utf8::to_utf32(text);
  return {code_points.begin(), code_points.end()};
}

class PatternConstraint final : public valijson::constraints::PolyConstraint {
 public:
  explicit PatternConstraint(std::string_view pattern) : pattern_(to_wide(pattern)) {}

  bool validate(const valijson::adapters::Adapter& target, const std::vector<std::string>& context,
                valijson::ValidationResults* results) const override {
    if (!target.isString() || matches(target.asString())) return true;
    if (results != nullptr) results->pushError(context, std::string(pattern_description));
    return false;
  }

 private:
  bool matches(const std::string& text) const {
    constexpr std::size_t longest = 1'000;  // std::regex recurses once a character
    const std::wstring wide = to_wide(text);
    return wide.size() <= longest && std::regex_search(wide, pattern_);
  }
  valijson::constraints::Constraint* cloneInto(void* memory) const override {
    return new (memory) PatternConstraint(*this);
  }
  std::size_t sizeOf() const override { return sizeof(PatternConstraint); }

  std::wregex pattern_;
};

class PatternBuilder final : public valijson::ConstraintBuilder {
 public:
  valijson::constraints::Constraint* make(const valijson::adapters::Adapter& node) const override {
    return new PatternConstraint(node.asString());
  }
};

template <class Number>
std::optional<nlohmann::json> whole_number(std::string_view text) {
  Number number = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (fault != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return nlohmann::json(number);
}

nlohmann::json to_number(std::string_view text) {
  if (const auto number = whole_number<std::int64_t>(text)) return *number;
  if (const auto number = whole_number<std::uint64_t>(text)) return *number;
  double number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

nlohmann::json to_nlohmann(json::Value value) {
  switch (value.kind()) {
    case json::Kind::null:
      return nullptr;
    case json::Kind::boolean:
      return value.boolean();
    case json::Kind::number:
      return to_number(value.text());
    case json::Kind::string:
      return std::string(value.text());
    case json::Kind::array: {
      nlohmann::json array = nlohmann::json::array();
      for (const json::Value item : value) array.push_back(to_nlohmann(item));
      return array;
    }
    case json::Kind::object: {
      nlohmann::json object = nlohmann::json::object();
      for (const json::Value member : value) {
        object[std::string(member.key())] = to_nlohmann(member);
      }
      return object;
    }
  }
  return nullptr;
}

// A field may itself be called "pattern"; its schema is an object, the keyword's value a string.
void rename_patterns(nlohmann::json& schema) {
  if (schema.is_object()) {
    const auto pattern = schema.find("pattern");
    if (pattern != schema.end() && pattern->is_string()) {
      schema[pattern_keyword] = pattern->get<std::string>();
      schema.erase("pattern");
    }
    for (auto& [key, member] : schema.items()) {
      if (key != "enum" && key != "const" && key != "default") rename_patterns(member);
    }
  } else if (schema.is_array()) {
    for (nlohmann::json& item : schema) rename_patterns(item);
  }
}

struct KnownDescription {
  std::string_view begin;
  Keyword keyword;
};

// How valijson 1.0 words each violation; of several that fit, the first.
constexpr std::array known_descriptions{
    KnownDescription{"Value type not permitted by", Keyword::type},
    KnownDescription{"Missing required property '", Keyword::required},
    KnownDescription{"Object contains a property that could not be validated",
                     Keyword::unknown_field},
    KnownDescription{"Failed to match against any enum", Keyword::enumeration},
    KnownDescription{"Failed to match expected value", Keyword::constant},
    KnownDescription{pattern_description, Keyword::pattern},
    KnownDescription{"String should be a valid", Keyword::format},
    KnownDescription{"Expected number greater than or equal", Keyword::minimum},
    KnownDescription{"Expected number greater than", Keyword::exclusive_minimum},
    KnownDescription{"Expected number less than or equal", Keyword::maximum},
    KnownDescription{"Expected number less than", Keyword::exclusive_maximum},
    KnownDescription{"Value should be a multiple", Keyword::multiple_of},
    KnownDescription{"String should be no fewer", Keyword::min_length},
    KnownDescription{"String should be no more", Keyword::max_length},
    KnownDescription{"Array should contain no fewer", Keyword::min_items},
    KnownDescription{"Array should contain no more", Keyword::max_items},
    KnownDescription{"Array contains more items", Keyword::max_items},
    KnownDescription{"Cannot validate item #", Keyword::max_items},
    KnownDescription{"Object should have no fewer", Keyword::min_fields},
    KnownDescription{"Object should have no more", Keyword::max_fields},
    KnownDescription{"Elements at indexes", Keyword::unique_items},
    KnownDescription{"Missing dependency '", Keyword::dependency},
    KnownDescription{"Failed to validate against any schemas allowed by anyOf", Keyword::other},
    KnownDescription{"Failed to validate against any child schemas allowed", Keyword::other},
    KnownDescription{"Failed to validate against exactly one child", Keyword::other},
    KnownDescription{"Target should not validate", Keyword::other},
    KnownDescription{"Failed to any values against subschema in 'contains'", Keyword::other},
};

std::optional<Keyword> keyword_of(std::string_view description) {
  const auto known = std::find_if(
      known_descriptions.begin(), known_descriptions.end(),
      [&](const KnownDescription& candidate) { return description.starts_with(candidate.begin); });
  return known == known_descriptions.end() ? std::nullopt : std::optional(known->keyword);
}

// The name between the quotes that close a description.
std::string name_in(std::string_view description) {
  const std::size_t begin = description.find(" '");
  const std::size_t end = description.rfind('\'');
  if (begin == std::string_view::npos || end <= begin + 1) return {};
  return std::string(description.substr(begin + 2, end - begin - 2));
}

bool names_field(Keyword keyword) {
  return keyword == Keyword::required || keyword == Keyword::dependency;
}

// valijson's context "<root>", "[contact]", "[0]" -> "/contact/0".
std::string to_pointer(const std::vector<std::string>& context) {
  std::string pointer;
  for (std::size_t step = 1; step < context.size(); ++step) {
    pointer += '/';
    for (const char c : std::string_view(context[step]).substr(1, context[step].size() - 2)) {
      if (c == '~')
        pointer += "~0";
      else if (c == '/')
        pointer += "~1";
      else
        pointer += c;
    }
  }
  return pointer;
}

bool lies_under(std::string_view pointer, std::string_view parent) {
  return pointer.starts_with(parent) &&
         (pointer.size() == parent.size() || pointer[parent.size()] == '/');
}

// Alternatives report what is wrong in each of them and right after it that none fits: only the
// first is worth saying.
void append(Violation violation, std::vector<Violation>& violations,
            std::set<std::pair<std::string, std::string>>& seen) {
  if (violation.keyword == Keyword::other && !violations.empty() &&
      lies_under(violations.back().pointer, violation.pointer)) {
    return;
  }
  std::string what = std::to_string(static_cast<int>(violation.keyword)) + violation.detail;
  if (seen.emplace(violation.pointer, std::move(what)).second) {
    violations.push_back(std::move(violation));
  }
}

std::vector<Violation> to_violations(const valijson::ValidationResults& results) {
  std::vector<Violation> violations;
  std::set<std::pair<std::string, std::string>> seen;
  for (const valijson::ValidationResults::Error& error : results) {
    const std::optional<Keyword> keyword = keyword_of(error.description);
    if (!keyword) continue;  // an ancestor says that something below it is wrong
    append({to_pointer(error.context), *keyword,
            names_field(*keyword) ? name_in(error.description) : std::string{}},
           violations, seen);
  }
  if (violations.empty()) violations.push_back({"", Keyword::other, ""});
  return violations;
}

class ValijsonSchema final : public CompiledSchema {
 public:
  valijson::Schema schema;
};

tl::unexpected<Message> cannot_use(const std::exception& fault) {
  return failure(message("记录的结构说明（JSON Schema）不能用：{}",
                         "the record's JSON Schema cannot be used: {}", fault.what()));
}

}  // namespace

Result<std::shared_ptr<const CompiledSchema>> compile_schema(const json::Tree& schema) {
  try {
    nlohmann::json schema_json = to_nlohmann(schema.root());
    rename_patterns(schema_json);
    valijson::SchemaParser parser;
    parser.addConstraintBuilder(pattern_keyword, new PatternBuilder);  // the parser deletes it
    auto compiled = std::make_shared<ValijsonSchema>();
    parser.populateSchema(valijson::adapters::NlohmannJsonAdapter(schema_json), compiled->schema);
    return compiled;
  } catch (const std::exception& fault) {
    return cannot_use(fault);
  }
}

Result<std::vector<Violation>> find_violations(const json::Tree& record,
                                               const CompiledSchema& schema) {
  try {
    const nlohmann::json record_json = to_nlohmann(record.root());
    valijson::Validator validator;
    valijson::ValidationResults results;
    if (validator.validate(static_cast<const ValijsonSchema&>(schema).schema,
                           valijson::adapters::NlohmannJsonAdapter(record_json), &results)) {
      return std::vector<Violation>{};
    }
    return to_violations(results);
  } catch (const std::exception& fault) {
    return cannot_use(fault);
  }
}

}  // namespace zhibiao::bind
