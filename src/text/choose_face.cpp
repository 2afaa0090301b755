#include "text/choose_face.h"

#include <algorithm>

#include "base/utf8.h"
#include "text/unicode.h"

namespace zhibiao::text {

namespace {

// HarfBuzz draws these from others where a font lacks them: spaces of stated widths from the space,
// the no-break hyphen from the hyphen, and a tab is set as a space.
char32_t stand_in(char32_t c) {
  if (c == '\t' || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F)
    return ' ';
  return c == 0x2011 ? 0x2010 : c;
}

bool draws(const Face& face, std::u32string_view cluster) {
  return std::all_of(cluster.begin(), cluster.end(), [&face](char32_t c) {
    if (face.glyph(c)) return true;
    const char32_t other = stand_in(c);
    return (other != c && face.glyph(other)) || is_default_ignorable(c);
  });
}

std::string to_utf8(std::u32string_view cluster) {
  std::string text;
  for (const char32_t c : cluster) utf8::append(text, c);
  return text;
}

std::string list_code_points(std::u32string_view cluster) {
  std::string list;
  for (const char32_t c : cluster) {
    if (!list.empty()) list += ' ';
    list += fmt::format("U+{:04X}", static_cast<std::uint32_t>(c));
  }
  return list;
}

// The same fault is often met again (a font missing in each of its paragraphs); once is enough.
void error_once(Diagnostics& diagnostics, Code code, Location at, Message what, Message cure) {
  for (const Diagnostic& known : diagnostics.list()) {
    if (known.code == code && known.message.zh == what.zh) return;
  }
  diagnostics.error(code, std::move(at), std::move(what), std::move(cure));
}

}  // namespace

Location location_of(const bind::Origin& origin) {
  return origin.in_record.exists() ? origin.in_record.location() : origin.in_template.location();
}

void FaceChooser::enter_run(const std::string& role, const bind::Origin& origin) {
  origin_ = &origin;
  if (role == role_) return;
  role_ = role;
  chain_.clear();
  chain_broken_ = false;
  for (const FaceId id : fonts_.chain(role)) chain_.push_back({id});
  if (!chain_.empty()) return;
  chain_broken_ = true;
  std::string roles;
  for (const std::string& name : fonts_.roles()) roles += (roles.empty() ? "" : " ") + name;
  error_once(diagnostics_, code::unknown_role, origin.in_template.location(),
             message("没有字体角色“{}”", "there is no font role \"{}\"", role),
             message("字体清单中的角色：{}", "the roles of the font manifest: {}", roles));
}

const Face* FaceChooser::open(Link& link) {
  if (link.tried) return link.face;
  link.tried = true;
  const auto opened = fonts_.open(link.id);
  if (opened) return link.face = *opened;
  chain_broken_ = true;
  const bool missing = !fonts_.find(link.id);
  error_once(
      diagnostics_, missing ? code::font_missing : code::font_unusable, fonts_.named_at(link.id),
      opened.error(),
      message("字体角色“{}”要用它：运行 scripts/setup，或用 --fonts 指明字体所在的文件夹",
              "font role \"{}\" needs it: run scripts/setup, or name its folder with --fonts",
              role_));
  return nullptr;
}

std::optional<ChosenFace> FaceChooser::choose_variation(std::u32string_view cluster) {
  if (cluster.size() != 2 || !is_variation_selector(cluster[1])) return std::nullopt;
  for (Link& link : chain_) {
    const Face* face = open(link);
    if (face == nullptr || !face->glyph(cluster[0], cluster[1])) continue;
    if (&link != &chain_.front()) report_fallback(cluster, link);
    return ChosenFace{link.id, face};
  }
  return std::nullopt;
}

std::optional<ChosenFace> FaceChooser::choose(std::u32string_view cluster) {
  if (const auto varied = choose_variation(cluster)) return varied;
  for (Link& link : chain_) {
    const Face* face = open(link);
    if (face == nullptr || !draws(*face, cluster)) continue;
    if (&link != &chain_.front()) report_fallback(cluster, link);
    return ChosenFace{link.id, face};
  }
  report_missing(cluster);
  return std::nullopt;
}

std::optional<ChosenFace> FaceChooser::find(char32_t character) const {
  for (const Link& link : chain_) {
    const auto opened = fonts_.open(link.id);
    if (opened && (*opened)->glyph(character)) return ChosenFace{link.id, *opened};
  }
  return std::nullopt;
}

bool FaceChooser::seen(std::u32string_view cluster, int face) {
  const auto same = [&](const auto& known) {
    return known.second == face && known.first == cluster;
  };
  if (std::any_of(reported_.begin(), reported_.end(), same)) return true;
  reported_.emplace_back(cluster, face);
  return false;
}

void FaceChooser::report_fallback(std::u32string_view cluster, const Link& link) {
  if (seen(cluster, link.id)) return;
  const FaceFacts& facts = link.face->facts();
  diagnostics_.note(
      code::glyph_fallback, location_of(*origin_),
      message("“{}”（{}）不在字体角色“{}”的首选字体中，改用 {}",
              "\"{}\" ({}) is not in the first font of role \"{}\", drawn with {}",
              to_utf8(cluster), list_code_points(cluster), role_, facts.postscript_name));
}

void FaceChooser::report_missing(std::u32string_view cluster) {
  if (chain_broken_ || seen(cluster, -1)) return;
  diagnostics_.error(
      code::glyph_missing, location_of(*origin_),
      message("没有字体含有“{}”（{}）", "no font has \"{}\" ({})", to_utf8(cluster),
              list_code_points(cluster)),
      message("改正此字，或用 --fonts 指明含有它的字体（角色“{}”）",
              "correct the character, or bring a font that has it with --fonts (role \"{}\")",
              role_));
}

}  // namespace zhibiao::text
