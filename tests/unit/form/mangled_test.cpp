#include <doctest/doctest.h>

#include "support/mangle.h"
#include "unit/form/template_text.h"

namespace zhibiao::form {
namespace {

TEST_CASE("reading a mangled template gives a form or faults with places, never both") {
  const std::string good = R"({"form": {"id": "t", "title": "T"},
 "pages": {"at-most": 6, "by": ["leading", "size to 小五"]},
 "page": {"size": "A4", "margin": {"top": "37mm"}, "number": {"pattern": "{page}", "style": "a"}},
 "styles": {"a": {"size": "五号", "leading": "1.5"}, "b": {"like": "a", "padding": {"top": "1mm"}}},
 "body": [{"when": "/c", "section": [{"space": "fill"}], "page": {"number": false}},
  {"paragraph": ["x", {"value": "/y", "format": "date"}, {"blank": "2字", "underline": "3字"}], "style": "b"},
  {"table": {"columns": ["10%", "1*"], "rules": {"inner": "0.5pt"}, "header": [["h", "i"]],
   "rows": [{"label": "l", "each": "/r", "min": 2, "cells": [{"value": "n", "rowspan": 1}]},
    {"each": "/r", "header": [["h"]], "fill": true, "cells": [{"diagonal": ["a", {"check": "x"}]}]}],
   "footer": [[{"text": {"sum": "n", "over": "page"}, "fit": {"shrink": "小五"}}]]}},
  {"signoff": {"title": "t", "date": {"value": "/d", "format": "date"}, "seal": "42mm"}},
  {"prose": "/p", "levels": [{"numbering": "一、", "heading": 1}]}, {"page-break": true}]})";
  REQUIRE(read_text(good).form);
  int forms = 0, faulty = 0;
  for (std::uint32_t number = 0; number < 6'000; ++number) {
    const std::string text = support::mangle(good, number, "0123456789-*%/{}[]\":,abetrn.");
    const ReadResult result = read_text(text);
    CAPTURE(text);
    REQUIRE(result.form.has_value() != result.diagnostics.has_errors());
    for (const Diagnostic& fault : result.diagnostics.list()) {
      REQUIRE(fault.at.line > 0);
      REQUIRE_FALSE(fault.message.zh.empty());
      REQUIRE_FALSE(fault.message.en.empty());
    }
    const bool read = result.diagnostics.has_errors() &&
                      result.diagnostics.list().front().code != code::json_syntax;
    forms += result.form.has_value();
    faulty += read;
  }
  CHECK(forms > 50);
  CHECK(faulty > 300);
}

}  // namespace
}  // namespace zhibiao::form
