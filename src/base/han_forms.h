// Old forms of characters: code points under which a character may have been typed, and where
// Unicode has it today.
//
//   private use     GBK and GB 18030-2000/2005 wrote 106 characters with private-use code points,
//   for
//                   Unicode did not have them yet; GB 18030-2022 ends that
//   compatibility   compatibility ideographs, Kangxi radicals and CJK radicals, which look like a
//                   unified ideograph and are another character; copied from PDF files, mostly
#pragma once

#include <cstdint>
#include <optional>

namespace zhibiao {

enum class OldForm : std::uint8_t { none, private_use, compatibility };

// What kind of old form the code point is. Any private-use code point is one, with or without a
// modern form. The 12 unified ideographs among the compatibility ideographs are none.
OldForm old_form_of(char32_t code_point);

// The character that Unicode has for an old form; nothing where it has none.
std::optional<char32_t> modern_form(char32_t old_form);

}  // namespace zhibiao
