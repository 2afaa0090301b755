#include "bind/check_record.h"

#include <algorithm>
#include <tuple>
#include <utility>
#include <vector>

#include "bind/explain_violation.h"
#include "bind/violations.h"

namespace zhibiao::bind {

namespace {

// From the top of the file down, as a person mends it.
void append_in_order(const Diagnostics& found, Diagnostics& diagnostics) {
  std::vector<Diagnostic> sorted = found.list();
  std::stable_sort(sorted.begin(), sorted.end(), [](const Diagnostic& a, const Diagnostic& b) {
    return std::tie(a.at.line, a.at.column) < std::tie(b.at.line, b.at.column);
  });
  for (Diagnostic& one : sorted) {
    diagnostics.error(one.code, std::move(one.at), std::move(one.message), std::move(one.cure));
  }
}

bool report_schema(const json::Tree& schema, const Message& reason, Diagnostics& diagnostics) {
  diagnostics.error(code::bad_value, schema.root().location(), reason,
                    message("修正这个文件，或联系模板的维护者",
                            "mend this file, or tell whoever keeps the template"));
  return false;
}

}  // namespace

bool check_record(const json::Tree& record, const json::Tree& schema, Diagnostics& diagnostics) {
  const Result<std::shared_ptr<const CompiledSchema>> compiled = compile_schema(schema);
  if (!compiled) return report_schema(schema, compiled.error(), diagnostics);
  return check_record(record, schema, **compiled, diagnostics);
}

bool check_record(const json::Tree& record, const json::Tree& schema,
                  const CompiledSchema& compiled, Diagnostics& diagnostics) {
  const Result<std::vector<Violation>> violations = find_violations(record, compiled);
  if (!violations) return report_schema(schema, violations.error(), diagnostics);
  constexpr std::size_t most = 1'000;
  const std::size_t shown = std::min(violations->size(), most);
  Diagnostics found;
  for (std::size_t index = 0; index < shown; ++index) {
    explain_violation((*violations)[index], record, schema, found);
  }
  append_in_order(found, diagnostics);
  if (shown < violations->size()) {
    diagnostics.error(code::record_schema, record.root().location(),
                      message("还有 {} 处不符合要求", "{} more places are not as they should be",
                              violations->size() - shown));
  }
  return violations->empty();
}

}  // namespace zhibiao::bind
