#include "form/style_table.h"

#include <algorithm>

#include "base/suggest.h"
#include "form/parse_value.h"
#include "form/read_style.h"
#include "json/fields.h"

namespace zhibiao::form {

namespace {

constexpr std::string_view default_name = "default";

// The member of "styles" that `style` is like; does not exist where it is like none of them.
json::Value like_of(json::Value styles, json::Value style) {
  const auto like = style.find("like");
  if (!like || !like->is(json::Kind::string)) return {};
  return styles.find(like->text()).value_or(json::Value());
}

void report_ring(const std::vector<json::Value>& chain, json::Value again,
                 Diagnostics& diagnostics) {
  std::string ring;
  for (auto style = std::find(chain.begin(), chain.end(), again); style != chain.end(); ++style) {
    ring += std::string(style->key()) + " → ";
  }
  ring += again.key();
  report_bad_value(chain.back().find("like").value_or(chain.back()),
                   message("样式互相引用：{}", "styles are like each other in a ring: {}", ring),
                   message("去掉其中一个 \"like\"", "drop one of the \"like\""), diagnostics);
}

}  // namespace

Style resolve(const StyleDraft& draft) {
  Style style = draft.plain;
  const auto at = [&style](const Measure& measure) { return at_size(measure, style.size); };
  const Length character = style.pitch > Length() ? style.pitch : style.size;
  style.leading = at(draft.leading);
  style.first_indent = at_size(draft.first_indent, character);
  style.left_indent = at_size(draft.left_indent, character);
  style.right_indent = at_size(draft.right_indent, character);
  style.space_before = at(draft.space_before);
  style.space_after = at(draft.space_after);
  style.han_latin_gap = at(draft.han_latin_gap.value_or(Measure{}));
  style.bold_stroke = at(draft.bold_stroke);
  style.padding = {at(draft.padding[0]), at(draft.padding[1]), at(draft.padding[2]),
                   at(draft.padding[3])};
  return style;
}

StyleTable::StyleTable() : drafts_(1) {
  names_.emplace(default_name, default_style);
}

void StyleTable::read(json::Value styles, Diagnostics& diagnostics) {
  if (!styles.exists() || !json::expect(styles, json::Kind::object, diagnostics)) return;
  if (const auto base = styles.find(default_name)) {
    if (const auto like = base->find("like")) {
      report_bad_value(*like,
                       message("样式 \"default\" 是所有样式的起点，不能再像别的样式",
                               "the style \"default\" is the base of all and is like no other"),
                       message("去掉 \"like\"", "drop \"like\""), diagnostics);
    }
    read_style_members(*base, drafts_[default_style], diagnostics);
  }
  for (const json::Value style : styles) {
    const bool is_read = find(style.key()).has_value();
    if (!is_read && style.key() != json::comment_key) read_chain(styles, style, diagnostics);
  }
}

// Walks from `style` to the first that is read already or is like no other, then reads them on the
// way back, so that each finds its base ready.
void StyleTable::read_chain(json::Value styles, json::Value style, Diagnostics& diagnostics) {
  std::vector<json::Value> chain;
  for (json::Value next = style; next.exists() && !find(next.key()); next = like_of(styles, next)) {
    if (std::find(chain.begin(), chain.end(), next) != chain.end()) {
      report_ring(chain, next, diagnostics);
      break;
    }
    chain.push_back(next);
  }
  for (auto member = chain.rbegin(); member != chain.rend(); ++member) {
    StyleId base = default_style;
    const auto like = member->find("like");
    // The first of a ring finds no base; the ring is reported.
    const bool in_ring = member == chain.rbegin() && like && like_of(styles, *member).exists() &&
                         !find(like->text());
    if (like && !in_ring) base = find_or_report(*like, diagnostics).value_or(default_style);
    StyleDraft draft = drafts_.at(base);
    read_style_members(*member, draft, diagnostics);
    names_.emplace(member->key(), add(draft));
  }
}

std::optional<StyleId> StyleTable::find(std::string_view name) const {
  const auto entry = names_.find(name);
  return entry == names_.end() ? std::nullopt : std::optional(entry->second);
}

StyleId StyleTable::add(const StyleDraft& draft) {
  drafts_.push_back(draft);
  return static_cast<StyleId>(drafts_.size() - 1);
}

StyleId StyleTable::for_running_text(StyleId style, const std::optional<GridPitch>& grid) {
  constexpr Measure quarter_em{{}, 250'000};
  StyleDraft draft = drafts_.at(style);
  if (draft.han_latin_gap && !grid) return style;
  if (!draft.han_latin_gap) draft.han_latin_gap = quarter_em;
  if (grid) {
    const Length size = draft.plain.size, difference = grid->character - size;
    const bool as_wide = max(difference, -difference) * 10 <= size;
    draft.leading = {grid->line, 0};
    draft.plain.pitch = as_wide ? grid->character : Length();
  }
  return add(draft);
}

std::optional<StyleId> StyleTable::find_or_report(json::Value name,
                                                  Diagnostics& diagnostics) const {
  const auto text = json::read_string(name, diagnostics);
  if (!text) return std::nullopt;
  if (const auto style = find(*text)) return style;
  std::vector<std::string> known;
  for (const auto& [key, id] : names_) known.push_back(key);
  const auto near = nearest(*text, known);
  diagnostics.error(code::unknown_style, name.location(),
                    message("没有样式 \"{}\"", "there is no style \"{}\"", *text),
                    near ? message("是否想写 \"{}\"？", "did you mean \"{}\"?", *near)
                         : message("在 \"styles\" 里定义它", "define it in \"styles\""));
  return std::nullopt;
}

StyleId StyleTable::read_inline(json::Value object, StyleId base, Diagnostics& diagnostics) {
  if (const auto like = object.find("like")) {
    base = find_or_report(*like, diagnostics).value_or(base);
  }
  StyleDraft draft = drafts_.at(base);
  read_style_members(object, draft, diagnostics);
  return add(draft);
}

StyleId StyleTable::read_reference(json::Value reference, StyleId base, Diagnostics& diagnostics) {
  if (!reference.exists()) return base;
  if (reference.is(json::Kind::string)) {
    return find_or_report(reference, diagnostics).value_or(base);
  }
  if (reference.is(json::Kind::object)) return read_inline(reference, base, diagnostics);
  json::report_kind(reference, {"样式的名称或样式对象", "the name of a style or a style object"},
                    diagnostics);
  return base;
}

std::vector<Style> StyleTable::resolved() const {
  std::vector<Style> styles;
  styles.reserve(drafts_.size());
  for (const StyleDraft& draft : drafts_) styles.push_back(resolve(draft));
  return styles;
}

}  // namespace zhibiao::form
