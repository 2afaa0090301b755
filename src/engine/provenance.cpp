#include "engine/provenance.h"

#include <fmt/format.h>

#include <memory>
#include <string_view>
#include <utility>

#include "base/digest.h"
#include "base/files.h"
#include "json/fields.h"
#include "json/read.h"
#include "json/write.h"

namespace zhibiao::engine {

namespace {

FontIdentity read_font(json::Value value, Diagnostics& diagnostics) {
  json::Fields fields(value, diagnostics);
  FontIdentity font;
  font.name = fields.string("name");
  font.file = fields.string("file");
  const json::Value face = fields.take("face");
  if (face.exists()) {
    font.face = static_cast<unsigned>(json::read_integer(face, 0, 65'535, diagnostics).value_or(0));
  }
  font.digest = fields.string("sha256");
  return font;
}

}  // namespace

std::string to_json(const Provenance& provenance) {
  std::string fonts;
  for (const FontIdentity& font : provenance.fonts) {
    fonts += fmt::format("{}    {{ \"name\": {}, \"file\": {}, \"face\": {}, \"sha256\": {} }}",
                         fonts.empty() ? "" : ",\n", json::quoted(font.name),
                         json::quoted(font.file), font.face, json::quoted(font.digest));
  }
  const form::FormIdentity& form = provenance.form;
  std::string text = fmt::format("{{\n  \"zhibiao\": {},\n", json::quoted(provenance.program));
  text += fmt::format("  \"record\": {{ \"file\": {}, \"sha256\": {} }},\n",
                      json::quoted(record_name), json::quoted(provenance.record_digest));
  text += fmt::format(
      "  \"template\": {{ \"id\": {}, \"title\": {}, \"edition\": {}, \"sha256\": {} }},\n",
      json::quoted(form.id), json::quoted(form.title), json::quoted(form.edition),
      json::quoted(provenance.form_digest));
  text += fmt::format("  \"fonts\": [\n{}\n  ],\n", fonts);
  return text + fmt::format("  \"date\": {}\n}}\n", json::quoted(provenance.date));
}

std::optional<Provenance> read_provenance(std::string bytes, Diagnostics& diagnostics) {
  const std::size_t errors_before = diagnostics.error_count();
  const auto tree =
      json::read(SourceFile(std::string(provenance_name), std::move(bytes)), diagnostics);
  if (tree == nullptr) return std::nullopt;
  json::Fields fields(tree->root(), diagnostics);
  Provenance provenance;
  provenance.program = fields.string("zhibiao");
  json::Fields record(fields.need("record"), diagnostics);
  provenance.record_digest = record.string("sha256");
  json::Fields form(fields.need("template"), diagnostics);
  provenance.form.id = form.string("id");
  provenance.form.title = form.string("title");
  provenance.form.edition = form.string("edition");
  provenance.form_digest = form.string("sha256");
  for (const json::Value font : fields.array("fonts")) {
    provenance.fonts.push_back(read_font(font, diagnostics));
  }
  provenance.date = fields.string("date");
  if (diagnostics.error_count() != errors_before) return std::nullopt;
  return provenance;
}

std::string template_digest(const form::Template& form) {
  std::string all(form.source->source().text());
  all += '\0';
  if (form.record_schema != nullptr) all += form.record_schema->source().text();
  for (const form::PictureFile& file : form.pictures) {
    all.append(1, '\0').append(file.name).append(1, '\0').append(file.bytes);
  }
  return digest_text(sha256(all));
}

Result<std::string> FontDigests::of(const std::filesystem::path& file) {
  const std::lock_guard lock(mutex_);
  const auto known = known_.find(file);
  if (known != known_.end()) return known->second;
  const Result<Bytes> bytes = read_file(file);
  if (!bytes) return failure(bytes.error());
  return known_.emplace(file, digest_text(sha256(*bytes))).first->second;
}

Result<std::vector<FontIdentity>> identify(const std::vector<text::FaceId>& faces,
                                           const text::FontSet& fonts, FontDigests& digests) {
  std::vector<FontIdentity> identities;
  for (const text::FaceId id : faces) {
    const text::FaceFacts& facts = fonts.face(id).facts();
    const auto path = fonts.find(id);
    Result<std::string> digest =
        path ? digests.of(*path) : failure(message("找不到字体 {}", "font {} is gone", facts.file));
    if (!digest) return failure(digest.error());
    identities.push_back({facts.postscript_name, facts.file, facts.index, std::move(*digest)});
  }
  return identities;
}

}  // namespace zhibiao::engine
