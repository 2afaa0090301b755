// collect: the reports of a batch's shards -> one report, as if one run had done it all.
//
// In: a folder with report-K-of-N.jsonl for each K. Out: report.jsonl and summary.txt in it, and
// what is missing: shards that have no finished report, files that are gone or changed, two records
// with one file name.
#pragma once

#include <filesystem>
#include <optional>

#include "base/diagnostic.h"
#include "engine/batch_report.h"

namespace zhibiao::engine {

// What is missing is an error each (batch-missing, output-clash); nullopt then, and nothing is
// written.
std::optional<BatchCounts> collect(const std::filesystem::path& folder, Language language,
                                   Diagnostics& diagnostics);

}  // namespace zhibiao::engine
