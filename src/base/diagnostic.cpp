#include "base/diagnostic.h"

#include <utility>

namespace zhibiao {

Location whole_file(std::string name) {
  Location at;
  at.file = std::move(name);
  return at;
}

Diagnostic& Diagnostics::add(Severity severity, Code code, Location at, Message message,
                             Message cure) {
  if (severity == Severity::error) ++error_count_;
  list_.push_back({severity, code, std::move(message), std::move(at), {}, std::move(cure)});
  return list_.back();
}

Diagnostic& Diagnostics::error(Code code, Location at, Message message, Message cure) {
  return add(Severity::error, code, std::move(at), std::move(message), std::move(cure));
}

Diagnostic& Diagnostics::warning(Code code, Location at, Message message, Message cure) {
  return add(Severity::warning, code, std::move(at), std::move(message), std::move(cure));
}

Diagnostic& Diagnostics::note(Code code, Location at, Message message) {
  return add(Severity::note, code, std::move(at), std::move(message), {});
}

void Diagnostics::add(Diagnostic diagnostic) {
  if (diagnostic.severity == Severity::error) ++error_count_;
  list_.push_back(std::move(diagnostic));
}

void Diagnostics::append(const Diagnostics& other) {
  list_.insert(list_.end(), other.list_.begin(), other.list_.end());
  error_count_ += other.error_count_;
}

void Diagnostics::raise(Code code) {
  for (Diagnostic& diagnostic : list_) {
    if (diagnostic.code != code || diagnostic.severity == Severity::error) continue;
    diagnostic.severity = Severity::error;
    ++error_count_;
  }
}

}  // namespace zhibiao
