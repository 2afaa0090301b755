// table_rows: the rows of a table -> records' cells under the names of the first row.
//
// In: rows as a file gives them (engine/csv_rows.h, engine/xlsx_rows.h). Out: a RecordText a row. A
// row of empty cells alone is none: spreadsheets leave such at their foot. Knows no form:
// engine/table_record.h makes a record of a row.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "engine/records.h"

namespace zhibiao::engine {

struct RowFault {
  Message what, cure;
};

struct Row {
  std::vector<std::string> cells;  // as shown, spaces included
  int line = 1;                    // of a text: where it begins; of a sheet: its number
  std::optional<RowFault> fault;   // why it cannot be used
};

class RowSource {
 public:
  virtual ~RowSource() = default;
  // False at the end. Where the file cannot be read on, the last row has a fault.
  virtual bool next(Row& row) = 0;
  virtual std::uint64_t bytes_read() const = 0;
};

std::unique_ptr<RecordStream> table_rows(std::string name, std::unique_ptr<RowSource> source);

}  // namespace zhibiao::engine
