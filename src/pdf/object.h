// Object: a PDF object as a plain value (ISO 32000-1, 7.3), and Objects: all of a file, numbered.
//
// In: nothing. Out: values that pdf/build makes, pdf/compress deflates, and pdf/serialize turns
// into bytes; to_text() shows them for snapshot tests. Knows syntax alone: neither fonts nor pages.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/length.h"
#include "base/result.h"

namespace zhibiao::pdf {

struct Object;

// Reference to an indirect object; numbers begin at 1. The generation is always 0.
struct Ref {
  std::uint32_t number = 0;
  bool operator==(const Ref&) const = default;
};

// A real number in millionths: no floating point, so the same digits on every machine.
struct Real {
  std::int64_t micro = 0;
  bool operator==(const Real&) const = default;
};

struct Name {
  std::string text;  // without the slash, unescaped
  bool operator==(const Name&) const = default;
};

// Bytes of a string object. Text goes through text_string().
struct String {
  Bytes bytes;
  bool operator==(const String&) const = default;
};

struct Array {
  std::vector<Object> items;
};

struct Entry;

// Entries keep the order in which they were added; a key occurs once.
struct Dict {
  std::vector<Entry> entries;

  // Adds an entry. Returns the dictionary, so that one can be written as a table.
  Dict& add(std::string_view key, Object value);
  const Object* find(std::string_view key) const;
};

// plain: must stay readable in the file (XMP). deflate: to be compressed; deflate_fast: the same
// for what is dense by itself, where effort wins little. deflated: `data` is compressed already.
enum class Coding : std::uint8_t { plain, deflate, deflate_fast, deflated };

// Only as an indirect object. /Length and /Filter are added by the serialiser.
struct Stream {
  Dict dict;
  Bytes data;
  Coding coding = Coding::deflate;
};

struct Object {
  std::variant<std::nullptr_t, bool, std::int64_t, Real, Name, String, Array, Dict, Stream, Ref>
      value;
};

struct Entry {
  std::string key;
  Object value;
};

// Objects that are text already, in an object stream of the list (7.5.7): `count` of them, numbered
// from `first` on.
struct PackedObjects {
  std::uint32_t first = 0, count = 0;
  Ref stream;
};

struct Objects {
  std::vector<Object> list;           // object number n is list[n - 1]
  std::vector<PackedObjects> packed;  // numbered on from the last of the list, without a gap
  Ref root, info;

  // Gives the object the next number.
  Ref add(Object object);
  Object& at(Ref ref) { return list.at(ref.number - 1); }
  const Object& at(Ref ref) const { return list.at(ref.number - 1); }
};

// Takes an object for its number.
using PutObject = std::function<void(Ref, Object)>;

Object null();
Object boolean(bool value);
Object integer(std::int64_t value);
Object real(Real value);
Object name(std::string_view text);
Object string(std::string_view bytes);
// A text string (7.9.2.2): ASCII as it is, anything else as UTF-16BE with a byte order mark.
Object text_string(std::string_view utf8);
Object points(Length length);  // in points, 4 decimals
Object array(std::vector<Object> items);
Object reference(Ref ref);

// The objects as PDF-like text, one entry a line. Streams of printable ASCII are shown, others are
// named by their length.
std::string to_text(const Object& object);
std::string to_text(const Objects& objects);

}  // namespace zhibiao::pdf
