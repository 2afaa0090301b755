// Diagnostics: what is wrong, where, and how to mend it. An append-only list that every phase
// writes to; nothing here prints (engine/report does) and nothing throws.
//
// A phase goes on after a fault wherever a sane default exists, so that a user sees all faults at
// once. It returns std::nullopt exactly when it added an error.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/code.h"
#include "base/message.h"

namespace zhibiao {

enum class Severity { note, warning, error };

// A place in an input file. Self-contained: it stays valid after the file is gone.
struct Location {
  std::string file;       // as the user named it; empty: no file
  int line = 0;           // from 1; 0: the whole file
  int column = 0;         // from 1, in code points; 0: the whole line
  std::string pointer;    // JSON pointer (RFC 6901); empty: the root or no JSON
  std::string line_text;  // the source line, for the caret
};

Location whole_file(std::string name);

struct Note {
  Message message;
  std::optional<Location> at;
};

struct Diagnostic {
  Severity severity = Severity::error;
  Code code;
  Message message;
  Location at;
  std::vector<Note> notes;  // other places that matter
  Message cure;             // what to do about it; may be empty
};

class Diagnostics {
 public:
  // Each returns the new entry, so that notes and a cure can be added. The reference is good until
  // the next call.
  Diagnostic& error(Code code, Location at, Message message, Message cure = {});
  Diagnostic& warning(Code code, Location at, Message message, Message cure = {});
  Diagnostic& note(Code code, Location at, Message message);
  // One that was made elsewhere.
  void add(Diagnostic diagnostic);

  bool has_errors() const { return error_count_ > 0; }
  std::size_t error_count() const { return error_count_; }
  const std::vector<Diagnostic>& list() const { return list_; }
  void append(const Diagnostics& other);
  // Makes errors of the notes and warnings with this code.
  void raise(Code code);

 private:
  Diagnostic& add(Severity severity, Code code, Location at, Message message, Message cure);
  std::vector<Diagnostic> list_;
  std::size_t error_count_ = 0;
};

}  // namespace zhibiao
