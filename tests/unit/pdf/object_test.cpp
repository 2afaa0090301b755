#include "pdf/object.h"

#include <doctest/doctest.h>

namespace zhibiao::pdf {

TEST_CASE("every kind of object has its text") {
  Dict inner;
  inner.add("B", boolean(true)).add("N", null());
  Dict dict;
  dict.add("Type", name("Test"))
      .add("Inner", {inner})
      .add("Numbers", array({integer(-3), real({500'000}), points(Length::mm(210))}))
      .add("Ascii", text_string("zh-CN"))
      .add("Han", text_string("表"))
      .add("To", reference({7}));
  CHECK(to_text(Object{dict}) ==
        "<<\n"
        "  /Type /Test\n"
        "  /Inner <<\n"
        "    /B true\n"
        "    /N null\n"
        "  >>\n"
        "  /Numbers [-3 0.5 595.2756]\n"
        "  /Ascii (zh-CN)\n"
        "  /Han <FEFF8868>\n"
        "  /To 7 0 R\n"
        ">>");
}

TEST_CASE(
    "objects are numbered from 1 in their order; readable streams are shown, others counted") {
  Objects objects;
  objects.list = {integer(5), {Stream{{}, "0 g\n"}}, {Stream{{}, std::string("\0\1", 2)}}};
  objects.root = {1};
  objects.info = {2};
  CHECK(to_text(objects) ==
        "1 0 obj\n5\nendobj\n"
        "2 0 obj\n<<\n>>\nstream\n0 g\nendstream\nendobj\n"
        "3 0 obj\n<<\n>>\nstream\n2 bytes\nendstream\nendobj\n"
        "trailer /Root 1 0 R /Info 2 0 R\n");
}

TEST_CASE("a dictionary finds its entries") {
  Dict dict;
  dict.add("A", integer(1));
  CHECK(dict.find("A") != nullptr);
  CHECK(dict.find("B") == nullptr);
}

}  // namespace zhibiao::pdf
