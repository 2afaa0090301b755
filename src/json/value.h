// A JSON text as a tree that remembers where everything stands.
//
// In: nothing (json/read.h makes it). Out: Tree, the immutable owner of the text and its nodes, and
// Value, a light handle to one node. Members keep their order, numbers keep their text as typed
// (6688.63, 1.50), every value knows its place and its JSON pointer. Changes nothing, computes
// nothing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/source.h"

namespace zhibiao::json {

enum class Kind : std::uint8_t { null, boolean, number, string, array, object };

class Tree;

// The place of a byte of `source`. A very long line (a record written as one line) is not copied
// into it: line_text is empty then.
Location location_at(const SourceFile& source, std::uint32_t offset, std::string pointer);

// A handle to a node of a Tree, good as long as the Tree lives. A default-made Value refers to
// nothing (exists() is false, location() is empty) and stands for "no such place".
class Value {
 public:
  Value() = default;
  Value(const Tree* tree, std::uint32_t node) : tree_(tree), node_(node) {}
  bool operator==(const Value&) const = default;

  bool exists() const { return tree_ != nullptr; }
  Kind kind() const;
  bool is(Kind kind) const { return exists() && this->kind() == kind; }
  bool boolean() const;           // kind boolean
  std::string_view text() const;  // string: its contents; number: as typed; others: empty

  std::size_t size() const;                               // children of an array or object
  std::optional<Value> find(std::string_view key) const;  // member of an object
  std::string_view key() const;  // the name under which an object holds this value; else empty

  Span span() const;              // the value in the source
  std::string pointer() const;    // RFC 6901
  Location location() const;      // of the value
  Location key_location() const;  // of the member's name; of the value where there is none
  std::optional<Value> parent() const;

  class Iterator;
  Iterator begin() const;  // children in order
  Iterator end() const;

 private:
  friend class Iterator;
  const Tree* tree_ = nullptr;
  std::uint32_t node_ = 0;
};

class Value::Iterator {
 public:
  using iterator_category = std::forward_iterator_tag;
  using value_type = Value;
  using difference_type = std::ptrdiff_t;
  using pointer = const Value*;
  using reference = Value;
  Iterator(const Tree* tree, std::uint32_t node) : tree_(tree), node_(node) {}
  Value operator*() const { return {tree_, node_}; }
  Iterator& operator++();
  bool operator==(const Iterator&) const = default;

 private:
  const Tree* tree_;
  std::uint32_t node_;
};

// One node, 44 bytes: a record of 100,000 rows must fit in memory easily.
struct Node {
  static constexpr std::uint32_t none = 0xFFFFFFFF;
  Kind kind = Kind::null;
  bool boolean = false;
  bool escaped = false;      // string with escapes: text is Tree's decoded string number `text`
  bool key_escaped = false;  // the same of the key
  std::uint32_t parent = none;
  std::uint32_t first_child = none;
  std::uint32_t next_sibling = none;
  std::uint32_t child_count = 0;
  Span span;      // of the value, quotes included
  Span key_span;  // of the key, quotes included; empty where there is none
  std::uint32_t text = 0, key_text = 0;
};

class Tree {
 public:
  Tree(SourceFile source, std::vector<Node> nodes, std::vector<std::string> decoded)
      : source_(std::move(source)), nodes_(std::move(nodes)), decoded_(std::move(decoded)) {}

  Value root() const { return {this, 0}; }
  // The value at an RFC 6901 pointer, if there is one.
  std::optional<Value> at(std::string_view pointer) const;
  const SourceFile& source() const { return source_; }
  const Node& node(std::uint32_t index) const { return nodes_.at(index); }
  const std::string& decoded(std::uint32_t index) const { return decoded_.at(index); }

 private:
  SourceFile source_;
  std::vector<Node> nodes_;
  std::vector<std::string> decoded_;
};

}  // namespace zhibiao::json
