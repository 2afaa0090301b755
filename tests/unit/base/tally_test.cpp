#include "base/tally.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace zhibiao;

namespace {

Tally tally_of(const std::vector<std::string>& texts) {
  Tally tally;
  for (const std::string& each : texts) {
    TextHash text;
    text.add(each);
    tally.add(text);
  }
  return tally;
}

}  // namespace

TEST_CASE("two accounts agree whatever the order of the texts and the white space in them") {
  CHECK(tally_of({"甲乙", "6688.63 万元"}) == tally_of({"6688.63万元", "甲　乙\n", " "}));
  TextHash pieces;
  pieces.add("甲");
  pieces.add("乙");
  Tally in_pieces;
  in_pieces.add(pieces);
  CHECK(in_pieces == tally_of({"甲乙"}));
}

TEST_CASE("a text that is lost, doubled, cut, torn apart, or changed is found") {
  const Tally right = tally_of({"甲乙", "丙"});
  CHECK(right != tally_of({"甲乙"}));
  CHECK(right != tally_of({"甲乙", "丙", "丙"}));
  CHECK(right != tally_of({"甲", "丙"}));
  CHECK(right != tally_of({"甲", "乙", "丙"}));
  CHECK(right != tally_of({"甲丙", "乙"}));
  CHECK(right != tally_of({"乙甲", "丙"}));
  CHECK(right != tally_of({"甲⼄", "丙"}));
}
