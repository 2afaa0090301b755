#include "json/value.h"

#include <algorithm>
#include <charconv>

namespace zhibiao::json {

namespace {

// A line longer than this is not shown with a diagnostic (a record written as one line).
constexpr std::size_t longest_shown_line = 2'000;

std::string escape_token(std::string_view key) {
  std::string token;
  token.reserve(key.size());
  for (const char c : key) {
    if (c == '~')
      token += "~0";
    else if (c == '/')
      token += "~1";
    else
      token += c;
  }
  return token;
}

std::string unescape_token(std::string_view token) {
  std::string key;
  key.reserve(token.size());
  for (std::size_t at = 0; at < token.size(); ++at) {
    const bool escape = token[at] == '~' && at + 1 < token.size();
    if (escape && token[at + 1] == '1') {
      key += '/';
      ++at;
    } else if (escape && token[at + 1] == '0') {
      key += '~';
      ++at;
    } else {
      key += token[at];
    }
  }
  return key;
}

std::optional<Value> item(Value array, std::string_view token) {
  std::size_t index = 0;
  const auto [end, fault] = std::from_chars(token.data(), token.data() + token.size(), index);
  const bool leading_zero = token.size() > 1 && token.front() == '0';
  if (fault != std::errc{} || end != token.data() + token.size() || leading_zero) return {};
  if (index >= array.size()) return {};
  auto child = array.begin();
  for (std::size_t step = 0; step < index; ++step) ++child;
  return *child;
}

}  // namespace

Location location_at(const SourceFile& source, std::uint32_t offset, std::string pointer) {
  const LineColumn place = source.line_column(offset);
  Location location{source.name(), place.line, place.column, std::move(pointer), {}};
  const std::string_view line = source.line_at(offset);
  if (line.size() <= longest_shown_line) location.line_text = line;
  return location;
}

Kind Value::kind() const {
  return exists() ? tree_->node(node_).kind : Kind::null;
}

bool Value::boolean() const {
  return exists() && tree_->node(node_).boolean;
}

std::string_view Value::text() const {
  if (!exists()) return {};
  const Node& node = tree_->node(node_);
  if (node.kind == Kind::number) return tree_->source().slice(node.span);
  if (node.kind != Kind::string) return {};
  if (node.escaped) return tree_->decoded(node.text);
  return tree_->source().slice({node.span.begin + 1, node.span.end - 1});
}

std::size_t Value::size() const {
  return exists() ? tree_->node(node_).child_count : 0;
}

std::optional<Value> Value::find(std::string_view key) const {
  if (!is(Kind::object)) return std::nullopt;
  const auto member = std::find_if(begin(), end(), [key](Value v) { return v.key() == key; });
  return member == end() ? std::nullopt : std::optional<Value>(*member);
}

std::string_view Value::key() const {
  if (!exists()) return {};
  const Node& node = tree_->node(node_);
  if (node.key_escaped) return tree_->decoded(node.key_text);
  if (node.key_span.end <= node.key_span.begin + 1) return {};
  return tree_->source().slice({node.key_span.begin + 1, node.key_span.end - 1});
}

Span Value::span() const {
  return exists() ? tree_->node(node_).span : Span{};
}

std::string Value::pointer() const {
  std::vector<std::string> tokens;
  for (std::optional<Value> value = *this, above; value; value = above) {
    above = value->parent();
    if (!above) break;
    if (above->kind() == Kind::object) {
      tokens.push_back(escape_token(value->key()));
    } else {
      const auto place = std::find(above->begin(), above->end(), *value);
      std::size_t index = 0;
      for (auto sibling = above->begin(); sibling != place; ++sibling) ++index;
      tokens.push_back(std::to_string(index));
    }
  }
  std::string pointer;
  for (auto token = tokens.rbegin(); token != tokens.rend(); ++token) pointer += '/' + *token;
  return pointer;
}

Location Value::location() const {
  if (!exists()) return {};
  return location_at(tree_->source(), span().begin, pointer());
}

Location Value::key_location() const {
  if (!exists()) return {};
  const Node& node = tree_->node(node_);
  const bool has_key = node.key_span.end > node.key_span.begin;
  return has_key ? location_at(tree_->source(), node.key_span.begin, pointer()) : location();
}

std::optional<Value> Value::parent() const {
  if (!exists()) return std::nullopt;
  const std::uint32_t above = tree_->node(node_).parent;
  return above == Node::none ? std::nullopt : std::optional<Value>(Value(tree_, above));
}

Value::Iterator Value::begin() const {
  return {tree_, exists() ? tree_->node(node_).first_child : Node::none};
}

Value::Iterator Value::end() const {
  return {tree_, Node::none};
}

Value::Iterator& Value::Iterator::operator++() {
  node_ = tree_->node(node_).next_sibling;
  return *this;
}

std::optional<Value> Tree::at(std::string_view pointer) const {
  std::optional<Value> value = root();
  while (value && !pointer.empty()) {
    if (pointer.front() != '/') return std::nullopt;
    pointer.remove_prefix(1);
    const std::string_view token = pointer.substr(0, pointer.find('/'));
    pointer.remove_prefix(token.size());
    value = value->is(Kind::array) ? item(*value, token) : value->find(unescape_token(token));
  }
  return value;
}

}  // namespace zhibiao::json
