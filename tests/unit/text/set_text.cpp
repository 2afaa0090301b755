#include "unit/text/set_text.h"

#include <doctest/doctest.h>

namespace zhibiao::text {

const FontSet& test_fonts() {
  static const std::shared_ptr<const FontSet> fonts = [] {
    Diagnostics diagnostics;
    auto loaded = load_fonts(ZHIBIAO_SOURCE_DIR "/fonts/fonts.json", {}, diagnostics);
    REQUIRE(loaded != nullptr);
    return loaded;
  }();
  return *fonts;
}

form::Style test_style() {
  form::Style style;
  style.size = Length::pt(10);
  style.leading = Length::pt(16);
  return style;
}

ShapedParagraph shape_text(const std::string& text, const form::Style& style,
                           Diagnostics& diagnostics) {
  bind::Paragraph paragraph;
  paragraph.runs.push_back({text, 0, {}, {}});
  return shape(paragraph, {style}, test_fonts(), diagnostics);
}

ShapedParagraph shape_text(const std::string& text, const form::Style& style) {
  Diagnostics diagnostics;
  ShapedParagraph shaped = shape_text(text, style, diagnostics);
  CHECK_FALSE(diagnostics.has_errors());
  return shaped;
}

std::vector<std::string> line_texts(const ShapedParagraph& paragraph,
                                    const std::vector<Line>& lines) {
  std::vector<std::string> texts;
  for (const Line& line : lines) {
    std::string text = paragraph.text.substr(line.text_begin, line.text_end - line.text_begin);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\n')) text.pop_back();
    texts.push_back(std::move(text));
  }
  return texts;
}

std::vector<std::string> set_lines(const std::string& text, const form::Style& style,
                                   Length measure) {
  const ShapedParagraph paragraph = shape_text(text, style);
  return line_texts(paragraph, break_lines(paragraph, measure));
}

Length em(const form::Style& style, int hundredths) {
  return mul_div(style.size, hundredths, 100);
}

}  // namespace zhibiao::text
