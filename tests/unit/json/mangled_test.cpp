#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "json/read.h"
#include "support/mangle.h"

namespace zhibiao::json {
namespace {

// The tree says the same as nlohmann's: kinds, names, order and contents, each found by its span.
void check_same(const Tree& tree, Value value, const nlohmann::ordered_json& expected) {
  REQUIRE(nlohmann::ordered_json::parse(tree.source().slice(value.span())) == expected);
  REQUIRE(value.size() == (expected.is_structured() ? expected.size() : 0));
  REQUIRE(tree.at(value.pointer()) == value);
  if (value.is(Kind::string)) REQUIRE(value.text() == expected.get<std::string>());
  if (value.is(Kind::boolean)) REQUIRE(value.boolean() == expected.get<bool>());
  auto member = expected.begin();
  for (const Value child : value) {
    if (value.is(Kind::object)) REQUIRE(child.key() == member.key());
    REQUIRE(child.parent() == value);
    check_same(tree, child, *member++);
  }
}

TEST_CASE(
    "a mangled text is accepted exactly when nlohmann/json accepts it and no name is doubled") {
  const std::string good =
      R"({"名称": "a\n\u0041", "b": [1, -0.5e3, true, null, {}, []], "c": {"d": "x", "e": [[2]]}})";
  int accepted = 0;
  for (std::uint32_t number = 0; number < 6'000; ++number) {
    const std::string text = support::mangle(good, number, "{}[],:\"\\ 01-+.eEtu/'x\n\t");
    Diagnostics diagnostics;
    const auto tree = read(SourceFile("r.json", text), diagnostics);
    CAPTURE(text);
    REQUIRE((tree == nullptr) == diagnostics.has_errors());
    const bool doubled =
        diagnostics.has_errors() && diagnostics.list().front().code == code::json_duplicate_key;
    if (!doubled) REQUIRE((tree != nullptr) == nlohmann::json::accept(text));
    if (!tree) continue;
    ++accepted;
    check_same(*tree, tree->root(), nlohmann::ordered_json::parse(text));
  }
  CHECK(accepted > 200);
}

}  // namespace
}  // namespace zhibiao::json
