#include "pdf/object.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.h"
#include "pdf/number.h"

namespace zhibiao::pdf {

Dict& Dict::add(std::string_view key, Object value) {
  entries.push_back({std::string(key), std::move(value)});
  return *this;
}

const Object* Dict::find(std::string_view key) const {
  const auto found = std::find_if(entries.begin(), entries.end(),
                                  [&](const Entry& entry) { return entry.key == key; });
  return found == entries.end() ? nullptr : &found->value;
}

Ref Objects::add(Object object) {
  list.push_back(std::move(object));
  return {static_cast<std::uint32_t>(list.size())};
}

Object null() {
  return {nullptr};
}
Object boolean(bool value) {
  return {value};
}
Object integer(std::int64_t value) {
  return {value};
}
Object real(Real value) {
  return {value};
}
Object name(std::string_view text) {
  return {Name{std::string(text)}};
}
Object string(std::string_view bytes) {
  return {String{Bytes(bytes)}};
}
Object points(Length length) {
  return {Real{to_points(length) * 100}};
}
Object array(std::vector<Object> items) {
  return {Array{std::move(items)}};
}
Object reference(Ref ref) {
  return {ref};
}

Object text_string(std::string_view utf8) {
  const auto is_ascii = [](char byte) { return byte >= 0x20 && byte < 0x7F; };
  if (std::all_of(utf8.begin(), utf8.end(), is_ascii)) return string(utf8);
  return string("\xFE\xFF" + utf16_bytes(utf8));
}

namespace {

constexpr std::string_view text_white = "\n\t";

bool is_printable(char byte) {
  return (byte >= 0x20 && byte < 0x7F) || text_white.find(byte) != std::string_view::npos;
}

std::string indent(int depth) {
  return std::string(static_cast<std::size_t>(depth) * 2, ' ');
}

// Text of one object; `depth` is that of the line it stands on.
struct Printer {
  int depth = 0;

  std::string operator()(std::nullptr_t) const { return "null"; }
  std::string operator()(bool value) const { return value ? "true" : "false"; }
  std::string operator()(std::int64_t value) const { return std::to_string(value); }
  std::string operator()(Real value) const { return decimal(value.micro, 6); }
  std::string operator()(const Name& name) const { return "/" + name.text; }
  std::string operator()(Ref ref) const { return fmt::format("{} 0 R", ref.number); }

  std::string operator()(const String& string) const {
    const bool ascii = std::all_of(string.bytes.begin(), string.bytes.end(), is_printable);
    return ascii ? "(" + string.bytes + ")" : "<" + hexadecimal(string.bytes) + ">";
  }

  std::string operator()(const Array& array) const {
    std::string text = "[";
    for (const Object& item : array.items) {
      if (text.size() > 1) text += ' ';
      text += std::visit(*this, item.value);
    }
    return text + "]";
  }

  std::string operator()(const Dict& dict) const {
    std::string text = "<<\n";
    for (const Entry& entry : dict.entries) {
      text += indent(depth + 1) + "/" + entry.key + " " +
              std::visit(Printer{depth + 1}, entry.value.value) + "\n";
    }
    return text + indent(depth) + ">>";
  }

  std::string operator()(const Stream& stream) const {
    const bool readable = stream.coding != Coding::deflated &&
                          std::all_of(stream.data.begin(), stream.data.end(), is_printable);
    std::string text = (*this)(stream.dict) + "\nstream\n";
    text += readable ? stream.data : fmt::format("{} bytes", stream.data.size());
    if (text.back() != '\n') text += '\n';
    return text + "endstream";
  }
};

}  // namespace

std::string to_text(const Object& object) {
  return std::visit(Printer{}, object.value);
}

std::string to_text(const Objects& objects) {
  std::string text;
  std::uint32_t number = 0;
  for (const Object& object : objects.list) {
    text += fmt::format("{} 0 obj\n{}\nendobj\n", ++number, to_text(object));
  }
  return text + fmt::format("trailer /Root {} 0 R /Info {} 0 R\n", objects.root.number,
                            objects.info.number);
}

}  // namespace zhibiao::pdf
