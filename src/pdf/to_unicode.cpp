#include "pdf/to_unicode.h"

#include <algorithm>

#include "pdf/number.h"

namespace zhibiao::pdf {

namespace {

constexpr std::string_view head =
    "/CIDInit /ProcSet findresource begin\n"
    "12 dict begin\n"
    "begincmap\n"
    "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
    "/CMapName /Adobe-Identity-UCS def\n"
    "/CMapType 2 def\n"
    "1 begincodespacerange\n"
    "<0000> <FFFF>\n"
    "endcodespacerange\n";

constexpr std::string_view foot =
    "endcmap\n"
    "CMapName currentdict /CMap defineresource pop\n"
    "end\n"
    "end\n";

// The PostScript language lets an array of a CMap section hold so many entries (Adobe TN 5014).
constexpr std::size_t section_limit = 100;

}  // namespace

Bytes to_unicode(const std::vector<CodedGlyph>& glyphs) {
  Bytes cmap(head);
  for (std::size_t first = 0; first < glyphs.size(); first += section_limit) {
    const std::size_t end = std::min(first + section_limit, glyphs.size());
    cmap += std::to_string(end - first) + " beginbfchar\n";
    for (std::size_t index = first; index < end; ++index) {
      cmap += '<';
      append_hexadecimal(cmap, glyphs[index].code);
      cmap += "> <" + hexadecimal(utf16_bytes(glyphs[index].text)) + ">\n";
    }
    cmap += "endbfchar\n";
  }
  return cmap.append(foot);
}

}  // namespace zhibiao::pdf
