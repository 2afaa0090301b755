// Objects as text in a file; and that PoDoFo, which reads PDFs too, reads from the text what was
// written.
#include "pdf/object_text.h"

#include <doctest/doctest.h>
#include <podofo/podofo-base.h>

#include <random>

namespace zhibiao::pdf {

namespace {

std::string text_of(const Object& object) {
  Bytes text;
  append_text(object, text);
  return text;
}

// Whether PoDoFo's value is the object.
struct Equals {
  const PoDoFo::PdfVariant& read;

  bool operator()(std::nullptr_t) const { return read.IsNull(); }
  bool operator()(bool value) const { return read.IsBool() && read.GetBool() == value; }
  bool operator()(std::int64_t value) const { return read.IsNumber() && read.GetNumber() == value; }
  bool operator()(Real value) const {
    const double difference = read.GetReal() - static_cast<double>(value.micro) / 1e6;
    return (read.IsReal() || read.IsNumber()) && std::abs(difference) < 1e-7;
  }
  bool operator()(const Name& name) const {
    return read.IsName() && read.GetName().GetName() == name.text;
  }
  bool operator()(Ref ref) const {
    return read.IsReference() && read.GetReference() == PoDoFo::PdfReference(ref.number, 0);
  }
  bool operator()(const String& string) const {
    if (!read.IsString() && !read.IsHexString()) return false;
    const PoDoFo::PdfString& bytes = read.GetString();
    return Bytes(bytes.GetString(), static_cast<std::size_t>(bytes.GetLength())) == string.bytes;
  }
  bool operator()(const Array& array) const {
    if (!read.IsArray() || read.GetArray().size() != array.items.size()) return false;
    for (std::size_t at = 0; at < array.items.size(); ++at) {
      if (!std::visit(Equals{read.GetArray()[at]}, array.items[at].value)) return false;
    }
    return true;
  }
  bool operator()(const Dict& dict) const {
    if (!read.IsDictionary()) return false;
    if (read.GetDictionary().GetKeys().size() != dict.entries.size()) return false;
    for (const Entry& entry : dict.entries) {
      const PoDoFo::PdfObject* value = read.GetDictionary().GetKey(PoDoFo::PdfName(entry.key));
      if (value == nullptr || !std::visit(Equals{*value}, entry.value.value)) return false;
    }
    return true;
  }
  bool operator()(const Stream&) const { return false; }
};

bool is_read_back(const Object& object) {
  const std::string text = text_of(object) + " ";
  PoDoFo::PdfTokenizer tokenizer(text.data(), text.size());
  PoDoFo::PdfVariant read;
  tokenizer.GetNextVariant(read, nullptr);
  const char* rest = nullptr;
  return std::visit(Equals{read}, object.value) && !tokenizer.GetNextToken(rest);
}

class RandomObjects {
 public:
  Object next(int depth) {
    switch (pick(depth > 3 ? 7 : 9)) {
      case 0:
        return null();
      case 1:
        return boolean(pick(2) == 0);
      case 2:
        return integer(static_cast<std::int64_t>(pick(2'000'000)) - 1'000'000);
      case 3:
        return real({static_cast<std::int64_t>(pick(2'000'000'000)) - 1'000'000'000});
      case 4:
        return name(bytes(1, 255));
      case 5:
        return string(bytes(0, 255));
      case 6:
        return reference({static_cast<std::uint32_t>(1 + pick(100'000))});
      case 7: {
        Array array;
        for (std::size_t left = pick(6); left > 0; --left) array.items.push_back(next(depth + 1));
        return {std::move(array)};
      }
      default: {
        Dict dict;
        for (std::size_t left = pick(6); left > 0; --left) {
          const std::string key = bytes(1, 255);
          if (dict.find(key) == nullptr) dict.add(key, next(depth + 1));
        }
        return {std::move(dict)};
      }
    }
  }

 private:
  std::size_t pick(std::size_t count) { return random_() % count; }
  // Bytes 1 to `most`: a name holds no zero.
  std::string bytes(std::size_t least, std::size_t most) {
    std::string bytes;
    for (std::size_t left = least + pick(5); left > 0; --left) {
      bytes += static_cast<char>(1 + pick(most));
    }
    return bytes;
  }

  std::mt19937 random_{1};
};

}  // namespace

TEST_CASE("white space stands only where two tokens would become one") {
  Dict inner;
  inner.add("A", integer(1)).add("B", name("C")).add("D", array({})).add("E", null());
  Dict dict;
  dict.add("Inner", {inner})
      .add("To", reference({7}))
      .add("Box", array({integer(0), real({-500'000}), integer(3), name("N"), reference({8})}))
      .add("Text", string("a)\\("))
      .add("Yes", boolean(true));
  CHECK(text_of({dict}) ==
        "<</Inner<</A 1/B/C/D[]/E null>>/To 7 0 R/Box[0 -0.5 3/N 8 0 R]/Text<61295C28>/Yes true>>");
}

TEST_CASE("what a name cannot hold stands as its code") {
  CHECK(text_of(name("A B#/(x)")) == "/A#20B#23#2F#28x#29");
  CHECK(text_of(name("宋")) == "/#E5#AE#8B");
  CHECK(text_of(name("A-B_C+D.e~!")) == "/A-B_C+D.e~!");
}

TEST_CASE("of a stream there is its dictionary") {
  Stream stream;
  stream.dict.add("N", integer(3));
  stream.data = "data";
  CHECK(text_of({stream}) == "<</N 3>>");
}

TEST_CASE("another library reads random objects as they are") {
  RandomObjects objects;
  for (int time = 0; time < 3'000; ++time) {
    const Object object = objects.next(0);
    CAPTURE(text_of(object));
    REQUIRE(is_read_back(object));
  }
}

}  // namespace zhibiao::pdf
