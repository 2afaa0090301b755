#include <doctest/doctest.h>

#include <algorithm>

#include "unit/bind/bound.h"

namespace zhibiao::bind {
namespace {

Bound bind_name(const std::string& characters, const std::string& name) {
  return bind_template(R"({"form": {"id": "f", "title": "t"}, )" + characters +
                           R"("body": [{"paragraph": {"value": "/name"}}]})",
                       R"({"name": ")" + name + R"("})");
}

int count(const Bound& bound, Code code, Severity severity) {
  return static_cast<int>(std::count_if(
      bound.diagnostics.list().begin(), bound.diagnostics.list().end(),
      [&](const Diagnostic& one) { return one.code == code && one.severity == severity; }));
}

TEST_CASE("old forms are kept and each is a warning with its field and today's character") {
  const Bound bound = bind_name("", "\uE81E\uF979⼈\uE81E");
  CHECK(shown(bound.paragraph(), *bound.document) == "\uE81E\uF979⼈\uE81E");
  CHECK(count(bound, code::private_use, Severity::warning) == 1);
  CHECK(count(bound, code::compatibility_form, Severity::warning) == 2);
  const Diagnostic& first = bound.diagnostics.list().front();
  CHECK(first.at.pointer == "/name");
  CHECK(first.message.en == "U+E81E is an old private-use code point; today it is 龴 (U+9FB4)");
}

TEST_CASE("old forms are mapped where the template asks for it, and a note says so") {
  const Bound bound = bind_name(R"("characters": {"private-use": "map", "compatibility": "map"}, )",
                                "张\uE81E\uF979⼈𠮷\uE000");
  CHECK(shown(bound.paragraph(), *bound.document) == "张龴凉人𠮷\uE000");
  CHECK(count(bound, code::character_mapped, Severity::note) == 3);
  CHECK(count(bound, code::private_use, Severity::warning) == 1);  // U+E000 has no modern form
  CHECK(count(bound, code::compatibility_form, Severity::warning) == 0);
}

TEST_CASE("one kind of old form may be mapped and the other kept") {
  const Bound bound = bind_name(R"("characters": {"private-use": "map"}, )", "\uE81E⼈");
  CHECK(shown(bound.paragraph(), *bound.document) == "龴⼈");
  CHECK(count(bound, code::compatibility_form, Severity::warning) == 1);
}

TEST_CASE("text without old forms is not touched and nothing is said") {
  const Bound bound = bind_name(R"("characters": {"compatibility": "map"}, )", "人凉𠮷﨎㐀，A");
  CHECK(shown(bound.paragraph(), *bound.document) == "人凉𠮷﨎㐀，A");
  CHECK(bound.diagnostics.list().empty());
}

}  // namespace
}  // namespace zhibiao::bind
