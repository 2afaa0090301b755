// clean: text as people type it -> the paragraphs that it says.
//
// People push words about with spaces, tabs, and full-width spaces; the form places by itself, so
// they are dropped at both ends of a paragraph and runs of them become one. Characters without a
// shape (controls, zero-width marks, text direction marks) are taken out. Nothing else changes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace zhibiao::bind {

struct CleanText {
  std::vector<std::string> paragraphs;  // none of them empty: lines without text are dropped
  std::size_t spaces = 0;               // white-space characters dropped (line ends not counted)
  std::size_t controls = 0;             // characters without a shape taken out
  bool operator==(const CleanText&) const = default;
};

// A paragraph ends at LF, CR, CRLF, VT, FF, NEL, U+2028, U+2029.
CleanText clean(std::string_view text);

// Characters of `text` that are not white space.
std::size_t count_characters(std::string_view text);

}  // namespace zhibiao::bind
