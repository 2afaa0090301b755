#include "engine/load.h"

#include <doctest/doctest.h>

#include <filesystem>

#include "support/command.h"

namespace zhibiao::engine {
namespace {

namespace fs = std::filesystem;

const std::string form =
    R"({"form": {"id": "x", "title": "表"}, "body": [{"paragraph": {"value": "/name"}}]})";

// A folder of templates with these names.
struct Shelf {
  explicit Shelf(std::initializer_list<const char*> names) {
    for (const char* name : names) {
      fs::create_directory(folder.file(name));
      test::write_bytes(folder.file(std::string(name) + "/template.json"), form);
    }
  }
  Folders folders() const { return {folder.file("")}; }
  test::TemporaryFolder folder;
};

TEST_CASE("a template is found by name, by its folder and by its file") {
  const Shelf shelf{"annual-report"};
  for (const std::string& name : {std::string("annual-report"), shelf.folder.file("annual-report"),
                                  shelf.folder.file("annual-report/template.json")}) {
    CAPTURE(name);
    Diagnostics diagnostics;
    const auto found = load_template(name, shelf.folders(), diagnostics);
    REQUIRE(found);
    CHECK(found->form.title == "表");
    CHECK_FALSE(diagnostics.has_errors());
  }
}

TEST_CASE("of two folders with the same name in them, the first wins") {
  const Shelf first{"report"}, second{"report"};
  Diagnostics diagnostics;
  const auto found =
      load_template("report", {first.folder.file(""), second.folder.file("")}, diagnostics);
  REQUIRE(found);
  CHECK(found->source->source().name() == first.folder.file("report/template.json"));
}

TEST_CASE("a name that is not there: the nearest one is offered, or all of them") {
  const Shelf shelf{"annual-report", "budget"};
  Diagnostics diagnostics;
  CHECK_FALSE(load_template("anual-report", shelf.folders(), diagnostics));
  CHECK_FALSE(load_template("zzz", shelf.folders(), diagnostics));
  REQUIRE(diagnostics.error_count() == 2);
  CHECK(diagnostics.list()[0].code == code::template_not_found);
  CHECK(diagnostics.list()[0].cure.en == "did you mean \"annual-report\"?");
  CHECK(diagnostics.list()[1].cure.en == "the templates are annual-report, budget");
}

TEST_CASE("a schema beside the template is read with it; a broken one is an error") {
  const Shelf shelf{"report"};
  const std::string schema = shelf.folder.file("report/record.schema.json");
  test::write_bytes(schema, R"({"properties": {"name": {"type": "string"}}})");
  Diagnostics diagnostics;
  const auto found = load_template("report", shelf.folders(), diagnostics);
  REQUIRE(found);
  CHECK(found->record_schema != nullptr);
  test::write_bytes(schema, "{");
  CHECK_FALSE(load_template("report", shelf.folders(), diagnostics));
  CHECK(diagnostics.list().back().at.file == schema);
}

TEST_CASE("a file that is not there is an error with its name") {
  Diagnostics diagnostics;
  CHECK(load_json("/nowhere/record.json", diagnostics) == nullptr);
  REQUIRE(diagnostics.error_count() == 1);
  CHECK(diagnostics.list()[0].code == code::file_unreadable);
  CHECK(diagnostics.list()[0].at.file == "/nowhere/record.json");
}

TEST_CASE("names are listed once and in order, folders that do not exist hold none") {
  const Shelf first{"b", "a"}, second{"a", "c"};
  CHECK(template_names({first.folder.file(""), "/nowhere", second.folder.file("")}) ==
        std::vector<std::string>{"a", "b", "c"});
}

TEST_CASE("a seal's picture lies beside the template; one that is missing or damaged is an error") {
  const Shelf shelf{"sealed"};
  const std::string file = shelf.folder.file("sealed/template.json");
  test::write_bytes(file, R"({"form": {"id": "x", "title": "表"},
"edge-seal": {"file": "seal.png", "size": "42mm"}, "body": [{"paragraph": "x"}]})");
  const auto load = [&](Diagnostics& diagnostics) {
    return load_template("sealed", shelf.folders(), diagnostics);
  };
  Diagnostics missing;
  CHECK_FALSE(load(missing));
  REQUIRE(missing.error_count() == 1);
  CHECK(missing.list()[0].at.pointer == "/edge-seal/file");

  test::write_bytes(shelf.folder.file("sealed/seal.png"), "GIF89a");
  Diagnostics damaged;
  CHECK_FALSE(load(damaged));
  REQUIRE(damaged.error_count() == 1);
  CHECK(damaged.list()[0].code == code::bad_picture);
  CHECK(damaged.list()[0].at.pointer == "/edge-seal/file");
}

}  // namespace
}  // namespace zhibiao::engine
