#include "engine/report.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "base/utf8.h"

namespace zhibiao::engine {

namespace {

// Text of an input file on a terminal: control characters would move the cursor, so a space stands
// for each.
std::string printable(std::string_view text) {
  std::string result;
  for (const char32_t c : utf8::to_utf32(text)) {
    const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) ||
                         (c >= 0x2066 && c <= 0x2069);
    utf8::append(result, control ? U' ' : c);
  }
  return result;
}

// The part of a source line that is shown, and where in it the caret stands.
struct Excerpt {
  std::string text;
  std::size_t caret = 0;  // in columns of the terminal
};

Excerpt excerpt_of(const Location& at) {
  constexpr std::size_t before = 50, shown = 90;  // a whole record may stand on one line
  const std::u32string line = utf8::to_utf32(at.line_text);
  const std::size_t column = std::min(static_cast<std::size_t>(at.column - 1), line.size());
  const std::size_t begin = column > before ? column - before : 0;
  std::string head, tail;
  for (const char32_t c : line.substr(begin, column - begin)) utf8::append(head, c);
  for (const char32_t c : line.substr(column, shown - (column - begin))) utf8::append(tail, c);
  head = (begin > 0 ? "…" : "") + printable(head);
  const bool cut = begin + shown < line.size();
  return {head + printable(tail) + (cut ? "…" : ""), utf8::display_width(head)};
}

std::string place(const Location& at) {
  if (at.file.empty()) return {};
  if (at.line == 0) return fmt::format("{}: ", printable(at.file));
  if (at.column == 0) return fmt::format("{}:{}: ", printable(at.file), at.line);
  return fmt::format("{}:{}:{}: ", printable(at.file), at.line, at.column);
}

void append_source(const Location& at, Language language, std::string& text) {
  if (!at.pointer.empty()) {
    text += fmt::format("  {} {}\n", language == Language::chinese ? "位于" : "at",
                        printable(at.pointer));
  }
  if (at.line == 0 || at.column == 0 || at.line_text.empty()) return;
  const Excerpt excerpt = excerpt_of(at);
  text +=
      fmt::format("{:>5} | {}\n      | {:>{}}\n", at.line, excerpt.text, "^", excerpt.caret + 1);
}

std::string_view severity_name(Severity severity, Language language) {
  const bool chinese = language == Language::chinese;
  switch (severity) {
    case Severity::error:
      return chinese ? "错误" : "error";
    case Severity::warning:
      return chinese ? "警告" : "warning";
    case Severity::note:
      return chinese ? "提示" : "note";
  }
  return {};
}

void append_diagnostic(const Diagnostic& diagnostic, Language language, std::string& text) {
  const bool chinese = language == Language::chinese;
  text += fmt::format("{}{}[{}]: {}\n", place(diagnostic.at),
                      severity_name(diagnostic.severity, language), diagnostic.code.name,
                      printable(in(language, diagnostic.message)));
  append_source(diagnostic.at, language, text);
  for (const Note& note : diagnostic.notes) {
    text += fmt::format("  {}{}: {}\n", note.at ? place(*note.at) : std::string{},
                        chinese ? "另见" : "note", printable(in(language, note.message)));
  }
  const std::string& cure = in(language, diagnostic.cure);
  if (!cure.empty()) text += fmt::format("  {}: {}\n", chinese ? "办法" : "cure", printable(cure));
}

}  // namespace

const std::string& in(Language language, const Message& message) {
  return language == Language::chinese ? message.zh : message.en;
}

std::string report_text(const Diagnostics& diagnostics, Language language) {
  std::string text;
  for (const Diagnostic& diagnostic : diagnostics.list()) {
    append_diagnostic(diagnostic, language, text);
  }
  return text;
}

}  // namespace zhibiao::engine
