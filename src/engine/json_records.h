// json_records: a stream of JSON text -> the texts of the records in it.
//
// In: bytes. Out: each record's text and place; a record that is not JSON is cut out as well as can
// be and left to json::read to explain.
#pragma once

#include <iosfwd>
#include <memory>
#include <string>

#include "engine/records.h"

namespace zhibiao::engine {

// One record a line; empty lines are passed over.
std::unique_ptr<RecordStream> json_lines(std::string name, std::unique_ptr<std::istream> in);

// An array: its items. Anything else: one record.
std::unique_ptr<RecordStream> json_file(std::string name, std::unique_ptr<std::istream> in);

// An array: its items. Anything else: lines.
std::unique_ptr<RecordStream> json_stream(std::string name, std::unique_ptr<std::istream> in);

}  // namespace zhibiao::engine
