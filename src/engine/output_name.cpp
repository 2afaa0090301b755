#include "engine/output_name.h"

#include <algorithm>
#include <array>
#include <filesystem>

#include "base/digest.h"
#include "base/utf8.h"
#include "text/unicode.h"

namespace zhibiao::engine {

namespace {

constexpr std::string_view extension = ".pdf";
constexpr std::size_t longest_name = 255;  // bytes, NAME_MAX of Linux's file systems

// What no file system of Linux, macOS or Windows takes, what a terminal would obey, what cannot be
// seen, and what would turn the order of what can.
bool is_unsafe(char32_t c) {
  constexpr std::u32string_view marks = U"/\\:*?\"<>|";
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xFFFD ||
         marks.find(c) != std::u32string_view::npos || c == 0x2028 || c == 0x2029 ||
         text::is_default_ignorable(c) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069);
}

// Windows keeps these for devices, whatever the extension.
bool is_device(std::string_view name) {
  constexpr std::array<std::string_view, 22> devices{
      "con",  "prn",  "aux",  "nul",  "com1", "com2", "com3", "com4", "com5", "com6", "com7",
      "com8", "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9"};
  std::string stem(name.substr(0, name.find('.')));
  for (char& c : stem) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return std::find(devices.begin(), devices.end(), stem) != devices.end();
}

// The longest beginning of whole characters (grapheme clusters) in so many bytes.
std::string_view cut(std::string_view text, std::size_t bytes) {
  std::size_t end = 0;
  for (const std::uint32_t each : text::grapheme_ends(text)) {
    if (each > bytes) break;
    end = each;
  }
  return text.substr(0, end);
}

std::string fitted(std::string stem) {
  if (stem.size() + extension.size() <= longest_name) return stem + std::string(extension);
  const std::string mark = "~" + digest_text(sha256(stem), 4);
  const std::size_t room = longest_name - extension.size() - mark.size();
  return std::string(cut(stem, room)) + mark + std::string(extension);
}

std::string stem_of(const RecordText& record) {
  if (record.file == "<stdin>") return "stdin";
  return std::filesystem::path(record.file).stem().string();
}

Result<NamePart> read_placeholder(std::string_view inside) {
  if (inside == "file") return NamePart{NamePart::Kind::file, {}};
  if (inside == "number") return NamePart{NamePart::Kind::number, {}};
  if (inside.starts_with('/')) return NamePart{NamePart::Kind::value, std::string(inside)};
  return failure(message("文件名中的 {{{}}} 应为 {{/字段}}、{{file}} 或 {{number}}",
                         "{{{}}} in the file name should be {{/field}}, {{file}} or {{number}}",
                         inside));
}

Result<std::string> text_of(const NamePart& part, const json::Tree& tree) {
  const std::optional<json::Value> value = tree.at(part.text);
  const bool is_name = value && (value->is(json::Kind::string) || value->is(json::Kind::number));
  if (is_name && !safe_name(value->text()).empty()) return std::string(value->text());
  return failure(message("文件名要用 {}，记录中没有",
                         "the file name needs {}, which the record lacks", part.text));
}

}  // namespace

Result<NamePattern> read_name_pattern(std::string_view pattern) {
  if (pattern.ends_with(extension)) pattern.remove_suffix(extension.size());
  NamePattern parts;
  while (!pattern.empty()) {
    const std::size_t brace = pattern.find_first_of("{}");
    const std::string_view words = pattern.substr(0, brace);
    if (words.find('/') != std::string_view::npos) {
      return failure(message("文件名中不能有 /，目录由 -d 给出",
                             "a file name holds no /; -d names the folder"));
    }
    if (!words.empty()) parts.push_back({NamePart::Kind::words, std::string(words)});
    if (brace == std::string_view::npos) break;
    const std::size_t end = pattern.find('}', brace);
    if (pattern[brace] == '}' || end == std::string_view::npos) {
      return failure(message("文件名中的花括号没有配对", "a brace in the file name is not paired"));
    }
    Result<NamePart> part = read_placeholder(pattern.substr(brace + 1, end - brace - 1));
    if (!part) return failure(part.error());
    parts.push_back(std::move(*part));
    pattern.remove_prefix(end + 1);
  }
  if (parts.empty()) return failure(message("文件名是空的", "the file name is empty"));
  return parts;
}

const NamePattern& usual_name(bool alone) {
  static const NamePattern one{{NamePart::Kind::file, {}}};
  static const NamePattern many{
      {NamePart::Kind::file, {}}, {NamePart::Kind::words, "-"}, {NamePart::Kind::number, {}}};
  return alone ? one : many;
}

std::string safe_name(std::string_view text) {
  std::string name;
  for (const char32_t c : utf8::to_utf32(text)) {
    if (is_unsafe(c)) {
      name += '_';
    } else {
      utf8::append(name, c);
    }
  }
  const std::size_t begin = name.find_first_not_of(' ');
  if (begin == std::string::npos) return {};
  return name.substr(begin, name.find_last_not_of(' ') + 1 - begin);
}

Result<std::string> name_of(const NamePattern& pattern, const RecordText& record,
                            const json::Tree& tree) {
  std::string stem;
  for (const NamePart& part : pattern) {
    switch (part.kind) {
      case NamePart::Kind::words:
        stem += part.text;
        break;
      case NamePart::Kind::file:
        stem += stem_of(record);
        break;
      case NamePart::Kind::number:
        stem += std::to_string(record.place);
        break;
      case NamePart::Kind::value: {
        const Result<std::string> text = text_of(part, tree);
        if (!text) return failure(text.error());
        stem += *text;
      }
    }
  }
  stem = safe_name(stem);
  // A leading dot hides a file, and leads out of the folder where there are two.
  if (stem.empty() || stem.front() == '.' || is_device(stem)) stem = "_" + stem;
  return fitted(std::move(stem));
}

}  // namespace zhibiao::engine
