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

bool draws(const Face& face, char32_t c) {
  if (face.glyph(c)) return true;
  const char32_t other = stand_in(c);
  return (other != c && face.glyph(other)) || is_default_ignorable(c);
}

// The cluster with each mark joined to what is before it where Unicode has a character for both:
// HarfBuzz draws that one where the face has no mark.
std::u32string composed(std::u32string_view cluster) {
  std::u32string text;
  for (const char32_t c : cluster) {
    const auto joined = text.empty() ? std::nullopt : compose(text.back(), c);
    if (joined) {
      text.back() = *joined;
    } else {
      text += c;
    }
  }
  return text;
}

bool draws(const Face& face, std::u32string_view cluster) {
  const auto has = [&face](char32_t c) { return draws(face, c); };
  if (std::all_of(cluster.begin(), cluster.end(), has)) return true;
  if (cluster.size() < 2) return false;
  const std::u32string joined = composed(cluster);
  return joined.size() < cluster.size() && std::all_of(joined.begin(), joined.end(), has);
}

bool has_variation(std::u32string_view cluster) {
  return cluster.size() > 1 &&
         std::any_of(cluster.begin() + 1, cluster.end(), is_variation_selector);
}

// The same with the very forms that the variation selectors choose.
bool draws_variation(const Face& face, std::u32string_view cluster) {
  for (std::size_t at = 0; at < cluster.size(); ++at) {
    const bool varied = at + 1 < cluster.size() && is_variation_selector(cluster[at + 1]);
    if (varied ? !face.glyph(cluster[at], cluster[at + 1]).has_value() : !draws(face, cluster[at]))
      return false;
    if (varied) ++at;
  }
  return true;
}

// What a role's Latin faces draw: ASCII but the space, and the letters of the Latin blocks.
bool is_latin(char32_t c) {
  if (c < 0x80) return c > ' ' && c < 0x7F;
  return ((c >= 0xC0 && c <= 0x24F) || (c >= 0x1E00 && c <= 0x1EFF)) && is_letter(c);
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

void FaceChooser::enter_run(const std::string& role, bool bold, const bind::Origin& origin) {
  origin_ = &origin;
  if (role == role_ && bold == bold_) return;
  role_ = role;
  bold_ = bold;
  chain_broken_ = false;
  fill_chain(bold);
  if (chain_.empty()) {
    report_no_role();
  } else if (bold && fonts_.bold(role).empty()) {
    report_no_bold();
  }
}

// The bold faces of a role have Latin letters of their own.
void FaceChooser::fill_chain(bool bold) {
  latin_.clear();
  chain_.clear();
  const std::vector<FaceId> bold_faces = bold ? fonts_.bold(role_) : std::vector<FaceId>();
  for (const FaceId id : bold_faces) chain_.push_back({id});
  for (const FaceId id : fonts_.chain(role_)) chain_.push_back({id});
  own_links_ = bold_faces.size() + fonts_.own(role_).size();
  if (!bold_faces.empty()) return;
  for (const FaceId id : fonts_.latin(role_)) latin_.push_back({id});
}

void FaceChooser::report_no_bold() {
  error_once(
      diagnostics_, code::bold_missing, origin_->in_template.location(),
      message("字体角色“{}”没有粗体", "font role \"{}\" has no bold face", role_),
      message("写出描边的宽，如 \"bold\": \"0.02字\"，或在字体清单的 \"bold\" 中列出粗体",
              "state the width of a stroke, such as \"bold\": \"0.02字\", or list a bold face "
              "under \"bold\" in a font manifest"));
}

void FaceChooser::report_no_role() {
  chain_broken_ = true;
  std::string roles;
  for (const std::string& name : fonts_.roles()) roles += (roles.empty() ? "" : " ") + name;
  error_once(diagnostics_, code::unknown_role, origin_->in_template.location(),
             message("没有字体角色“{}”", "there is no font role \"{}\"", role_),
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

std::optional<ChosenFace> FaceChooser::choose_latin(std::u32string_view cluster) {
  if (latin_.empty() || cluster.empty() || !is_latin(cluster.front())) return std::nullopt;
  for (Link& link : latin_) {
    const Face* face = open(link);
    if (face != nullptr && draws(*face, cluster)) return ChosenFace{link.id, face};
  }
  return std::nullopt;
}

std::optional<ChosenFace> FaceChooser::choose_variation(std::u32string_view cluster) {
  if (!has_variation(cluster)) return std::nullopt;
  for (Link& link : chain_) {
    const Face* face = open(link);
    if (face == nullptr || !draws_variation(*face, cluster)) continue;
    if (&link != &chain_.front()) report_fallback(cluster, link);
    return ChosenFace{link.id, face};
  }
  return std::nullopt;
}

std::optional<ChosenFace> FaceChooser::choose(std::u32string_view cluster) {
  if (const auto latin = choose_latin(cluster)) return latin;
  if (const auto varied = choose_variation(cluster)) return varied;
  const bool private_use = std::any_of(cluster.begin(), cluster.end(), is_private_use);
  const std::size_t links = private_use ? own_links_ : chain_.size();
  for (std::size_t at = 0; at < links; ++at) {
    Link& link = chain_[at];
    const Face* face = open(link);
    if (face == nullptr || !draws(*face, cluster)) continue;
    if (has_variation(cluster)) {
      report_lost_variation(cluster, link);
    } else if (at > 0) {
      report_fallback(cluster, link);
    }
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

void FaceChooser::report_lost_variation(std::u32string_view cluster, const Link& link) {
  if (seen(cluster, link.id)) return;
  diagnostics_.note(
      code::glyph_fallback, location_of(*origin_),
      message("没有字体含有变体序列“{}”（{}），用 {} 的通常字形",
              "no font has the variation sequence \"{}\" ({}), drawn in the usual form with {}",
              to_utf8(cluster), list_code_points(cluster), link.face->facts().postscript_name));
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
