#include <doctest/doctest.h>

#include "bound.h"

namespace zhibiao::bind {

namespace {

const std::string form =
    R"({"form":{"id":"t","title":"表"},"body":[{"paragraph":"字"}],
        "properties":{"title":["甲 ",{"value":"/unit"}],"author":{"value":"/unit"},"date":"/on"}})";

}  // namespace

TEST_CASE("a file's title, author, and date come from the record") {
  const Bound bound = bind_template(form, R"({"unit":"某\n局","on":"2024-04-15"})");
  REQUIRE(bound.document);
  CHECK(bound.document->properties.title == "甲 某局");
  CHECK(bound.document->properties.author == "某局");
  CHECK(bound.document->properties.date == "2024-04-15");
}

TEST_CASE("without a record, or without properties, the title is the form's") {
  const Bound blank = bind_template(form, "");
  REQUIRE(blank.document);
  CHECK(blank.document->properties.title == "表");
  CHECK(blank.document->properties.author.empty());
  const Bound plain = bind_text(R"([{"paragraph":"字"}])", "{}");
  REQUIRE(plain.document);
  CHECK_FALSE(plain.document->properties.title.empty());
}

TEST_CASE("a date that is not known, or known in part, gives none; one that is none is an error") {
  for (const char* on : {"null", "\"\"", "\"2024-04\"", "\"—\""}) {
    CAPTURE(on);
    const Bound bound = bind_template(form, std::string(R"({"unit":"局","on":)") + on + "}");
    REQUIRE(bound.document);
    CHECK(bound.document->properties.date.empty());
  }
  for (const char* on : {"\"2024-02-30\"", "\"上周\"", "[\"2024-04-15\",\"2024-04-16\"]"}) {
    CAPTURE(on);
    const Bound bound = bind_template(form, std::string(R"({"unit":"局","on":)") + on + "}");
    CHECK_FALSE(bound.document);
  }
}

}  // namespace zhibiao::bind
