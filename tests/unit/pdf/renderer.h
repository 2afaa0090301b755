// Pictures of a file's first page, as poppler, mupdf and Ghostscript draw it.
#pragma once

#include <doctest/doctest.h>

#include <map>
#include <string>

#include "pdf/build.h"
#include "pdf/serialize.h"
#include "sample.h"
#include "support/command.h"
#include "support/picture.h"

namespace zhibiao::pdf::sample {

inline Objects built(const paint::DisplayList& list) {
  Result<Objects> objects = build(list, fonts(), {});
  REQUIRE(objects);
  return *objects;
}

inline Bytes finished(Objects objects) {
  Compressor compressor;
  compressor.pack(objects);
  SerializedFile file = serialize(std::move(objects), FileStructure::streams, compressor);
  CHECK(file.digest == sha256(file.bytes));
  return std::move(file.bytes);
}

class Renderers {
 public:
  explicit Renderers(int dpi) {
    const std::string in = folder_.file("in.pdf"), out = folder_.file("out");
    const std::string number = std::to_string(dpi);
    // pdftoppm adds .pgm by itself.
    commands_["poppler"] = "pdftoppm -gray -singlefile -r " + number + " " + in + " " + out;
    commands_["mupdf"] =
        "mutool draw -q -c gray -F pgm -r " + number + " -o " + out + ".pgm " + in + " 1";
    commands_["Ghostscript"] =
        "gs -q -dNOPAUSE -dBATCH -dTextAlphaBits=4 -dFirstPage=1 -dLastPage=1 "
        "-sDEVICE=pgmraw -r" +
        number + " -o " + out + ".pgm " + in;
  }

  // Names, in order.
  std::vector<std::string> names() const {
    std::vector<std::string> names;
    for (const auto& [name, command] : commands_) names.push_back(name);
    return names;
  }

  test::Picture draw(const std::string& name, const Bytes& file) const {
    test::write_bytes(folder_.file("in.pdf"), file);
    REQUIRE(test::run(commands_.at(name)).status == 0);
    test::Picture picture = test::read_picture(folder_.file("out.pgm"));
    REQUIRE(picture.width > 0);
    return picture;
  }

 private:
  test::TemporaryFolder folder_;
  std::map<std::string, std::string> commands_;
};

}  // namespace zhibiao::pdf::sample
