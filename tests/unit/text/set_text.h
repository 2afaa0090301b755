// Help for the tests of src/text: shapes and sets a text in one style with the program's own fonts.
#pragma once

#include <string>
#include <vector>

#include "text/lines.h"

namespace zhibiao::text {

// The fonts of fonts/fonts.json, loaded once.
const FontSet& test_fonts();

// 10 pt, so that a 字 is 127 000 EMU; full, strict, left.
form::Style test_style();

ShapedParagraph shape_text(const std::string& text, const form::Style& style,
                           Diagnostics& diagnostics);
// Shaping must raise no error.
ShapedParagraph shape_text(const std::string& text, const form::Style& style);

// The text of each line, without what hangs at its end.
std::vector<std::string> line_texts(const ShapedParagraph& paragraph,
                                    const std::vector<Line>& lines);
std::vector<std::string> set_lines(const std::string& text, const form::Style& style,
                                   Length measure);

Length em(const form::Style& style, int hundredths = 100);

}  // namespace zhibiao::text
