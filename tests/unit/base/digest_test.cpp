#include "base/digest.h"

#include <doctest/doctest.h>

namespace zhibiao {

TEST_CASE("SHA-256 gives the values that its standard's examples give") {
  CHECK(digest_text(sha256("")) ==
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(digest_text(sha256("abc")) ==
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(digest_text(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")) ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  CHECK(digest_text(sha256(std::string(1'000'000, 'a'))) ==
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("the processor's own SHA-256 and the portable one agree on texts of any length") {
  std::string text;
  for (int length = 0; length < 300; ++length) {
    CHECK(sha256(text) == sha256_portably(text));
    text += static_cast<char>(length * 37 + 11);
  }
}

TEST_CASE("SHA-256 of pieces is that of the whole, however they are cut") {
  std::string text;
  for (int length = 0; length < 400; ++length) text += static_cast<char>(length * 37 + 11);
  for (std::size_t piece = 1; piece < 200; ++piece) {
    CAPTURE(piece);
    Digester digester;
    for (std::size_t at = 0; at < text.size(); at += piece) {
      digester.append(std::string_view(text).substr(at, piece));
      digester.append("");
      CHECK(digester.digest() == sha256_portably(text.substr(0, at + piece)));
    }
  }
}

TEST_CASE("a digest is shown as long as asked") {
  CHECK(digest_text(sha256("abc"), 4) == "ba7816bf");
}

}  // namespace zhibiao
