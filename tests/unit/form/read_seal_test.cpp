#include "unit/form/template_text.h"

#include <doctest/doctest.h>

namespace zhibiao::form {
namespace {

const Signoff& signoff_of(const ReadResult& result) {
  return std::get<Signoff>(result.form->sections.at(0).blocks.at(0).what);
}

TEST_CASE("fields of a sign-off: a name, or a name with a tooltip") {
  const ReadResult result = read_body_text(
      R"({"signoff": {"seal": "42mm", "field": "head",
          "seal-field": {"name": "seal", "tooltip": "单位公章"}}})");
  REQUIRE(result.form);
  const Signoff& signoff = signoff_of(result);
  CHECK(signoff.field->name == "head");
  CHECK(signoff.field->tooltip.empty());
  CHECK(signoff.seal_field->name == "seal");
  CHECK(signoff.seal_field->tooltip == "单位公章");
}

TEST_CASE("a seal is as large as the room for it, or as stated; each file is taken once") {
  const ReadResult result = read_body_text(
      R"({"signoff": {"seal": "42mm", "seal-picture": {"file": "a.png", "alt": "公章"}}},
{"signoff": {"seal": "45mm", "seal-picture": {"file": "b.png", "size": "40mm"}}},
{"signoff": {"seal-picture": {"file": "a.png", "size": "30mm"}}})");
  REQUIRE(result.form);
  const auto seal = [&](std::size_t block) {
    return *std::get<Signoff>(result.form->sections.at(0).blocks.at(block).what).seal_picture;
  };
  CHECK(seal(0).size == Length::mm(42));
  CHECK(seal(0).alt == "公章");
  CHECK(seal(1).size == Length::mm(40));
  CHECK(seal(1).alt.empty());
  CHECK(seal(2).size == Length::mm(30));
  REQUIRE(result.form->pictures.size() == 2);
  CHECK(result.form->pictures[seal(1).picture].name == "b.png");
  CHECK(seal(0).picture == seal(2).picture);
}

TEST_CASE("a seal over the edges") {
  const ReadResult result = read_members(
      R"("edge-seal": {"file": "a.png", "size": "42mm", "pages": "odd", "most-pages": 10},
"body": [{"paragraph": "x"}])");
  REQUIRE(result.form);
  REQUIRE(result.form->edge_seal);
  CHECK(result.form->edge_seal->seal.size == Length::mm(42));
  CHECK(result.form->edge_seal->odd_pages);
  CHECK(result.form->edge_seal->most_pages == 10);
  CHECK_FALSE(read_body_text(R"({"paragraph": "x"})").form->edge_seal);
}

TEST_CASE("a seal must have a size, lie beside the template, and a field its place") {
  CHECK(read_body_text(R"({"signoff": {"seal-field": "a"}},
{"signoff": {"seal-picture": {"file": "../a.png", "size": "42mm"}}},
{"signoff": {"seal-picture": {"file": "a.png"}}},
{"signoff": {"seal": "42mm", "seal-picture": {"file": "a.png", "size": "0mm"}}},
{"signoff": {"field": {"tooltip": "x"}}},
{"signoff": {"seal-picture": {"size": "42mm", "colour": "red"}}})")
            .faults() ==
        "3:28 bad-value /body/0/signoff/seal-field: this block has no place for a seal\n"
        "4:39 bad-value /body/1/signoff/seal-picture/file: \"../a.png\" is no name of a file\n"
        "5:30 missing-key /body/2/signoff/seal-picture: \"size\" is missing\n"
        "6:72 bad-value /body/3/signoff/seal-picture/size: the seal has no size\n"
        "7:23 missing-key /body/4/signoff/field: \"name\" is missing\n"
        "8:30 missing-key /body/5/signoff/seal-picture: \"file\" is missing\n"
        "8:47 unknown-key /body/5/signoff/seal-picture/colour: unknown key \"colour\"\n");
  CHECK(read_members(R"("edge-seal": {"file": "a.png", "size": "42mm", "most-pages": 1},
"body": [])")
            .faults()
            .find("/edge-seal/most-pages") != std::string::npos);
}

}  // namespace
}  // namespace zhibiao::form
