// xlsx_book: what the rows of a workbook's sheet refer to: its table of texts, and the formats of
// its cells. Reads no cell (engine/xlsx_rows.h).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/xlsx_number.h"
#include "engine/xml_reader.h"
#include "engine/zip_file.h"

namespace zhibiao::engine {

struct XlsxBook {
  std::string sheet;                  // name of the part that holds the first visible sheet
  std::vector<std::string> texts;     // shared strings, by number
  std::vector<NumberFormat> formats;  // by the cell's style
  bool since_1904 = false;
};

// nullopt where the archive holds no workbook, or a damaged one.
std::optional<XlsxBook> read_book(const ZipFile& archive);

// Text with "_x000D_" for what XML cannot hold (ECMA-376-1, 22.9.2.19, ST_Xstring).
std::string unescaped(std::string_view text);

}  // namespace zhibiao::engine
