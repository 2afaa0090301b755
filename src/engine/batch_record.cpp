#include "engine/batch_record.h"

#include <fmt/format.h>

#include <algorithm>
#include <system_error>
#include <utility>

#include "base/digest.h"
#include "engine/render.h"
#include "engine/table_record.h"
#include "json/read.h"

namespace zhibiao::engine {

namespace {

namespace fs = std::filesystem;

Location place_of(const RecordText& text) {
  Location at;
  at.file = text.file;
  at.line = text.start.line;
  return at;
}

// The form's name as the record gives it. A name alone: a record must not lead to any file it
// likes.
std::optional<std::string> form_name(const BatchRecord& record, const std::string& field,
                                     Diagnostics& diagnostics) {
  std::string name;
  if (record.text.header != nullptr) {
    name = cell_at(record.text, field);
  } else if (const auto value = record.tree->at(field)) {
    name = value->text();
  }
  if (!name.empty() && name.find('/') == std::string::npos && name.front() != '.') return name;
  diagnostics.error(
      code::template_not_found, place_of(record.text),
      message("记录的 {} 没有写模板的名字", "the record's {} does not name a template", field));
  return std::nullopt;
}

bool parse(BatchRecord& record) {
  const bool is_row = record.text.header != nullptr;
  std::string text = is_row ? record_of(record.text, record.form->form, record.diagnostics)
                            : std::move(record.text.text);
  if (record.failed()) return false;
  record.tree = json::read(SourceFile(record.text.file, std::move(text), record.text.start),
                           record.diagnostics);
  return record.tree != nullptr;
}

std::string inputs_of(const BatchRecord& record, const BatchWorker& worker) {
  const BatchOptions& options = worker.options;
  std::string all = fmt::format("{}\n{}\n{}\n{}\n{}{}\n", options.version, record.form->digest,
                                worker.fonts_digest, options.date, options.strict ? "strict " : "",
                                options.embed_record ? "embedded" : "");
  return digest_text(sha256(all.append(record.tree->source().text())));
}

// A column of the JSON that was made of a row means nothing to whoever keeps the table.
Diagnostics by_row(const Diagnostics& given, const RecordText& text) {
  Diagnostics moved;
  const auto move = [&text](Location& at) {
    if (at.file != text.file || at.line != text.start.line) return;
    at.column = 0;
    at.line_text.clear();
  };
  for (Diagnostic diagnostic : given.list()) {
    move(diagnostic.at);
    for (Note& note : diagnostic.notes) {
      if (note.at) move(*note.at);
    }
    moved.add(std::move(diagnostic));
  }
  return moved;
}

}  // namespace

BatchRecord::BatchRecord(RecordText record) : text(std::move(record)) {
  result.number = text.number;
  result.file = text.file;
  result.place = text.place;
  if (text.fault) diagnostics.add(*text.fault);
}

void BatchRecord::not_written(const Message& reason) {
  Location at;
  at.file = result.output;
  diagnostics.error(code::file_unwritable, std::move(at), reason);
  result.outcome = Outcome::failed;
  result.pages = 0;
  result.digest.clear();
}

void BatchRecord::finish() {
  if (result.outcome == Outcome::kept) return;
  if (text.header != nullptr) diagnostics = by_row(diagnostics, text);
  for (const Diagnostic& diagnostic : diagnostics.list()) {
    if (diagnostic.severity == Severity::warning) ++result.warnings;
    if (diagnostic.severity == Severity::error && !result.message) {
      result.message = diagnostic.message;
    }
  }
  result.diagnostics = diagnostics_json(diagnostics);
}

std::string fonts_digest(const text::FontSet& fonts) {
  std::string all;
  for (const std::string& role : fonts.roles()) {
    all += role;
    for (const text::FaceId face : fonts.chain(role)) {
      const auto path = fonts.find(face);
      std::error_code fault;
      const std::uintmax_t size = path ? fs::file_size(*path, fault) : 0;
      const auto time = path ? fs::last_write_time(*path, fault) : fs::file_time_type();
      all += fmt::format(" {}:{}:{}:{}", face, path ? path->string() : "", fault ? 0 : size,
                         time.time_since_epoch().count());
    }
    all += '\n';
  }
  return digest_text(sha256(all));
}

void BatchWorker::prepare(BatchRecord& record) const {
  if (record.failed()) return;
  std::string name = options.form;
  const bool is_row = record.text.header != nullptr;
  if (name.empty() && !is_row && !parse(record)) return;
  if (name.empty()) {
    const auto found = form_name(record, options.form_field, record.diagnostics);
    if (!found) return;
    name = *found;
  }
  record.form = templates.find(name, record.diagnostics);
  if (record.form == nullptr) return;
  if (record.tree == nullptr && !parse(record)) return;
  const NamePattern& pattern = options.name ? *options.name : usual_name(record.text.alone);
  Result<std::string> output = name_of(pattern, record.text, *record.tree);
  if (!output) {
    record.diagnostics.error(code::output_name, place_of(record.text), output.error(),
                             message("填上这个字段，或用 --name 换一种文件名",
                                     "fill in the field, or name files otherwise with --name"));
    return;
  }
  record.result.output = std::move(*output);
}

Reuse BatchWorker::reuse_for(const BatchRecord& record) const {
  return {record.form->schema.get(), &pdf_kept, &font_digests, record.form->labels.get()};
}

void BatchWorker::paint(BatchRecord& record) const {
  record.painted =
      paint_pages(record.form->form, *record.tree, fonts, reuse_for(record), record.diagnostics);
  record.tree.reset();
  if (options.strict) be_strict(record.diagnostics);
  if (record.failed()) record.painted.reset();
  if (!record.painted) return;
  record.result.outcome = Outcome::written;
  record.result.pages = static_cast<int>(record.painted->pages.size());
}

void BatchWorker::print(BatchRecord& record) const {
  if (record.failed()) return;
  record.result.inputs = inputs_of(record, *this);
  if (options.merge) return paint(record);
  if (auto kept = folder.find_kept(record.result.output, record.result.inputs)) {
    kept->number = record.text.number;
    kept->file = record.text.file;
    kept->place = record.text.place;
    record.result = std::move(*kept);
    record.tree.reset();
    return;
  }
  RenderOptions render_options;
  render_options.date = options.date;
  render_options.program = options.program;
  render_options.strict = options.strict;
  render_options.embed_record = options.embed_record;
  render_options.reuse = reuse_for(record);
  const std::optional<Rendered> rendered =
      render(record.form->form, record.tree.get(), fonts, render_options, record.diagnostics);
  record.tree.reset();
  if (!rendered) return;
  if (const auto written = folder.write(record.text.number, rendered->pdf); !written) {
    record.not_written(written.error());
    record.target_fault = written.error();
    return;
  }
  record.result.outcome = Outcome::written;
  record.result.pages = rendered->pages;
  record.result.digest = digest_text(rendered->digest);
}

}  // namespace zhibiao::engine
