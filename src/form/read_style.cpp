#include "form/read_style.h"

#include <algorithm>

#include "base/utf8.h"
#include "form/parse_value.h"
#include "json/fields.h"

namespace zhibiao::form {

namespace {

template <class Choice>
void choose(json::Value value, Choice& target, const json::Choices<Choice>& choices,
            Diagnostics& diagnostics) {
  if (value.exists()) target = json::read_choice(value, choices, diagnostics).value_or(target);
}

// A list of marks, as they stand one after the other.
void read_marks(json::Value value, std::optional<std::u32string>& marks, Diagnostics& diagnostics) {
  if (!value.exists()) return;
  const auto text = json::read_string(value, diagnostics);
  if (!text) return;
  const bool spaced = std::any_of(text->begin(), text->end(),
                                  [](char c) { return static_cast<unsigned char>(c) <= 0x20; });
  if (spaced) {
    report_bad_value(value, message("标点表里有空格", "there is a space in the list of marks"),
                     message("标点一个挨一个写，如 \"，。、）\"",
                             "write the marks one after the other, such as \"，。、）\""),
                     diagnostics);
    return;
  }
  marks = utf8::to_utf32(*text);
}

void read_line_ends(json::Fields& fields, Style& style, Diagnostics& diagnostics) {
  choose(fields.take("prohibition"), style.prohibition,
         {{"none", Prohibition::none},
          {"basic", Prohibition::basic},
          {"gb", Prohibition::gb},
          {"strict", Prohibition::strict}},
         diagnostics);
  read_marks(fields.take("no-line-start"), style.own_prohibition.line_start, diagnostics);
  read_marks(fields.take("no-line-end"), style.own_prohibition.line_end, diagnostics);
  choose(fields.take("punctuation"), style.punctuation,
         {{"whole", PunctuationWidth::whole},
          {"full", PunctuationWidth::full},
          {"kaiming", PunctuationWidth::kaiming},
          {"half", PunctuationWidth::half}},
         diagnostics);
  const json::Value marks = fields.take("line-start-marks");
  if (!marks.exists()) return;
  const json::Choices<LineStartMarks> choices{{"keep", LineStartMarks::keep},
                                              {"trim", LineStartMarks::trim},
                                              {"trim-all", LineStartMarks::trim_all}};
  if (const auto choice = json::read_choice(marks, choices, diagnostics)) {
    style.line_start_marks = *choice;
  }
}

// A real face, or a stroke of a stated width.
void read_bold(json::Value bold, StyleDraft& draft, Diagnostics& diagnostics) {
  if (!bold.exists()) return;
  draft.bold_stroke = {};
  draft.plain.bold = bold.is(json::Kind::boolean) && bold.boolean();
  if (!bold.is(json::Kind::boolean)) read_measure(bold, draft.bold_stroke, diagnostics);
}

void read_type(json::Fields& fields, StyleDraft& draft, Diagnostics& diagnostics) {
  const json::Value font = fields.take("font");
  if (font.exists()) {
    const auto role = json::read_string(font, diagnostics);
    if (role && role->empty()) {
      report_bad_value(font, message("字体名为空", "the font has no name"), {}, diagnostics);
    }
    if (role) draft.plain.font = *role;
  }
  parse_into(fields.take("size"), draft.plain.size, parse_type_size, diagnostics);
  parse_into(fields.take("leading"), draft.leading, parse_leading, diagnostics);
  read_bold(fields.take("bold"), draft, diagnostics);
  parse_into(fields.take("color"), draft.plain.color, parse_color, diagnostics);
  if (const json::Value gap = fields.take("han-latin-gap"); gap.exists()) {
    read_measure(gap, draft.han_latin_gap.emplace(), diagnostics);
  }
  choose(fields.take("writing"), draft.plain.vertical, {{"horizontal", false}, {"vertical", true}},
         diagnostics);
}

void read_paragraph(json::Fields& fields, StyleDraft& draft, Diagnostics& diagnostics) {
  choose(fields.take("align"), draft.plain.align,
         {{"left", Align::left},
          {"center", Align::center},
          {"right", Align::right},
          {"justify", Align::justify},
          {"distribute", Align::distribute}},
         diagnostics);
  // May be negative: a hanging first line.
  parse_into(fields.take("first-indent"), draft.first_indent, parse_measure, diagnostics);
  read_measure(fields.take("indent"), draft.left_indent, diagnostics);
  read_measure(fields.take("indent-right"), draft.right_indent, diagnostics);
  read_measure(fields.take("space-before"), draft.space_before, diagnostics);
  read_measure(fields.take("space-after"), draft.space_after, diagnostics);
  draft.plain.orphan_lines = fields.integer("orphans", draft.plain.orphan_lines, 1, 9);
  draft.plain.widow_lines = fields.integer("widows", draft.plain.widow_lines, 1, 9);
}

void read_padding(json::Value value, std::array<Measure, 4>& padding, Diagnostics& diagnostics) {
  if (!value.exists()) return;
  if (!value.is(json::Kind::object)) {
    Measure all;
    read_measure(value, all, diagnostics);
    padding.fill(all);
    return;
  }
  json::Fields sides(value, diagnostics);
  constexpr std::array<std::string_view, 4> names{"top", "right", "bottom", "left"};
  for (std::size_t side = 0; side < names.size(); ++side) {
    read_measure(sides.take(names.at(side)), padding.at(side), diagnostics);
  }
  sides.refuse_others();
}

void read_cell(json::Fields& fields, StyleDraft& draft, Diagnostics& diagnostics) {
  choose(fields.take("valign"), draft.plain.vertical_align,
         {{"top", VerticalAlign::top},
          {"middle", VerticalAlign::middle},
          {"bottom", VerticalAlign::bottom}},
         diagnostics);
  read_padding(fields.take("padding"), draft.padding, diagnostics);
  const json::Value fill = fields.take("fill");
  if (fill.is(json::Kind::string) && fill.text() == "none")
    draft.plain.fill.reset();
  else
    parse_into(fill, draft.plain.fill, parse_color, diagnostics);
}

}  // namespace

void read_style_members(json::Value object, StyleDraft& draft, Diagnostics& diagnostics) {
  json::Fields fields(object, diagnostics);
  fields.take("like");
  read_type(fields, draft, diagnostics);
  read_line_ends(fields, draft.plain, diagnostics);
  read_paragraph(fields, draft, diagnostics);
  read_cell(fields, draft, diagnostics);
  fields.refuse_others();
}

}  // namespace zhibiao::form
