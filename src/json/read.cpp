#include "json/read.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <numeric>
#include <utility>

#include "base/utf8.h"
#include "json/explain.h"

namespace zhibiao::json {

namespace {

constexpr std::size_t deepest_nesting = 256;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

std::uint32_t string_end(std::string_view text, std::uint32_t at) {
  for (++at; text[at] != '"'; ++at) {
    if (text[at] == '\\') ++at;
  }
  return at + 1;
}

std::uint32_t number_end(std::string_view text, std::uint32_t at) {
  const auto next_is = [&](std::string_view any_of) {
    return at < text.size() && any_of.find(text[at]) != std::string_view::npos;
  };
  const auto skip_digits = [&] {
    while (next_is("0123456789")) ++at;
  };
  if (next_is("-")) ++at;
  if (next_is("0"))
    ++at;  // a digit after it is no part of the number
  else
    skip_digits();
  if (next_is(".")) {
    ++at;
    skip_digits();
  }
  if (next_is("eE")) {
    ++at;
    if (next_is("+-")) ++at;
    skip_digits();
  }
  return at;
}

// The end of the token that begins at `at`; the parser has found the token good.
std::uint32_t token_end(std::string_view text, std::uint32_t at) {
  switch (text[at]) {
    case '"':
      return string_end(text, at);
    case '{':
    case '}':
    case '[':
    case ']':
      return at + 1;
    case 't':
    case 'n':
      return at + 4;
    case 'f':
      return at + 5;
    default:
      return number_end(text, at);
  }
}

// Builds the nodes from the events of nlohmann's parser, which tells what comes but not where: a
// cursor of our own follows through the text, one token an event.
class Builder {
 public:
  explicit Builder(std::string_view text) : text_(text) {}

  // The events. false stops the parser.
  bool null() { return scalar(Kind::null); }
  bool boolean(bool value) { return scalar(Kind::boolean, value); }
  bool number_integer(std::int64_t) { return scalar(Kind::number); }
  bool number_unsigned(std::uint64_t) { return scalar(Kind::number); }
  bool number_float(double, const std::string&) { return scalar(Kind::number); }
  bool binary(std::vector<std::uint8_t>&) { return false; }
  bool string(std::string& value);
  bool key(std::string& value);
  bool start_object(std::size_t) { return open(Kind::object, Expect::first_key); }
  bool start_array(std::size_t) { return open(Kind::array, Expect::first_item); }
  bool end_object();
  bool end_array() { return close(); }
  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) {
    return false;
  }

  struct Duplicate {
    std::uint32_t first, again;
  };

  std::vector<Node> nodes;
  std::vector<std::string> decoded;
  std::vector<Duplicate> duplicates;
  std::vector<std::uint32_t> open_nodes;  // outermost first
  bool too_deep = false;
  std::uint32_t cursor = 0;  // end of the last token
  Expect expect = Expect::value;

 private:
  struct PendingKey {
    Span span;
    bool escaped = false;
    std::uint32_t text = 0;
  };

  Span next_token();
  std::uint32_t add(Kind kind, Span span);
  bool scalar(Kind kind, bool boolean = false);
  bool open(Kind kind, Expect next);
  bool close();
  void after_value();
  std::uint32_t keep(std::string& value);
  std::string_view key_of(std::uint32_t node) const;
  bool has_escape(Span token) const;

  std::string_view text_;
  std::vector<std::uint32_t> last_children_;  // of open_nodes, Node::none while empty
  PendingKey key_;
};

Span Builder::next_token() {
  std::uint32_t at = cursor;
  while (at = skip_space(text_, at), text_[at] == ',' || text_[at] == ':') ++at;
  cursor = token_end(text_, at);
  return {at, cursor};
}

std::uint32_t Builder::add(Kind kind, Span span) {
  const auto index = static_cast<std::uint32_t>(nodes.size());
  Node node;
  node.kind = kind;
  node.span = span;
  const PendingKey key = std::exchange(key_, {});
  node.key_span = key.span;
  node.key_escaped = key.escaped;
  node.key_text = key.text;
  if (!open_nodes.empty()) {
    node.parent = open_nodes.back();
    const std::uint32_t before = std::exchange(last_children_.back(), index);
    Node& parent = nodes.at(node.parent);
    ++parent.child_count;
    if (before == Node::none)
      parent.first_child = index;
    else
      nodes.at(before).next_sibling = index;
  }
  nodes.push_back(node);
  return index;
}

void Builder::after_value() {
  if (open_nodes.empty())
    expect = Expect::end;
  else if (nodes.at(open_nodes.back()).kind == Kind::object)
    expect = Expect::after_member;
  else
    expect = Expect::after_item;
}

bool Builder::scalar(Kind kind, bool boolean) {
  nodes.at(add(kind, next_token())).boolean = boolean;
  after_value();
  return true;
}

std::uint32_t Builder::keep(std::string& value) {
  decoded.push_back(std::move(value));
  return static_cast<std::uint32_t>(decoded.size() - 1);
}

bool Builder::has_escape(Span token) const {
  return text_.substr(token.begin, token.end - token.begin).find('\\') != std::string_view::npos;
}

bool Builder::string(std::string& value) {
  const Span token = next_token();
  const std::uint32_t index = add(Kind::string, token);
  if (has_escape(token)) {
    nodes.at(index).escaped = true;
    nodes.at(index).text = keep(value);
  }
  after_value();
  return true;
}

bool Builder::key(std::string& value) {
  const Span token = next_token();
  key_ = {token, has_escape(token), 0};
  if (key_.escaped) key_.text = keep(value);
  expect = Expect::colon;
  return true;
}

bool Builder::open(Kind kind, Expect next) {
  if (open_nodes.size() >= deepest_nesting) {
    too_deep = true;
    return false;
  }
  const std::uint32_t index = add(kind, next_token());
  open_nodes.push_back(index);
  last_children_.push_back(Node::none);
  expect = next;
  return true;
}

bool Builder::close() {
  nodes.at(open_nodes.back()).span.end = next_token().end;
  open_nodes.pop_back();
  last_children_.pop_back();
  after_value();
  return true;
}

std::string_view Builder::key_of(std::uint32_t index) const {
  const Node& node = nodes.at(index);
  if (node.key_escaped) return decoded.at(node.key_text);
  return text_.substr(node.key_span.begin + 1, node.key_span.end - node.key_span.begin - 2);
}

bool Builder::end_object() {
  // Sorted by name, equal names stand side by side in the order of the text.
  std::vector<std::uint32_t> members;
  for (std::uint32_t at = nodes.at(open_nodes.back()).first_child; at != Node::none;
       at = nodes.at(at).next_sibling) {
    members.push_back(at);
  }
  std::stable_sort(members.begin(), members.end(),
                   [this](std::uint32_t a, std::uint32_t b) { return key_of(a) < key_of(b); });
  for (std::size_t first = 0, at = 1; at < members.size(); ++at) {
    if (key_of(members[at]) == key_of(members[first]))
      duplicates.push_back({members[first], members[at]});
    else
      first = at;
  }
  return close();
}

bool check_encoding(const SourceFile& source, Diagnostics& diagnostics) {
  const auto invalid = utf8::find_invalid(source.text());
  if (!invalid) return true;
  const auto byte = static_cast<unsigned char>(source.text()[*invalid]);
  Location at = location_at(source, static_cast<std::uint32_t>(*invalid), {});
  at.line_text.clear();  // not text
  diagnostics.error(code::json_encoding, std::move(at),
                    message("不是 UTF-8 编码：字节 0x{:02X} 无效",
                            "not UTF-8: the byte 0x{:02X} is not valid", byte),
                    message("用编辑器把文件另存为 UTF-8（常见原因：文件是 GBK 或 UTF-16 编码）",
                            "save the file as UTF-8 (it is often GBK or UTF-16)"));
  return false;
}

void report_duplicates(const Tree& tree, std::vector<Builder::Duplicate> duplicates,
                       Diagnostics& diagnostics) {
  std::sort(duplicates.begin(), duplicates.end(),
            [](const auto& a, const auto& b) { return a.again < b.again; });
  for (const auto& [first, again] : duplicates) {
    const Value value(&tree, again);
    Diagnostic& fault = diagnostics.error(
        code::json_duplicate_key, value.key_location(),
        message("名称“{}”出现了两次", "the name \"{}\" appears twice", value.key()),
        message("删去其中一个", "delete one of the two"));
    fault.notes.push_back(
        {message("第一次出现在这里", "it appears first here"), Value(&tree, first).key_location()});
  }
}

// `innermost`: the array or object that was open when the reading stopped.
void report_syntax(const Tree& tree, Value innermost, std::uint32_t cursor, Expect expect,
                   Diagnostics& diagnostics) {
  const SyntaxFault fault = explain(tree.source().text(), cursor, expect);
  Diagnostic& entry = diagnostics.error(
      code::json_syntax, location_at(tree.source(), fault.offset, innermost.pointer()),
      fault.message, fault.cure);
  const bool at_end = fault.offset == tree.source().text().size();
  if (at_end && innermost.exists()) {
    entry.notes.push_back(
        {message("没有结束的括号", "the bracket that is not closed"), innermost.location()});
  }
}

void report_depth(const Tree& tree, Value innermost, std::uint32_t cursor,
                  Diagnostics& diagnostics) {
  diagnostics.error(code::json_depth, location_at(tree.source(), cursor, innermost.pointer()),
                    message("嵌套超过 {} 层", "nested more than {} deep", deepest_nesting),
                    message("减少嵌套", "nest less deeply"));
}

SourceFile without_mark(SourceFile source) {
  if (!source.text().starts_with(byte_order_mark)) return source;
  return {source.name(), std::string(source.text().substr(byte_order_mark.size())), source.start()};
}

// No more values can be in the text than that: all but the first of a container follow a comma.
// Room that is not used costs nothing, room that grows step by step is copied each time.
std::size_t most_values(std::string_view text) {
  return 1 + static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
           return c == ',' || c == '[' || c == '{';
         }));
}

}  // namespace

std::unique_ptr<const Tree> read(SourceFile given, Diagnostics& diagnostics) {
  SourceFile source = without_mark(std::move(given));
  if (!check_encoding(source, diagnostics)) return nullptr;
  const std::string_view text = source.text();
  Builder builder(text);
  builder.nodes.reserve(most_values(text));
  bool good = nlohmann::json::sax_parse(text.begin(), text.end(), &builder);
  // nlohmann takes a NUL byte for the end of the text.
  good = good && skip_space(text, builder.cursor) == text.size();
  const std::uint32_t innermost =
      builder.open_nodes.empty() ? Node::none : builder.open_nodes.back();
  auto tree = std::make_unique<const Tree>(std::move(source), std::move(builder.nodes),
                                           std::move(builder.decoded));
  const Value container = innermost == Node::none ? Value() : Value(tree.get(), innermost);
  report_duplicates(*tree, builder.duplicates, diagnostics);
  if (builder.too_deep)
    report_depth(*tree, container, builder.cursor, diagnostics);
  else if (!good)
    report_syntax(*tree, container, builder.cursor, builder.expect, diagnostics);
  const bool clean = good && !builder.too_deep && builder.duplicates.empty();
  return clean ? std::move(tree) : nullptr;
}

}  // namespace zhibiao::json
