#include "json/fields.h"

#include <doctest/doctest.h>

#include <memory>

#include "json/read.h"

namespace zhibiao::json {
namespace {

struct Reading {
  explicit Reading(std::string text)
      : tree(read(SourceFile("r.json", std::move(text)), diagnostics)) {
    REQUIRE(tree);
  }
  std::string faults() const {
    std::string all;
    for (const Diagnostic& fault : diagnostics.list()) {
      all += fmt::format("{}:{} {} {} ({})\n", fault.at.line, fault.at.column, fault.code.name,
                         fault.message.en, fault.cure.en);
    }
    return all;
  }
  Diagnostics diagnostics;
  std::unique_ptr<const Tree> tree;
};

TEST_CASE("members of the right type are read and those missing have their default") {
  Reading reading(R"({"s": "x", "b": true, "i": 3, "a": [1, 2], "$comment": "free"})");
  Fields fields(reading.tree->root(), reading.diagnostics);
  CHECK(fields.string("s") == "x");
  CHECK(fields.boolean("b", false));
  CHECK(fields.integer("i", 0, 1, 9) == 3);
  CHECK(fields.array("a").size() == 2);
  CHECK(fields.string("none", "d") == "d");
  CHECK(fields.integer("none", 7, 1, 9) == 7);
  fields.refuse_others();
  CHECK(reading.faults().empty());
}

TEST_CASE("wrong, missing and unknown members are all reported") {
  Reading reading("{\"s\": 1,\n\"b\": \"yes\",\n\"i\": 2.5,\n\"a\": {},\n\"colour\": 0}");
  Fields fields(reading.tree->root(), reading.diagnostics);
  CHECK(fields.string("s", "d") == "d");
  CHECK_FALSE(fields.boolean("b", false));
  CHECK(fields.integer("i", 4, 1, 9) == 4);
  CHECK(fields.array("a").empty());
  CHECK_FALSE(fields.need("n").exists());
  fields.take("color");
  fields.refuse_others();
  CHECK(reading.faults() ==
        "1:7 wrong-type a string is wanted here, found a number ()\n"
        "2:6 wrong-type true or false is wanted here, found a string ()\n"
        "3:6 bad-value 2.5 is not a whole number from 1 to 9 ()\n"
        "4:6 wrong-type an array is wanted here, found an object ()\n"
        "1:1 missing-key \"n\" is missing (add \"n\" to this object)\n"
        "5:1 unknown-key unknown key \"colour\" (did you mean \"color\"?)\n");
}

TEST_CASE("what is no object is reported once") {
  Reading reading("[1]");
  Fields fields(reading.tree->root(), reading.diagnostics);
  CHECK_FALSE(fields.need("a").exists());
  CHECK(fields.string("b").empty());
  fields.refuse_others();
  CHECK(reading.faults() == "1:1 wrong-type an object is wanted here, found an array ()\n");
}

TEST_CASE("a word that is no choice is shown with the nearest or with all") {
  Reading reading(R"(["left", "rihgt", "up"])");
  const Choices<int> choices{{"left", 1}, {"right", 2}};
  CHECK(read_choice(reading.tree->at("/0").value(), choices, reading.diagnostics) == 1);
  CHECK_FALSE(read_choice(reading.tree->at("/1").value(), choices, reading.diagnostics));
  CHECK_FALSE(read_choice(reading.tree->at("/2").value(), choices, reading.diagnostics));
  CHECK(reading.faults() ==
        "1:10 bad-value unknown value \"rihgt\" (did you mean \"right\"?)\n"
        "1:19 bad-value unknown value \"up\" (known are: \"left\", \"right\")\n");
}

}  // namespace
}  // namespace zhibiao::json
