// The one file that knows qpdf: what pdf/read_back loads when it is needed.

#include "pdf/read_back.h"

#define POINTERHOLDER_TRANSITION 4
#include <qpdf/Pipeline.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFEmbeddedFileDocumentHelper.hh>
#include <qpdf/QPDFExc.hh>

#include <exception>
#include <stdexcept>
#include <string_view>

namespace zhibiao::pdf {

namespace {

struct TooLong {};

// Keeps what is written, up to a limit: a few bytes can decode to any number. qpdf writes piece by
// piece, and takes an exception for a fault of the stream.
class BoundedBytes final : public Pipeline {
 public:
  explicit BoundedBytes(std::size_t limit) : Pipeline("bounded bytes", nullptr), limit_(limit) {}

  void write(const unsigned char* data, std::size_t length) override {
    exceeded = exceeded || length > limit_ - bytes.size();
    if (exceeded) throw std::runtime_error("longer than the limit");
    bytes.append(reinterpret_cast<const char*>(data), length);
  }
  void finish() override {}

  Bytes bytes;
  bool exceeded = false;

 private:
  std::size_t limit_;
};

Message damaged(std::string_view reason) {
  return message("这不是完好的 PDF：{}", "this is no sound PDF: {}", reason);
}

Bytes decode(QPDFObjectHandle stream, const ReadLimits& limits) {
  BoundedBytes bounded(limits.attachment);
  const bool whole = stream.pipeStreamData(&bounded, 0, qpdf_dl_specialized, true);
  if (bounded.exceeded) throw TooLong();
  if (!whole) {
    throw std::runtime_error("an embedded file cannot be decoded");
  }
  return std::move(bounded.bytes);
}

Result<std::map<std::string, Bytes>> read(const Bytes& pdf, const ReadLimits& limits) {
  QPDF file;
  file.setSuppressWarnings(true);
  file.setAttemptRecovery(false);
  file.processMemoryFile("pdf", pdf.data(), pdf.size());
  // Programs that append a signature may miscount objects (PDFBox 2 does). What does harm throws
  // here, or comes up again below.
  file.getWarnings();
  if (file.isEncrypted()) {
    return failure(message("这个 PDF 加了密，zhibiao 写出的从不加密",
                           "this PDF is encrypted, as none is that zhibiao writes"));
  }
  std::map<std::string, Bytes> found;
  for (const auto& [name, specification] :
       QPDFEmbeddedFileDocumentHelper(file).getEmbeddedFiles()) {
    if (found.size() == limits.attachments) {
      return failure(message("这个 PDF 带有 {} 个以上的附件", "this PDF holds more than {} files",
                             limits.attachments));
    }
    found.emplace(name, decode(specification->getEmbeddedFileStream(), limits));
  }
  if (const auto warnings = file.getWarnings(); !warnings.empty()) {
    return failure(damaged(warnings.front().getMessageDetail()));
  }
  return found;
}

Result<std::map<std::string, Bytes>> read_within(const Bytes& pdf, const ReadLimits& limits) {
  if (pdf.size() > limits.file) {
    return failure(message("文件有 {} 字节，超过 {}", "the file has {} bytes, more than {}",
                           pdf.size(), limits.file));
  }
  try {
    return read(pdf, limits);
  } catch (const TooLong&) {
    return failure(message("附件解压后超过 {} 字节", "a file inside is longer than {} bytes",
                           limits.attachment));
  } catch (const QPDFExc& fault) {
    return failure(damaged(fault.getMessageDetail()));
  } catch (const std::exception& fault) {
    return failure(damaged(fault.what()));
  }
}

}  // namespace

extern "C" void zhibiao_read_attachments(const Bytes& pdf, const ReadLimits& limits,
                                         Result<std::map<std::string, Bytes>>& attachments) {
  attachments = read_within(pdf, limits);
}

}  // namespace zhibiao::pdf
