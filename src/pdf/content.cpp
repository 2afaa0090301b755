#include "pdf/content.h"

#include <cstdlib>
#include <optional>

#include "base/utf8.h"
#include "pdf/font_objects.h"
#include "pdf/number.h"

namespace zhibiao::pdf {

namespace {

// Rounded to the nearest whole number, halves away from zero; divisor > 0.
std::int64_t divide_rounding(std::int64_t dividend, std::int64_t divisor) {
  const std::int64_t half = divisor / 2;
  return (dividend >= 0 ? dividend + half : dividend - half) / divisor;
}

// Does it have characters whose meaning is agreed in private? Such text must be said by ActualText
// even where it is what its glyphs mean (ISO 19005-2, 6.2.11.7.3).
bool has_private_use(std::string_view text) {
  for (std::size_t offset = 0; offset < text.size();) {
    const utf8::Decoded decoded = utf8::decode(text, offset);
    const char32_t c = decoded.code_point;
    if ((c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000) return true;
    offset += decoded.length;
  }
  return false;
}

// Where the pen stands in a run, in ten-thousandths of 1/1000 em from the run's origin: exactly
// where a reader's pen stands, since widths and adjustments are whole numbers of this unit.
using Pen = std::int64_t;
constexpr Pen pen_parts = 10'000;

Pen pen_place(Length x, Length size) {
  return mul_div(x, 1'000 * pen_parts, size.emu()).emu();
}

// One TJ operator in the making: [<00010002>-20<0003>]TJ
class GlyphString {
 public:
  bool empty() const { return text_.empty(); }

  void adjust(std::int64_t per_mille) {
    close();
    text_ += std::to_string(per_mille);
  }

  void show(std::uint16_t code) {
    if (!open_) text_ += '<';
    open_ = true;
    append_hexadecimal(text_, code);
  }

  // The finished operator; what is here afterwards is empty.
  std::string take() {
    close();
    std::string text = "[";
    text.append(text_).append("]TJ\n");
    text_.clear();
    return text;
  }

 private:
  void close() {
    if (open_) text_ += '>';
    open_ = false;
  }

  std::string text_;
  bool open_ = false;  // inside < >
};

// The state of the page's graphics, so that an operator is written only for a change.
class ContentWriter {
 public:
  ContentWriter(const paint::Page& page, const FontUses& fonts, const PictureUses& pictures)
      : height_(page.size.height), fonts_(fonts), pictures_(pictures) {
    text_ += '/';
    text_ += adjusting_state;
    text_ += " gs\n";
  }

  void operator()(const paint::Mark& mark) {
    end_path();
    end_text();
    end_mark();
    in_mark_ = true;
    in_actual_text_ = !mark.text.empty();
    in_artifact_ = mark.element == paint::artifact;
    if (in_artifact_) {
      text_ += "/Artifact BMC\n";
      return;
    }
    const std::string identifier = "/MCID " + std::to_string(marked_.size());
    marked_.push_back(mark.element);
    said_ += mark.text;
    if (in_actual_text_) {
      write_actual_text(mark.text, identifier);
    } else {
      text_.append("/P<<").append(identifier).append(">>BDC\n");
    }
  }

  void operator()(const paint::Fill& fill) {
    end_path();
    end_text();
    set_color(fill_color_, fill.color, "g", "rg");
    write_rectangle(fill.rect);
    text_ += "f\n";
  }

  // A clip narrower than the picture cuts a slice out of it.
  void operator()(const paint::PictureAt& picture) {
    end_path();
    end_text();
    text_ += "q\n";
    if (picture.clip != picture.box) {
      write_rectangle(picture.clip);
      text_ += "W n\n";
    }
    const Rect& box = picture.box;
    write({to_points(box.width), 0, 0, to_points(box.height), to_points(box.x),
           to_points(height_ - box.bottom())},
          "cm");
    text_.append("/").append(resource_name(*picture.picture, pictures_)).append(" Do\nQ\n");
  }

  void operator()(const paint::Stroke& stroke) {
    end_text();
    const bool same_width = stroke_width_ == stroke.width;
    const bool same_line =
        stroke_line_ == stroke.line && (same_width || stroke.line == paint::Stroke::Line::solid);
    if (!same_width || !same_line || stroke_color_ != stroke.color) end_path();
    set_color(stroke_color_, stroke.color, "G", "RG");
    if (!same_width) write({to_points(stroke.width)}, "w");
    if (!same_line) write_dashes(stroke);
    stroke_width_ = stroke.width;
    stroke_line_ = stroke.line;
    write_point(stroke.from, "m");
    write_point(stroke.to, "l");
    in_path_ = true;
  }

  void operator()(const paint::GlyphRun& run) {
    end_path();
    set_color(fill_color_, run.color, "g", "rg");
    begin_text();
    const FontUse& font = fonts_.at(run.face);
    set_font(font, run.size);
    set_drawing(run);
    text_ += run.turned ? "0 -1 1 0 " : "1 0 0 1 ";
    write_point(run.origin, "Tm");
    show(run, font);
  }

  Content finish() && {
    end_path();
    end_text();
    end_mark();
    set_mode(TextMode::fill);  // another stream may follow on the page
    return {std::move(text_), std::move(marked_), std::move(said_), std::move(said_until_)};
  }

 private:
  void write(std::initializer_list<std::int64_t> numbers, std::string_view operation) {
    for (const std::int64_t number : numbers) {
      append_decimal(text_, number, 4);
      text_ += ' ';
    }
    text_.append(operation) += '\n';
  }

  void write_point(Point point, std::string_view operation) {
    write({to_points(point.x), to_points(height_ - point.y)}, operation);
  }

  // Edges are rounded, not sizes, so that fills side by side meet.
  void write_rectangle(const Rect& rect) {
    const std::int64_t left = to_points(rect.x), right = to_points(rect.right());
    const std::int64_t bottom = to_points(height_ - rect.bottom());
    const std::int64_t top = to_points(height_ - rect.y);
    write({left, bottom, right - left, top - bottom}, "re");
  }

  // ISO 32000-1, 8.4.3.6. Dashes are three times as long as their gaps, dots as long; a gap is as
  // long as the stroke is wide, but 1 pt at least, or a thin stroke would look solid.
  void write_dashes(const paint::Stroke& stroke) {
    text_ += '[';
    if (stroke.line != paint::Stroke::Line::solid) {
      const Length gap = max(stroke.width, Length::pt(1));
      const int times = stroke.line == paint::Stroke::Line::dashed ? 3 : 1;
      append_decimal(text_, to_points(gap * times), 4);
      text_ += ' ';
      append_decimal(text_, to_points(gap), 4);
    }
    text_ += "]0 d\n";
  }

  void set_color(std::optional<Color>& current, Color color, std::string_view gray,
                 std::string_view rgb) {
    if (current == color) return;
    current = color;
    const auto level = [](std::uint8_t channel) { return divide_rounding(channel * 10'000, 255); };
    if (color.space == Color::Space::gray) {
      write({level(color.red)}, gray);
    } else {
      write({level(color.red), level(color.green), level(color.blue)}, rgb);
    }
  }

  void set_font(const FontUse& font, Length size) {
    if (font_ == &font && size_ == size) return;
    font_ = &font;
    size_ = size;
    text_.append("/").append(resource_name(font)).append(" ");
    write({to_points(size)}, "Tf");
  }

  void show(const paint::GlyphRun& run, const FontUse& font) {
    GlyphString string;
    Pen pen = 0;
    for (const ClusterSpan& cluster : clusters_of(run)) {
      const bool needs_text = !in_actual_text_ && !says(font, cluster);
      if (needs_text) begin_actual_text(string, cluster.text);
      note_said(font, cluster, needs_text);
      for (const paint::GlyphAt& at : cluster.glyphs) {
        set_rise(string, at.y);
        const CodedGlyph& glyph = font.find(at.glyph);
        const std::int64_t adjustment = divide_rounding(pen - pen_place(at.x, run.size), pen_parts);
        if (adjustment != 0) string.adjust(adjustment);
        string.show(glyph.code);
        pen += glyph.width - adjustment * pen_parts;
      }
      if (needs_text) end_actual_text(string);
    }
    flush(string);
    set_rise(string, Length());
  }

  void note_said(const FontUse& font, const ClusterSpan& cluster, bool in_actual_text) {
    if (in_artifact_ || in_actual_text_) return;
    if (in_actual_text) {
      said_ += cluster.text;
      return;
    }
    for (const paint::GlyphAt& at : cluster.glyphs) said_ += font.find(at.glyph).text;
  }

  // Do the ToUnicode texts of the cluster's glyphs add up to its text, and is that enough?
  static bool says(const FontUse& font, const ClusterSpan& cluster) {
    std::string_view rest = cluster.text;
    for (const paint::GlyphAt& at : cluster.glyphs) {
      const std::string& text = font.find(at.glyph).text;
      if (!rest.starts_with(text)) return false;
      rest.remove_prefix(text.size());
    }
    return rest.empty() && !has_private_use(cluster.text);
  }

  void flush(GlyphString& string) {
    if (!string.empty()) text_ += string.take();
  }

  // ISO 32000-1, 14.9.4.
  void begin_actual_text(GlyphString& string, std::string_view text) {
    flush(string);
    write_actual_text(text, "");
  }

  void write_actual_text(std::string_view text, std::string_view identifier) {
    text_.append("/Span<<").append(identifier).append("/ActualText<FEFF");
    text_.append(hexadecimal(utf16_bytes(text))).append(">>>BDC\n");
  }

  void end_actual_text(GlyphString& string) {
    flush(string);
    text_ += "EMC\n";
  }

  // ISO 32000-1, table 106. Hidden text is found and marked, but not painted.
  enum class TextMode : std::uint8_t { fill = 0, fill_and_stroke = 2, hidden = 3 };

  void set_mode(TextMode mode) {
    if (mode_ == mode) return;
    mode_ = mode;
    write({static_cast<std::int64_t>(mode) * 10'000}, "Tr");
  }

  void set_drawing(const paint::GlyphRun& run) {
    const bool stroked = run.stroke > Length();
    set_mode(run.hidden ? TextMode::hidden : stroked ? TextMode::fill_and_stroke : TextMode::fill);
    if (!stroked) return;
    set_color(stroke_color_, run.color, "G", "RG");
    if (stroke_width_ != run.stroke) write({to_points(run.stroke)}, "w");
    stroke_width_ = run.stroke;
    // A dashed rule may stand before. Round joins, for a mitre would put thorns on sharp corners.
    if (stroke_line_ != paint::Stroke::Line::solid) text_ += "[]0 d\n";
    stroke_line_ = paint::Stroke::Line::solid;
    if (!round_joins_) text_ += "1 j\n";
    round_joins_ = true;
  }

  void set_rise(GlyphString& string, Length y) {
    if (rise_ == y) return;
    flush(string);
    rise_ = y;
    write({to_points(-y)}, "Ts");
  }

  void begin_text() {
    if (!in_text_) text_ += "BT\n";
    in_text_ = true;
  }
  void end_text() {
    if (in_text_) text_ += "ET\n";
    in_text_ = false;
  }
  void end_path() {
    if (in_path_) text_ += "S\n";
    in_path_ = false;
  }
  void end_mark() {
    if (in_mark_) text_ += "EMC\n";
    in_mark_ = false;
    if (said_until_.size() < marked_.size()) said_until_.push_back(said_.size());
  }

  Bytes text_;
  std::vector<paint::ElementId> marked_;
  Bytes said_;
  std::vector<std::size_t> said_until_;
  Length height_;
  const FontUses& fonts_;
  const PictureUses& pictures_;
  bool in_text_ = false, in_path_ = false, in_mark_ = false;
  bool in_artifact_ = true;      // until the first mark
  bool in_actual_text_ = false;  // of the mark: its glyphs need say nothing of their own
  TextMode mode_ = TextMode::fill;
  bool round_joins_ = false;
  std::optional<Color> fill_color_, stroke_color_;
  paint::Stroke::Line stroke_line_ = paint::Stroke::Line::solid;
  std::optional<Length> stroke_width_;
  const FontUse* font_ = nullptr;
  Length size_, rise_;
};

}  // namespace

Content content(const paint::Page& page, const FontUses& fonts, const PictureUses& pictures) {
  ContentWriter writer(page, fonts, pictures);
  for (const paint::Item& item : page.items) std::visit(writer, item);
  return std::move(writer).finish();
}

}  // namespace zhibiao::pdf
