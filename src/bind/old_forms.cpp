#include "bind/old_forms.h"

#include <string_view>

#include "base/han_forms.h"
#include "base/utf8.h"

namespace zhibiao::bind {

namespace {

bool is_mapped(OldForm form, char32_t c, const form::CharacterPolicy& policy) {
  const bool wanted =
      form == OldForm::private_use ? policy.map_private_use : policy.map_compatibility;
  return wanted && modern_form(c);
}

std::string named(char32_t c) {
  std::string text;
  utf8::append(text, c);
  return fmt::format("{} (U+{:04X})", text, static_cast<std::uint32_t>(c));
}

void report_mapped(char32_t c, const Location& at, Diagnostics& diagnostics) {
  diagnostics.note(code::character_mapped, at,
                   message("U+{:04X} 换成了 {}", "U+{:04X} was replaced by {}",
                           static_cast<std::uint32_t>(c), named(*modern_form(c))));
}

void report_private_use(char32_t c, const Location& at, Diagnostics& diagnostics) {
  const auto code_point = static_cast<std::uint32_t>(c);
  const auto modern = modern_form(c);
  if (modern) {
    diagnostics.warning(
        code::private_use, at,
        message("U+{:04X} 是专用区的旧编码，今作 {}",
                "U+{:04X} is an old private-use code point; today it is {}", code_point,
                named(*modern)),
        message("改用今天的编码，或在模板中写 \"characters\": {{ \"private-use\": \"map\" }}",
                "type today's character, or let the template map it: \"characters\": "
                "{{ \"private-use\": \"map\" }}"));
    return;
  }
  diagnostics.warning(
      code::private_use, at,
      message("U+{:04X} 是专用区的字，只有造它的字体知道它是什么字",
              "U+{:04X} is a private-use character: only the font it was made for knows it",
              code_point),
      message("查明是什么字，改用它的 Unicode 编码",
              "find out which character is meant, and type its Unicode code point"));
}

void report_compatibility(char32_t c, const Location& at, Diagnostics& diagnostics) {
  diagnostics.warning(
      code::compatibility_form, at,
      message("{} 是兼容字形或部首，与 {} 是两个字符",
              "{} is a compatibility form or a radical, "
              "another character than {}",
              named(c), named(*modern_form(c))),
      message("改用后者，或在模板中写 \"characters\": {{ \"compatibility\": \"map\" }}",
              "type the latter, or let the template map it: \"characters\": "
              "{{ \"compatibility\": \"map\" }}"));
}

}  // namespace

void mend_old_forms(std::string& text, const form::CharacterPolicy& policy, OldFormsFound& found) {
  std::string mended;
  std::size_t copied = 0;  // of `text` into `mended`
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Decoded decoded = utf8::decode(text, at);
    const char32_t c = decoded.code_point;
    const std::size_t next = at + decoded.length;
    if (const OldForm form = old_form_of(c); form != OldForm::none) {
      const OldFormsFound::Found one{c, is_mapped(form, c, policy)};
      if (found.seen.insert(c).second) found.list.push_back(one);
      if (one.mapped) {
        mended.append(text, copied, at - copied);
        utf8::append(mended, *modern_form(c));
        copied = next;
      }
    }
    at = next;
  }
  if (copied == 0) return;
  mended.append(text, copied);
  text = std::move(mended);
}

void report_old_forms(const OldFormsFound& found, const Location& at, Diagnostics& diagnostics) {
  for (const OldFormsFound::Found& one : found.list) {
    const bool private_use = old_form_of(one.code_point) == OldForm::private_use;
    if (one.mapped) {
      report_mapped(one.code_point, at, diagnostics);
    } else if (private_use) {
      report_private_use(one.code_point, at, diagnostics);
    } else {
      report_compatibility(one.code_point, at, diagnostics);
    }
  }
}

}  // namespace zhibiao::bind
