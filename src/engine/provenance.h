// Provenance: what a form was made from, so that it can be made again and compared. It rides inside
// a PDF/A-3a as JSON, beside the record.
//
// Digests are SHA-256 in hexadecimal. A font is known by its whole file: what a subset of it looks
// like hangs on no more than that, and an archivist can compute it with any tool.
#pragma once

#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/result.h"
#include "form/template.h"
#include "text/font.h"

namespace zhibiao::engine {

// Names of the files inside a PDF.
inline constexpr std::string_view record_name = "record.json";
inline constexpr std::string_view provenance_name = "provenance.json";

struct FontIdentity {
  std::string name;  // PostScript name
  std::string file;  // without its folder
  unsigned face = 0;
  std::string digest;  // of the file
  bool operator==(const FontIdentity&) const = default;
};

struct Provenance {
  std::string program;  // version
  std::string record_digest;
  form::FormIdentity form;
  std::string form_digest;
  std::vector<FontIdentity> fonts;  // in the order of the file's fonts
  std::string date;                 // as the caller gave it; empty: none
};

std::string to_json(const Provenance& provenance);
// nullopt exactly when an error was added: it comes out of a file that may be anything.
std::optional<Provenance> read_provenance(std::string bytes, Diagnostics& diagnostics);

// Of all that a template is read from: template.json, record.schema.json, and its pictures.
std::string template_digest(const form::Template& form);

// Digests of font files, each made once. Safe to share among threads.
class FontDigests {
 public:
  Result<std::string> of(const std::filesystem::path& file);

 private:
  std::mutex mutex_;
  std::map<std::filesystem::path, std::string> known_;
};

// What `faces` are; they have been opened. Fails where a font's file cannot be read again.
Result<std::vector<FontIdentity>> identify(const std::vector<text::FaceId>& faces,
                                           const text::FontSet& fonts, FontDigests& digests);

}  // namespace zhibiao::engine
