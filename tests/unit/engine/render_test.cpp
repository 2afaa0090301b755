#include "engine/render.h"

#include <doctest/doctest.h>

#include "form/read_template.h"
#include "json/read.h"
#include "text/font.h"

namespace zhibiao::engine {
namespace {

std::shared_ptr<const json::Tree> tree(const std::string& name, const std::string& text) {
  Diagnostics diagnostics;
  std::shared_ptr<const json::Tree> read = json::read(SourceFile(name, text), diagnostics);
  REQUIRE(read);
  return read;
}

form::Template form_of(const std::string& body, const std::string& schema) {
  Diagnostics diagnostics;
  auto form = form::read_template(
      tree("template.json",
           R"({"form": {"id": "t", "title": "表", "edition": "2023"}, "body": )" + body + "}"),
      schema.empty() ? nullptr : tree("record.schema.json", schema), diagnostics);
  REQUIRE(form);
  return *form;
}

const text::FontSet& fonts() {
  static const std::shared_ptr<const text::FontSet> set = [] {
    Diagnostics diagnostics;
    return text::load_fonts(ZHIBIAO_SOURCE_DIR "/fonts/fonts.json", {}, diagnostics);
  }();
  REQUIRE(set);
  return *set;
}

TEST_CASE("render: a record gives a PDF, a page count and, when asked for, the dumps") {
  const form::Template form = form_of(R"([{"paragraph": {"value": "/name"}}])", "");
  const auto record = tree("record.json", R"({"name": "土地和房屋征收服务中心"})");
  Diagnostics diagnostics;
  const auto rendered = render(form, record.get(), fonts(), {"", "", true, true}, diagnostics);
  REQUIRE(rendered);
  CHECK(rendered->pdf.starts_with("%PDF-1."));
  CHECK(rendered->pages == 1);
  CHECK(rendered->layout_dump.find("土地和房屋征收服务中心") != std::string::npos);
  CHECK(rendered->display_dump.find("土地和房屋征收服务中心") != std::string::npos);
  const auto plain = render(form, record.get(), fonts(), {}, diagnostics);
  REQUIRE(plain);
  CHECK(plain->layout_dump.empty());
  CHECK(plain->pdf == rendered->pdf);
}

TEST_CASE("render: warnings do not hold up the output") {
  const form::Template form = form_of(R"([{"paragraph": {"value": "/name"}}])", "");
  const auto record = tree("record.json", R"({"name": "  中心"})");
  Diagnostics diagnostics;
  CHECK(render(form, record.get(), fonts(), {}, diagnostics));
  CHECK(diagnostics.list().size() == 1);
  CHECK_FALSE(diagnostics.has_errors());
}

TEST_CASE("render: a record that breaks its schema gives no PDF") {
  const form::Template form = form_of(R"([{"paragraph": {"value": "/name"}}])",
                                      R"({"properties": {"name": {"type": "string"}}})");
  const auto record = tree("record.json", R"({"name": 5})");
  Diagnostics diagnostics;
  CHECK_FALSE(render(form, record.get(), fonts(), {}, diagnostics));
  REQUIRE(diagnostics.error_count() == 1);
  CHECK(diagnostics.list()[0].code == code::record_schema);
}

TEST_CASE("render: without a record the blank form, whatever the schema requires") {
  const form::Template form = form_of(R"([{"paragraph": ["名称：", {"value": "/name"}]}])",
                                      R"({"required": ["name"], "properties": {"name": {}}})");
  Diagnostics diagnostics;
  CHECK(render(form, nullptr, fonts(), {}, diagnostics));
  CHECK_FALSE(diagnostics.has_errors());
}

TEST_CASE("render: the date is in the file only when it is given") {
  const form::Template form = form_of(R"([{"paragraph": "表"}])", "");
  Diagnostics diagnostics;
  const auto dated =
      render(form, nullptr, fonts(), {"2024-04-15T00:00:00+08:00", "", false, false}, diagnostics);
  const auto undated = render(form, nullptr, fonts(), {}, diagnostics);
  REQUIRE(dated);
  REQUIRE(undated);
  CHECK(dated->pdf.find("2024-04-15T00:00:00+08:00") != std::string::npos);
  CHECK(undated->pdf.find("CreationDate") == std::string::npos);
}

}  // namespace
}  // namespace zhibiao::engine
