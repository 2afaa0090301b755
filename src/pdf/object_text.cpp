#include "pdf/object_text.h"

#include <fmt/format.h>

#include <iterator>

#include "pdf/number.h"

namespace zhibiao::pdf {

namespace {

// White space, delimiters, and what is no printable ASCII stand as their codes (7.3.5).
void append_name(std::string_view name, Bytes& text) {
  constexpr std::string_view delimiters = "()<>[]{}/%#";
  text += '/';
  for (const char byte : name) {
    const bool regular =
        byte > ' ' && byte <= '~' && delimiters.find(byte) == std::string_view::npos;
    if (regular) {
      text += byte;
    } else {
      fmt::format_to(std::back_inserter(text), "#{:02X}", static_cast<unsigned char>(byte));
    }
  }
}

// Whether the text of the object begins with a delimiter, which parts it from what is before it.
bool is_delimited(const Object& object) {
  return std::holds_alternative<Name>(object.value) ||
         std::holds_alternative<String>(object.value) ||
         std::holds_alternative<Array>(object.value) || std::holds_alternative<Dict>(object.value);
}

struct Printer {
  Bytes& text;

  void operator()(std::nullptr_t) const { text += "null"; }
  void operator()(bool value) const { text += value ? "true" : "false"; }
  void operator()(std::int64_t value) const { text += std::to_string(value); }
  void operator()(Real value) const { append_decimal(text, value.micro, 6); }
  void operator()(const Name& name) const { append_name(name.text, text); }
  void operator()(Ref ref) const { text.append(std::to_string(ref.number)).append(" 0 R"); }
  void operator()(const String& string) const {
    text.append("<").append(hexadecimal(string.bytes)).append(">");
  }
  void operator()(const Array& array) const {
    text += '[';
    for (const Object& item : array.items) {
      if (&item != array.items.data() && !is_delimited(item)) text += ' ';
      append_text(item, text);
    }
    text += ']';
  }
  void operator()(const Dict& dict) const {
    text += "<<";
    for (const Entry& entry : dict.entries) {
      append_name(entry.key, text);
      if (!is_delimited(entry.value)) text += ' ';
      append_text(entry.value, text);
    }
    text += ">>";
  }
  void operator()(const Stream& stream) const { (*this)(stream.dict); }
};

void append_stream(const Stream& stream, Bytes& file) {
  Dict dict = stream.dict;
  if (stream.coding == Coding::deflated) dict.add("Filter", name("FlateDecode"));
  dict.add("Length", integer(static_cast<std::int64_t>(stream.data.size())));
  append_text(dict, file);
  file.append("\nstream\n").append(stream.data).append("\nendstream");
}

}  // namespace

void append_text(const Object& object, Bytes& text) {
  std::visit(Printer{text}, object.value);
}

void append_text(const Dict& dict, Bytes& text) {
  Printer{text}(dict);
}

void append_indirect(Ref number, const Object& object, Bytes& file) {
  file.append(std::to_string(number.number)).append(" 0 obj\n");
  if (const auto* stream = std::get_if<Stream>(&object.value)) {
    append_stream(*stream, file);
  } else {
    append_text(object, file);
  }
  file += "\nendobj\n";
}

}  // namespace zhibiao::pdf
