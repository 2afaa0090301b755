#include "json/explain.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/utf8.h"

namespace zhibiao::json {

namespace {

// The place under examination: the first token that the grammar does not allow.
struct Spot {
  std::string_view text;
  std::uint32_t at = 0;
  Expect expect = Expect::value;
  std::uint32_t last_good = 0;  // end of the last good token

  char byte() const { return at < text.size() ? text[at] : '\0'; }
  bool wants_value() const {
    return expect == Expect::value || expect == Expect::item || expect == Expect::first_item ||
           expect == Expect::member_value;
  }
  bool wants_key() const { return expect == Expect::key || expect == Expect::first_key; }
  bool wants_separator() const {
    return expect == Expect::after_member || expect == Expect::after_item;
  }
};

using MaybeFault = std::optional<SyntaxFault>;

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_hex(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

std::string code_point_name(char32_t c) {
  return fmt::format("U+{:04X}", static_cast<std::uint32_t>(c));
}

std::uint32_t word_end(std::string_view text, std::uint32_t at) {
  while (at < text.size() && (is_letter(text[at]) || is_digit(text[at]))) ++at;
  return at;
}

// What the reader wanted, in both languages.
Message wanted(Expect expect) {
  switch (expect) {
    case Expect::first_key:
      return {"\" 或 }", "\" or }"};
    case Expect::first_item:
      return {"一个值或 ]", "a value or ]"};
    case Expect::colon:
      return {":", ":"};
    case Expect::after_member:
      return {", 或 }", ", or }"};
    case Expect::after_item:
      return {", 或 ]", ", or ]"};
    case Expect::end:
      return {"文件结束", "the end of the file"};
    case Expect::key:
      return {"用双引号括起的名称", "a name in double quotes"};
    case Expect::value:
    case Expect::item:
    case Expect::member_value:
      break;
  }
  return {"一个值", "a value"};
}

// What stands there: a word, or a character with its code point when it does not print.
std::string found(const Spot& spot) {
  const std::uint32_t end = word_end(spot.text, spot.at);
  if (end > spot.at) {
    return std::string(spot.text.substr(spot.at, std::min<std::uint32_t>(end - spot.at, 24)));
  }
  const utf8::Decoded c = utf8::decode(spot.text, spot.at);
  if (c.code_point < 0x20 || c.code_point == 0x7F || c.code_point == 0xA0 ||
      c.code_point == 0x3000 || c.code_point == 0xFEFF) {
    return code_point_name(c.code_point);
  }
  return std::string(spot.text.substr(spot.at, c.length));
}

MaybeFault end_of_text(const Spot& spot) {
  if (spot.at < spot.text.size()) return {};
  if (spot.expect == Expect::value) {
    return SyntaxFault{spot.at, message("文件是空的", "the file is empty"),
                       message("写入一个 JSON 对象", "put a JSON object into it")};
  }
  const Message want = wanted(spot.expect);
  return SyntaxFault{
      spot.at,
      {"文件在这里中断，缺少 " + want.zh, "the file ends here, " + want.en + " is missing"},
      message("补全文件末尾，检查每个 {{ 和 [ 是否都有对应的 }} 和 ]",
              "complete the file; see that each {{ and [ has its }} and ]")};
}

MaybeFault comment(const Spot& spot) {
  const std::string_view rest = spot.text.substr(spot.at, 2);
  if (rest != "//" && rest != "/*" && !rest.starts_with("#")) return {};
  return SyntaxFault{spot.at, message("JSON 中不能写注释", "JSON has no comments"),
                     message("删去注释", "delete the comment")};
}

struct Wide {
  char32_t mark;
  std::string_view plain;
};

// Marks that a Chinese input method types in place of JSON's own.
constexpr std::array<Wide, 19> wide_marks{{{U'“', "\""},
                                           {U'”', "\""},
                                           {U'＂', "\""},
                                           {U'‘', "\""},
                                           {U'’', "\""},
                                           {U'，', ","},
                                           {U'、', ","},
                                           {U'：', ":"},
                                           {U'；', ","},
                                           {U'｛', "{"},
                                           {U'｝', "}"},
                                           {U'［', "["},
                                           {U'］', "]"},
                                           {U'【', "["},
                                           {U'】', "]"},
                                           {U'　', " "},
                                           {U'－', "-"},
                                           {U'．', "."},
                                           {U'\u00A0', " "}}};

MaybeFault wide_mark(const Spot& spot) {
  const utf8::Decoded c = utf8::decode(spot.text, spot.at);
  const auto* const entry = std::find_if(wide_marks.begin(), wide_marks.end(),
                                         [&](Wide wide) { return wide.mark == c.code_point; });
  if (entry == wide_marks.end()) {
    if (c.code_point < U'０' || c.code_point > U'９') return {};
    return SyntaxFault{spot.at, message("数字用了全角字符", "a digit is full-width"),
                       message("改用半角数字", "type half-width digits")};
  }
  if (entry->plain == " ") {
    const std::string name = code_point_name(c.code_point);
    return SyntaxFault{spot.at,
                       message("这里有特殊空格 {}", "a special space {} stands here", name),
                       message("改为普通空格", "use an ordinary space")};
  }
  const std::string mark(spot.text.substr(spot.at, c.length));
  return SyntaxFault{spot.at,
                     message("这里用了中文标点 {}", "the Chinese mark {} stands here", mark),
                     message("改为英文半角 {}", "type the half-width {} instead", entry->plain)};
}

MaybeFault single_quote(const Spot& spot) {
  if (spot.byte() != '\'') return {};
  return SyntaxFault{spot.at, message("字符串用了单引号", "a string stands in single quotes"),
                     message("改用双引号 \"", "use double quotes \"")};
}

// The four hex digits after \u, or -1.
std::int32_t unicode_escape(std::string_view text, std::uint32_t at) {
  if (at + 6 > text.size() || text[at] != '\\' || text[at + 1] != 'u') return -1;
  const std::string_view digits = text.substr(at + 2, 4);
  if (!std::all_of(digits.begin(), digits.end(), is_hex)) return -1;
  return static_cast<std::int32_t>(std::stol(std::string(digits), nullptr, 16));
}

SyntaxFault bad_escape(std::string_view text, std::uint32_t at) {
  const std::string shown(text.substr(at, 1 + utf8::decode(text, at + 1).length));
  if (shown == "\\u") {
    return {at, message("转义 \\u 不完整或不成对", "the escape \\u is incomplete or half a pair"),
            message("\\u 后写四位十六进制数，或直接写出汉字",
                    "write four hexadecimal digits after \\u, or the character itself")};
  }
  return {at, message("字符串中的转义 {} 无效", "unknown escape {} in a string", shown),
          message("反斜杠本身写作 \\\\", "write a backslash as \\\\")};
}

SyntaxFault raw_control(std::string_view text, std::uint32_t start, std::uint32_t at) {
  const char c = text[at];
  if (c == '\n' || c == '\r') {
    return {start, message("字符串到行末没有结束", "the string is not finished at the line end"),
            message("补上结尾的双引号；字符串里的换行写作 \\n",
                    "add the closing quote; write a line end inside a string as \\n")};
  }
  const std::string name = code_point_name(static_cast<unsigned char>(c));
  const Message cure = c == '\t' ? message("制表符写作 \\t", "write a tab as \\t")
                                 : message("删去该字符", "delete the character");
  return {at, message("字符串中有控制字符 {}", "control character {} in a string", name), cure};
}

// Length of a good escape at `at` (a backslash), or 0.
std::uint32_t escape_length(std::string_view text, std::uint32_t at) {
  if (at + 1 >= text.size()) return 0;
  if (text[at + 1] != 'u') {
    return std::string_view("\"\\/bfnrt").find(text[at + 1]) == std::string_view::npos ? 0 : 2;
  }
  const std::int32_t unit = unicode_escape(text, at);
  if (unit < 0 || (unit >= 0xDC00 && unit <= 0xDFFF)) return 0;
  if (unit < 0xD800 || unit > 0xDBFF) return 6;
  const std::int32_t low = unicode_escape(text, at + 6);
  return low >= 0xDC00 && low <= 0xDFFF ? 12 : 0;
}

MaybeFault broken_string(const Spot& spot) {
  if (spot.byte() != '"' || !(spot.wants_value() || spot.wants_key())) return {};
  std::uint32_t at = spot.at + 1;
  while (at < spot.text.size() && spot.text[at] != '"') {
    const char c = spot.text[at];
    if (static_cast<unsigned char>(c) < 0x20) return raw_control(spot.text, spot.at, at);
    if (c != '\\') {
      ++at;
      continue;
    }
    const std::uint32_t length = escape_length(spot.text, at);
    if (length == 0 && at + 1 < spot.text.size()) return bad_escape(spot.text, at);
    at += std::max<std::uint32_t>(length, 1);
  }
  if (at < spot.text.size()) return {};
  return SyntaxFault{spot.at, message("字符串没有结束", "the string is not finished"),
                     message("补上结尾的双引号", "add the closing quote")};
}

SyntaxFault not_a_number(const Spot& spot, std::uint32_t begin) {
  std::uint32_t end = begin;
  while (end < spot.text.size() &&
         std::string_view(" \t\r\n,:[]{}\"").find(spot.text[end]) == std::string_view::npos) {
    end += static_cast<std::uint32_t>(utf8::decode(spot.text, end).length);
    if (end - begin >= 40) break;
  }
  const std::string shown(spot.text.substr(begin, end - begin));
  return {begin,
          message("{} 不是 JSON 的数，或者过大", "{} is not a JSON number, or too large", shown),
          message("数写作 0.5、-3、1e3（没有多余的 0、+、单位）；其他写法请用双引号括起",
                  "write 0.5, -3, 1e3 (no leading 0 or +, no unit); put other forms in quotes")};
}

MaybeFault broken_number(const Spot& spot) {
  const char c = spot.byte();
  if (!spot.wants_value() || !(is_digit(c) || c == '-' || c == '+' || c == '.')) return {};
  return not_a_number(spot, spot.at);
}

// 007, 1.2.3, 100万: the parser took the first digits for a whole number.
MaybeFault glued_number(const Spot& spot) {
  const bool glued = spot.at == spot.last_good && spot.at > 0 && is_digit(spot.text[spot.at - 1]) &&
                     (spot.wants_separator() || spot.expect == Expect::end);
  if (!glued || std::string_view("}]:=").find(spot.byte()) != std::string_view::npos) return {};
  std::uint32_t begin = spot.at;
  while (begin > 0 &&
         (is_digit(spot.text[begin - 1]) ||
          std::string_view("+-.eE").find(spot.text[begin - 1]) != std::string_view::npos)) {
    --begin;
  }
  return not_a_number(spot, begin);
}

MaybeFault wrong_word(const Spot& spot) {
  if (!spot.wants_value() || !is_letter(spot.byte())) return {};
  const std::string word(spot.text.substr(spot.at, word_end(spot.text, spot.at) - spot.at));
  std::string lower = word;
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  std::string right;
  if (lower == "true" || lower == "false" || lower == "null") right = lower;
  if (lower == "none" || lower == "nil" || lower == "undefined" || lower == "nan") right = "null";
  const Message fault = message("不认识的词 {}", "unknown word {}", word);
  if (!right.empty()) return SyntaxFault{spot.at, fault, message("改为 {}", "write {}", right)};
  return SyntaxFault{spot.at, fault, message("文字要用双引号括起", "put text into double quotes")};
}

MaybeFault bare_key(const Spot& spot) {
  const bool starts_name = is_letter(spot.byte()) || is_digit(spot.byte()) ||
                           static_cast<unsigned char>(spot.byte()) >= 0x80;
  if (!spot.wants_key() || !starts_name) return {};
  if (is_digit(spot.byte())) {
    return SyntaxFault{
        spot.at, message("这里应为名称，却是数字", "a number stands where a name must be"),
        message("名称用双引号括起；数里不写千位分隔符",
                "put the name into double quotes; write numbers without thousands separators")};
  }
  return SyntaxFault{spot.at, message("名称没有用双引号括起", "the name is not in double quotes"),
                     message("给名称加上双引号", "put the name into double quotes")};
}

MaybeFault wrong_bracket(const Spot& spot) {
  const bool in_object = spot.expect == Expect::after_member || spot.expect == Expect::first_key ||
                         spot.expect == Expect::key || spot.expect == Expect::colon ||
                         spot.expect == Expect::member_value;
  const char wrong = in_object ? ']' : '}';
  if (spot.byte() != wrong || spot.expect == Expect::end || spot.expect == Expect::value) return {};
  const std::string_view want = in_object ? "}" : "]";
  const std::string_view got = in_object ? "]" : "}";
  return SyntaxFault{spot.at,
                     message("括号不配对：应为 {}，却是 {}",
                             "the brackets do not match: {} expected, {} found", want, got),
                     message("检查前面的括号", "check the brackets before it")};
}

MaybeFault missing_comma(const Spot& spot) {
  const char c = spot.byte();
  const bool opens = c == '"' || c == '{' || c == '[' || c == '-' || is_digit(c) || is_letter(c);
  if (!spot.wants_separator()) return {};
  const bool after_string = spot.last_good > 0 && spot.text[spot.last_good - 1] == '"';
  if (after_string && spot.at == spot.last_good && c != ':' && c != '=') {
    return SyntaxFault{
        spot.at, message("字符串后紧跟着其他文字", "other text follows a string at once"),
        message("字符串里的双引号写作 \\\"（或用 “ ”）；两项之间要有逗号",
                "write a quote inside a string as \\\"; put a comma between two items")};
  }
  if (!opens) return {};
  return SyntaxFault{spot.last_good, message("缺少逗号", "a comma is missing"),
                     message("在这里加上 ,", "put a , here")};
}

MaybeFault missing_colon(const Spot& spot) {
  if (spot.expect != Expect::colon) return {};
  return SyntaxFault{spot.last_good,
                     message("名称后缺少冒号", "the colon after the name is missing"),
                     message("名称与值之间写 :", "put a : between the name and its value")};
}

MaybeFault extra_comma(const Spot& spot) {
  if (spot.byte() != ',' || spot.wants_separator()) return {};
  return SyntaxFault{spot.at, message("多了一个逗号", "a comma too many"),
                     message("删去这个逗号", "delete this comma")};
}

MaybeFault text_after_end(const Spot& spot) {
  if (spot.expect != Expect::end) return {};
  return SyntaxFault{
      spot.at, message("JSON 已经结束，后面还有文字", "text stands after the end of the JSON"),
      message("一个文件只能有一个对象；检查是否多了右括号",
              "one file holds one object; look for a bracket too many")};
}

SyntaxFault anything_else(const Spot& spot) {
  const Message want = wanted(spot.expect);
  const std::string got = found(spot);
  return {spot.at,
          {fmt::format("应为 {}，却是 {}", want.zh, got),
           fmt::format("{} expected, {} found", want.en, got)},
          {}};
}

// Steps over one good separator, so that the spot is the token that is wrong. A comma before a
// closing bracket is a fault of its own.
MaybeFault pass_separator(Spot& spot) {
  const auto step = [&spot](Expect next) {
    const std::uint32_t separator = spot.at;
    spot.at = skip_space(spot.text, separator + 1);
    spot.expect = next;
    return separator;
  };
  if (spot.expect == Expect::colon && spot.byte() == ':') step(Expect::member_value);
  if (!spot.wants_separator() || spot.byte() != ',') return {};
  const bool in_object = spot.expect == Expect::after_member;
  const std::uint32_t comma = step(in_object ? Expect::key : Expect::item);
  if (spot.byte() != (in_object ? '}' : ']')) return {};
  const std::string_view bracket = in_object ? "}" : "]";
  return SyntaxFault{comma, message("{} 前多了一个逗号", "a comma too many before {}", bracket),
                     message("删去这个逗号", "delete this comma")};
}

}  // namespace

std::uint32_t skip_space(std::string_view text, std::uint32_t offset) {
  while (offset < text.size() && (text[offset] == ' ' || text[offset] == '\t' ||
                                  text[offset] == '\n' || text[offset] == '\r')) {
    ++offset;
  }
  return offset;
}

SyntaxFault explain(std::string_view text, std::uint32_t offset, Expect expect) {
  Spot spot{text, skip_space(text, offset), expect, offset};
  if (const MaybeFault trailing = pass_separator(spot)) return *trailing;
  constexpr std::array checks{end_of_text,   comment,       wide_mark,     single_quote,
                              broken_string, broken_number, glued_number,  wrong_word,
                              bare_key,      extra_comma,   wrong_bracket, text_after_end,
                              missing_comma, missing_colon};
  for (const auto check : checks) {
    if (const MaybeFault fault = check(spot)) return *fault;
  }
  return anything_else(spot);
}

}  // namespace zhibiao::json
