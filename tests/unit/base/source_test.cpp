#include "base/source.h"

#include <doctest/doctest.h>

namespace zhibiao {
namespace {

TEST_CASE("columns count code points from one") {
  const SourceFile file("f", "a汉b\n\n汉字");
  CHECK(file.line_column(0).line == 1);
  CHECK(file.line_column(0).column == 1);
  CHECK(file.line_column(4).column == 3);  // b
  CHECK(file.line_column(6).line == 2);
  CHECK(file.line_column(10).line == 3);
  CHECK(file.line_column(10).column == 2);
  CHECK(file.line_column(13).column == 3);  // the end of the text
}

TEST_CASE("a line is given without its end, of either kind") {
  const SourceFile file("f", "one\r\ntwo\n");
  CHECK(file.line_at(1) == "one");
  CHECK(file.line_at(5) == "two");
  CHECK(file.line_at(9).empty());
  CHECK(file.slice({0, 3}) == "one");
}

TEST_CASE("an empty file has one empty line") {
  const SourceFile file("f", "");
  CHECK(file.line_at(0).empty());
  CHECK(file.line_column(0).line == 1);
}

}  // namespace
}  // namespace zhibiao
