#include <doctest/doctest.h>

#include "unit/form/template_text.h"

namespace zhibiao::form {
namespace {

const char* const schema = R"({
  "type": "object",
  "properties": {
    "year": {"type": ["integer", "string"]},
    "unit": {"$ref": "#/definitions/unit"},
    "rows": {"type": ["array", "null"], "items": {"$ref": "#/definitions/row"}},
    "notes": {"type": "array", "items": {"type": "string"}},
    "extra": {"type": "object"},
    "loose": {"type": "object", "properties": {"a": {"type": "string"}}, "additionalProperties": true}
  },
  "definitions": {
    "unit": {"allOf": [
      {"properties": {"name": {"type": "string"}, "phone": {"type": "string"}}},
      {"properties": {"a/b": {"type": "string"}, "parent": {"$ref": "#/definitions/unit"}}}]},
    "row": {"type": "object", "properties": {
      "name": {"type": "string"},
      "sub": {"type": "array", "items": {"type": "object", "properties": {"amount": {"type": "number"}}}}}}
  }
})";

ReadResult show(const std::string& path) {
  return read_body_text("{\"paragraph\": {\"value\": \"" + path + "\"}}", schema);
}

ReadResult rows(const std::string& group) {
  return read_body_text("{\"table\": {\"columns\": [\"1*\"], \"rows\": [\n" + group + "]}}",
                        schema);
}

TEST_CASE("paths that the schema knows are accepted") {
  for (const char* path :
       {"/year", "/unit/name", "/unit/a~1b", "/unit/parent/parent/phone", "/notes", "/rows/0/name",
        "/extra/anything/at/all", "/loose/b", "/loose/a"}) {
    CAPTURE(path);
    CHECK(show(path).faults().empty());
  }
  CHECK(rows(R"({"each": "/rows", "rows": [{"each": "sub", "label": {"value": "name"},
                 "cells": [{"value": "amount"}, {"value": "/year"}]}]})")
            .faults()
            .empty());
  CHECK(rows(R"({"each": "/notes", "cells": [{"value": "."}]})").faults().empty());
}

TEST_CASE("without a schema every path is accepted") {
  CHECK(read_body_text(R"({"paragraph": {"value": "/anything/else"}, "when": "/more"})").form);
}

TEST_CASE(
    "a field that the schema does not have is named with the nearest one and the schema's place") {
  const ReadResult result = show("/unit/nmae");
  CHECK(result.faults() ==
        "3:25 binding-unknown /body/0/paragraph/value: the record has no \"nmae\" (in "
        "\"/unit/nmae\")\n");
  const Diagnostic& fault = result.diagnostics.list().at(0);
  CHECK(fault.cure.en == "did you mean \"name\"?");
  REQUIRE(fault.notes.size() == 1);
  CHECK(fault.notes[0].at->file == "record.schema.json");
  CHECK(fault.notes[0].at->line == 5);
  CHECK(show("/unit/zzzzzzzz").diagnostics.list().at(0).cure.en ==
        "there are: name, phone, a/b, parent");
  CHECK(show("/year/x").faults() ==
        "3:25 binding-unknown /body/0/paragraph/value: the record has no \"x\" (in \"/year/x\")\n");
}

TEST_CASE("relative paths are checked at the item of the innermost each") {
  CHECK(
      rows("{\"each\": \"/rows\", \"rows\": [{\"each\": \"sub\", \"cells\": [\n"
           "{\"value\": \"name\"}]}, [{\"value\": \"amount\"}]]}")
          .faults() ==
      "5:11 binding-unknown /body/0/table/rows/0/rows/0/cells/0/value: the record has no \"name\" "
      "(in "
      "\"name\")\n"
      "5:33 binding-unknown /body/0/table/rows/0/rows/1/0/value: the record has no \"amount\" (in "
      "\"amount\")\n");
}

TEST_CASE("each over what is no array is refused once, without a row of faults after it") {
  CHECK(
      rows(R"({"each": "/unit", "cells": [{"value": "x"}, {"value": "y"}]})").faults() ==
      "4:10 binding-unknown /body/0/table/rows/0/each: \"/unit\" is not an array to repeat over\n");
  CHECK(rows(R"({"each": "/yaer", "cells": [{"value": "x"}]})").faults() ==
        "4:10 binding-unknown /body/0/table/rows/0/each: the record has no \"yaer\" (in "
        "\"/yaer\")\n");
  CHECK(
      rows(R"({"each": "/year", "cells": [{"value": "x"}]})").faults() ==
      "4:10 binding-unknown /body/0/table/rows/0/each: \"/year\" is not an array to repeat over\n");
}

TEST_CASE("an object or a list of objects is not text") {
  CHECK(show("/rows").faults() ==
        "3:25 binding-unknown /body/0/paragraph/value: \"/rows\" is not text that can be shown\n");
  CHECK(show("/unit").faults() ==
        "3:25 binding-unknown /body/0/paragraph/value: \"/unit\" is not text that can be shown\n");
  CHECK(read_body_text(R"({"prose": "/rows"})", schema).diagnostics.error_count() == 1);
}

TEST_CASE("conditions and prose are checked too") {
  CHECK(read_body_text("{\"when\": \"/yeer\", \"unless\": \"/unit\", \"prose\": \"/narative\"}",
                       schema)
            .faults() ==
        "3:10 binding-unknown /body/0/when: the record has no \"yeer\" (in \"/yeer\")\n"
        "3:47 binding-unknown /body/0/prose: the record has no \"narative\" (in \"/narative\")\n");
}

TEST_CASE("what is no path, and a relative path outside each, are refused") {
  for (const char* path : {"", "/", "/a//b", "/a/", "a~2"}) {
    CAPTURE(path);
    const ReadResult result =
        read_body_text(std::string("{\"paragraph\": {\"value\": \"") + path + "\"}}");
    CHECK(result.diagnostics.list().at(0).message.en ==
          "\"" + std::string(path) + "\" is not a path");
  }
  const ReadResult result = show("unit/name");
  CHECK(result.faults() ==
        "3:25 bad-value /body/0/paragraph/value: \"unit/name\" does not begin with / but stands in "
        "no "
        "\"each\"\n");
  CHECK(result.diagnostics.list().at(0).cure.en == "write \"/unit/name\"");
}

}  // namespace
}  // namespace zhibiao::form
