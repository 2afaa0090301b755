#include "pdf/read_back.h"

#include "base/module.h"

namespace zhibiao::pdf {

namespace {

using Read = void(const Bytes&, const ReadLimits&, Result<std::map<std::string, Bytes>>&);

// qpdf brings ten libraries more. To load them takes a tenth of the time in which a document is
// printed, for which they are not needed.
Result<Read*> load() {
  const Result<void*> function = load_function("zhibiao-qpdf.so", "zhibiao_read_attachments");
  if (!function) return failure(function.error());
  return reinterpret_cast<Read*>(*function);
}

}  // namespace

Result<void> load_reader() {
  const Result<Read*> read = load();
  if (!read) return failure(read.error());
  return {};
}

Result<std::map<std::string, Bytes>> read_attachments(const Bytes& pdf, const ReadLimits& limits) {
  const Result<Read*> read = load();
  if (!read) return failure(read.error());
  Result<std::map<std::string, Bytes>> attachments;
  (*read)(pdf, limits, attachments);
  return attachments;
}

}  // namespace zhibiao::pdf
