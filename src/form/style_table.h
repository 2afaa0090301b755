// StyleTable: the styles of a template while it is read. A style is a draft as long as it may still
// serve as the base of another: its 字 lengths hang on the size that the last one of the chain has.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "form/style.h"
#include "form/units.h"
#include "json/value.h"

namespace zhibiao::form {

// A Style with its lengths unresolved. `plain` holds all that hangs on no size.
struct StyleDraft {
  Style plain;
  Measure leading{{}, 1'500'000};
  Measure first_indent, left_indent, right_indent, space_before, space_after,
      bold_stroke;
  std::optional<Measure> han_latin_gap;  // none: 0, or a quarter em in running text
  // top right bottom left; 1.9 mm (5.4 pt) at the sides is what Word's tables have
  std::array<Measure, 4> padding{
      {{}, {Length::from_emu(68'400), 0}, {}, {Length::from_emu(68'400), 0}}};
};

Style resolve(const StyleDraft& draft);

// Of a page's grid: from line to line, and from character to character.
struct GridPitch {
  Length line, character;
};

inline constexpr StyleId default_style = 0;

class StyleTable {
 public:
  // Holds the style "default" alone.
  StyleTable();

  // Reads a template's "styles": follows "like" (unknown-style, and bad-value where styles are like
  // each other in a ring) whatever the order in which they stand.
  void read(json::Value styles, Diagnostics& diagnostics);

  std::optional<StyleId> find(std::string_view name) const;
  StyleId add(const StyleDraft& draft);
  const StyleDraft& draft(StyleId style) const { return drafts_.at(style); }
  // The style for running text: a quarter em between Han and Latin unless it says otherwise; on a
  // grid, its leading, and its pitch if the type is about as wide, with indents of so many
  // characters of it.
  StyleId for_running_text(StyleId style, const std::optional<GridPitch>& grid);
  Length size(StyleId style) const { return drafts_.at(style).plain.size; }

  // A reference to a style: a name, or an object with members of a style, which starts from what it
  // is "like", else from `base`. `base` itself where the reference does not exist or is wrong.
  StyleId read_reference(json::Value reference, StyleId base, Diagnostics& diagnostics);

  // All styles resolved; StyleId indexes them.
  std::vector<Style> resolved() const;

 private:
  void read_chain(json::Value styles, json::Value style, Diagnostics& diagnostics);
  std::optional<StyleId> find_or_report(json::Value name, Diagnostics& diagnostics) const;
  StyleId read_inline(json::Value object, StyleId base, Diagnostics& diagnostics);

  std::vector<StyleDraft> drafts_;
  std::map<std::string, StyleId, std::less<>> names_;
};

}  // namespace zhibiao::form
