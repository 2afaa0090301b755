// All that is asked of ICU: grapheme clusters (UAX #29), line break opportunities (UAX #14 for
// Chinese, strict), and a few properties of characters. Chinese rules beyond UAX #14 are in
// text/break.h.
//
// ICU's iterators are made once a thread; results depend on the text alone.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace zhibiao::text {

// Byte offsets where a grapheme cluster ends, ascending; the last is text.size(). Empty for no
// text.
std::vector<std::uint32_t> grapheme_ends(std::string_view text);

// Byte offsets where a line may or must end, ascending; the last is text.size(). Empty for no text.
std::vector<std::uint32_t> line_ends(std::string_view text);

bool is_letter(char32_t code_point);             // general category L, or a mark upon letters
bool is_wide(char32_t code_point);               // East Asian width W or F, or an ideograph
bool is_default_ignorable(char32_t code_point);  // drawn as nothing by nature: ZWJ, BOM, selectors
bool is_control(char32_t code_point);            // general category Cc
bool is_variation_selector(char32_t code_point);
bool is_private_use(char32_t code_point);  // general category Co

// The character that two make together (canonical composition); nothing where there is none.
std::optional<char32_t> compose(char32_t first, char32_t second);

}  // namespace zhibiao::text
