// docs/template.md shows whole templates; each must be good. And what the page, the JSON Schema for
// editors and the program know as keys must be the same.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <set>

#include "base/files.h"
#include "unit/form/template_text.h"

namespace zhibiao::form {
namespace {

struct Example {
  std::string name, text;
};

std::vector<Example> examples() {
  const std::string page = read_file(ZHIBIAO_SOURCE_DIR "/docs/template.md").value();
  constexpr std::string_view mark = "<!-- example: ", fence = "```json\n", end = "\n```";
  std::vector<Example> found;
  for (std::size_t at = page.find(mark); at != std::string::npos; at = page.find(mark, at)) {
    at += mark.size();
    const std::string name = page.substr(at, page.find(' ', at) - at);
    const std::size_t begin = page.find(fence, at) + fence.size();
    found.push_back({name, page.substr(begin, page.find(end, begin) - begin)});
  }
  return found;
}

TEST_CASE("every example of the template page is read without a fault") {
  const std::vector<Example> all = examples();
  CHECK(all.size() >= 12);
  std::set<std::string> names;
  for (const Example& example : all) {
    CAPTURE(example.name);
    CHECK(names.insert(example.name).second);
    const auto parsed = nlohmann::ordered_json::parse(example.text);
    CHECK(parsed.at("record").is_object());
    const ReadResult result = read_text(parsed.at("template").dump());
    CHECK(result.faults() == "");
    REQUIRE(result.form);
  }
}

void collect_keys(const nlohmann::ordered_json& value, std::set<std::string>& keys) {
  if (value.is_object()) {
    if (const auto properties = value.find("properties"); properties != value.end()) {
      for (const auto& [key, rest] : properties->items()) keys.insert(key);
    }
  }
  if (!value.is_structured()) return;
  for (const auto& item : value) collect_keys(item, keys);
}

// The names that the sources of this folder ask for: take("..."), need("...") and the like.
std::set<std::string> keys_of_sources() {
  std::set<std::string> keys;
  for (const auto& entry : std::filesystem::directory_iterator(ZHIBIAO_SOURCE_DIR "/src/form")) {
    if (entry.path().extension() != ".cpp") continue;
    const std::string text = read_file(entry.path()).value();
    for (const std::string_view call :
         {"take(\"", "need(\"", "integer(\"", "boolean(\"", "string(\"", "array(\""}) {
      for (std::size_t at = text.find(call); at != std::string::npos; at = text.find(call, at)) {
        at += call.size();
        keys.insert(text.substr(at, text.find('"', at) - at));
      }
    }
  }
  return keys;
}

TEST_CASE("the schema for editors and the template page know every key that the program reads") {
  const auto schema = nlohmann::ordered_json::parse(
      read_file(ZHIBIAO_SOURCE_DIR "/templates/template.schema.json").value());
  const std::string page = read_file(ZHIBIAO_SOURCE_DIR "/docs/template.md").value();
  std::set<std::string> known;
  collect_keys(schema, known);
  const std::set<std::string> read = keys_of_sources();
  CHECK(read.size() > 50);
  for (const std::string& key : read) {
    CAPTURE(key);
    CHECK(known.count(key) == 1);
    CHECK(page.find(key) != std::string::npos);
  }
}

}  // namespace
}  // namespace zhibiao::form
