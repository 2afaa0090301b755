#include "pdf/read_back.h"

#include "base/module.h"

namespace zhibiao::pdf {

namespace {

// qpdf brings ten libraries more. To load them takes a tenth of the time in which a document is
// printed, for which they are not needed.
constexpr const char* module_name = "zhibiao-qpdf.so";
constexpr const char* function_name = "zhibiao_read_attachments";

}  // namespace

Result<std::map<std::string, Bytes>> read_attachments(const Bytes& pdf, const ReadLimits& limits) {
  using Read = void(const Bytes&, const ReadLimits&, Result<std::map<std::string, Bytes>>&);
  const Result<void*> function = load_function(module_name, function_name);
  if (!function) return failure(function.error());
  Result<std::map<std::string, Bytes>> attachments;
  reinterpret_cast<Read*> (*function)(pdf, limits, attachments);
  return attachments;
}

}  // namespace zhibiao::pdf
