#include "paint/dump.h"

#include <fmt/format.h>

#include <cstdlib>

namespace zhibiao::paint {

namespace {

std::string millimetres(Length length) {
  const std::int64_t micrometres = mul_div(length, 1'000, Length::mm(1).emu()).emu();
  const std::int64_t magnitude = std::abs(micrometres);
  return fmt::format("{}{}.{:03}", micrometres < 0 ? "-" : "", magnitude / 1'000,
                     magnitude % 1'000);
}

std::string point(Point at) {
  return millimetres(at.x) + " " + millimetres(at.y);
}

std::string color_text(Color color) {
  if (color.space == Color::Space::gray) return fmt::format("gray {}", color.red);
  return fmt::format("rgb {} {} {}", color.red, color.green, color.blue);
}

std::string_view line_text(Stroke::Line line) {
  switch (line) {
    case Stroke::Line::dashed:
      return "  dashed";
    case Stroke::Line::dotted:
      return "  dotted";
    case Stroke::Line::solid:
      break;
  }
  return "";
}

// A step from one glyph to the next, as printed.
std::string step_text(const GlyphAt& from, const GlyphAt& to) {
  std::string step = millimetres(to.x - from.x);
  if (to.y != from.y) step += ",dy " + millimetres(to.y - from.y);
  return step;
}

std::string steps_text(const std::vector<GlyphAt>& glyphs) {
  std::string steps, last;
  std::size_t count = 0;
  const auto flush = [&] {
    if (count > 0) steps += " " + last;
    if (count > 1) steps += fmt::format("*{}", count);
  };
  for (std::size_t index = 1; index < glyphs.size(); ++index) {
    std::string step = step_text(glyphs[index - 1], glyphs[index]);
    if (step != last) {
      flush();
      last = std::move(step);
      count = 0;
    }
    ++count;
  }
  flush();
  return steps.empty() ? "" : "  steps" + steps;
}

// The text in quotation marks on one line.
std::string quoted(const std::string& text) {
  std::string quoted = "\"";
  for (const char byte : text) {
    if (byte == '\n') {
      quoted += "\\n";
    } else if (byte == '\t') {
      quoted += "\\t";
    } else {
      if (byte == '"' || byte == '\\') quoted += '\\';
      quoted += byte;
    }
  }
  return quoted + '"';
}

std::string bold_text(Length stroke) {
  return stroke > Length() ? "  stroked " + millimetres(stroke) : "";
}

struct DumpItem {
  std::string operator()(const Fill& fill) const {
    return fmt::format("fill    {}  {} x {}  {}", point({fill.rect.x, fill.rect.y}),
                       millimetres(fill.rect.width), millimetres(fill.rect.height),
                       color_text(fill.color));
  }
  std::string operator()(const Stroke& stroke) const {
    return fmt::format("stroke  {} -> {}  width {}  {}{}", point(stroke.from), point(stroke.to),
                       millimetres(stroke.width), color_text(stroke.color), line_text(stroke.line));
  }
  std::string operator()(const GlyphRun& run) const {
    return fmt::format("text    {}  face {}  {}  {}{}{}{}{}  {}", point(run.origin), run.face,
                       millimetres(run.size), color_text(run.color), bold_text(run.stroke),
                       run.turned ? "  turned" : "", run.hidden ? "  hidden" : "",
                       steps_text(run.glyphs), quoted(run.text));
  }
  std::string operator()(const PictureAt& picture) const {
    return fmt::format("picture {}  {} x {}  clip {}  {} x {}  {} x {} pixels",
                       point({picture.box.x, picture.box.y}), millimetres(picture.box.width),
                       millimetres(picture.box.height), point({picture.clip.x, picture.clip.y}),
                       millimetres(picture.clip.width), millimetres(picture.clip.height),
                       picture.picture->width, picture.picture->height);
  }
  std::string operator()(const Mark& mark) const {
    const std::string kind =
        mark.element == artifact ? "artifact" : fmt::format("content {}", mark.element);
    return mark.text.empty() ? kind : kind + "  " + quoted(mark.text);
  }
};

}  // namespace

std::string dump(const DisplayList& list) {
  std::string text;
  int number = 0;
  for (const Page& page : list.pages) {
    text += fmt::format("page {}  {} x {}\n", ++number, millimetres(page.size.width),
                        millimetres(page.size.height));
    for (const Item& item : page.items) text += std::visit(DumpItem{}, item) + "\n";
    for (const SignatureField& field : page.fields) {
      text +=
          fmt::format("field   {}  {} x {}  content {}  {} {}\n", point({field.box.x, field.box.y}),
                      millimetres(field.box.width), millimetres(field.box.height), field.element,
                      quoted(field.name), quoted(field.tooltip));
    }
  }
  return text;
}

}  // namespace zhibiao::paint
