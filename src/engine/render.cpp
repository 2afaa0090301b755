#include "engine/render.h"

#include <utility>

#include "base/digest.h"
#include "bind/bind.h"
#include "bind/check_record.h"
#include "engine/provenance.h"
#include "layout/dump.h"
#include "layout/layout.h"
#include "paint/dump.h"
#include "paint/paint.h"
#include "pdf/write.h"

namespace zhibiao::engine {

namespace {

bool fits_schema(const json::Tree& record, const json::Tree& schema, const Reuse& reuse,
                 Diagnostics& diagnostics) {
  if (reuse.schema == nullptr) return bind::check_record(record, schema, diagnostics);
  return bind::check_record(record, schema, *reuse.schema, diagnostics);
}

std::optional<bind::Document> fill(const form::Template& form, const json::Tree* record,
                                   const Reuse& reuse, Diagnostics& diagnostics) {
  if (record == nullptr) return bind::bind_blank(form, diagnostics);
  if (form.record_schema != nullptr &&
      !fits_schema(*record, *form.record_schema, reuse, diagnostics)) {
    return std::nullopt;
  }
  return bind::bind(form, *record, diagnostics);
}

// A day of the record: midnight in China, whose time forms are dated by.
std::string moment_of(const std::string& day) {
  return day.empty() ? std::string() : day + "T00:00:00+08:00";
}

std::string record_digest(const json::Tree& record) {
  return digest_text(sha256(record.source().text()));
}

pdf::Metadata metadata_of(const form::Template& form, const bind::Properties& properties,
                          const json::Tree* record, const RenderOptions& options) {
  pdf::Metadata metadata;
  metadata.title = properties.title;
  metadata.author = properties.author;
  metadata.subject =
      form.form.edition.empty() ? form.form.id : form.form.id + " " + form.form.edition;
  metadata.date = options.date.empty() ? moment_of(properties.date) : options.date;
  if (!options.program.empty()) metadata.producer += " " + options.program;
  const bool embeds = options.embed_record && record != nullptr;
  metadata.profile = embeds ? pdf::Profile::a3a_and_ua1 : options.profile;
  metadata.form = {{"id", form.form.id, "Identifier of the official form"},
                   {"edition", form.form.edition, "Edition of the official form"},
                   {"recordDigest", record != nullptr ? record_digest(*record) : std::string(),
                    "SHA-256 of the record that the form was filled in from"}};
  return metadata;
}

Result<std::vector<FontIdentity>> identify(const std::vector<text::FaceId>& faces,
                                           const text::FontSet& fonts, const Reuse& reuse) {
  FontDigests own;
  return identify(faces, fonts, reuse.font_digests != nullptr ? *reuse.font_digests : own);
}

// The record as it was read, and what else is needed to make the file again.
std::vector<pdf::Attachment> attachments_of(const form::Template& form, const json::Tree& record,
                                            const std::vector<FontIdentity>& fonts,
                                            const RenderOptions& options) {
  const Provenance provenance{options.program, record_digest(record),
                              form.form,       template_digest(form),
                              fonts,           options.date};
  using Relationship = pdf::Attachment::Relationship;
  return {{std::string(record_name), "填报的记录，本表由它印成", "application/json",
           Relationship::source, Bytes(record.source().text())},
          {std::string(provenance_name), "本表的来历：模板、字体、程序的版本和摘要",
           "application/json", Relationship::data, to_json(provenance)}};
}

// Paints pages and writes them into a file as they are finished. No page is held longer.
class PagesToFile final : public layout::PageSink {
 public:
  PagesToFile(const text::FontSet& fonts, const pdf::Metadata& metadata, pdf::Kept* kept)
      : writer_(fonts, metadata, kept) {}

  void add(layout::Page page) override {
    sizes_.push_back(page.size);
    writer_.add(paint::paint(page, structure_));
  }

  void add_to(std::size_t index, layout::Addition addition) override {
    writer_.add_to(index, paint::paint_addition(sizes_.at(index), addition));
  }

  Tally said() const { return writer_.said(); }
  int pages() const { return static_cast<int>(sizes_.size()); }
  std::vector<text::FaceId> faces() const { return writer_.faces(); }
  Result<pdf::SerializedFile> finish(const std::vector<pdf::Attachment>& attachments) && {
    return std::move(writer_).finish(std::move(structure_).finish(), attachments);
  }

 private:
  pdf::Writer writer_;
  paint::StructureBuilder structure_;
  std::vector<Size> sizes_;
};

// Content conservation: what the record says and the template shows is on the pages once and whole.
void report_loss(const Tally& shown, const Tally& said, Diagnostics& diagnostics) {
  diagnostics.error(
      code::content_lost, {},
      message("内容不守恒：应有 {} 段文字，页面上有 {} 段，或其中有不同的；没有写出文件",
              "content is not conserved: {} texts were to be shown, {} are on the pages, or some "
              "differ; no file was written",
              shown.count(), said.count()),
      message("这是程序的错误；请把记录和模板一并报告给维护者",
              "this is a fault of the program; please report it with the record and the template"));
}

class PagesToMemory final : public layout::PageSink {
 public:
  void add(layout::Page page) override { painted.pages.push_back(paint::paint(page, structure_)); }

  void add_to(std::size_t index, layout::Addition addition) override {
    const Size size = painted.pages.at(index).size;
    painted.additions.emplace_back(index, paint::paint_addition(size, addition));
  }

  Painted painted;

 private:
  paint::StructureBuilder structure_;
};

// The dumps show all pages at once.
bool dump(const bind::Document& document, const text::FontSet& fonts, const RenderOptions& options,
          Rendered& rendered) {
  Diagnostics said_by_the_render;
  const auto layout = layout::layout(document, fonts, said_by_the_render);
  if (!layout) return false;
  if (options.want_layout_dump) rendered.layout_dump = layout::dump(*layout);
  if (options.want_display_dump) rendered.display_dump = paint::dump(paint::paint(*layout));
  return true;
}

std::optional<Rendered> run_phases(const form::Template& form, const json::Tree* record,
                                   const text::FontSet& fonts, const RenderOptions& options,
                                   Diagnostics& diagnostics) {
  const std::optional<bind::Document> document = fill(form, record, options.reuse, diagnostics);
  if (!document) return std::nullopt;
  PagesToFile pages(fonts, metadata_of(form, document->properties, record, options),
                    options.reuse.kept);
  const std::optional<Tally> shown =
      layout::lay_out(*document, fonts, pages, diagnostics, options.reuse.labels);
  if (!shown) return std::nullopt;
  if (pages.said() != *shown) {
    report_loss(*shown, pages.said(), diagnostics);
    return std::nullopt;
  }
  Rendered rendered;
  rendered.pages = pages.pages();
  std::vector<pdf::Attachment> attachments;
  if (options.embed_record && record != nullptr) {
    auto identities = identify(pages.faces(), fonts, options.reuse);
    if (!identities) {
      diagnostics.error(code::file_unreadable, {}, identities.error());
      return std::nullopt;
    }
    attachments = attachments_of(form, *record, *identities, options);
    rendered.fonts = std::move(*identities);
  }
  Result<pdf::SerializedFile> file = std::move(pages).finish(attachments);
  if (!file) {
    diagnostics.error(code::pdf_write, {}, file.error());
    return std::nullopt;
  }
  rendered.pdf = std::move(file->bytes);
  rendered.digest = file->digest;
  const bool wants_dump = options.want_layout_dump || options.want_display_dump;
  if (wants_dump && !dump(*document, fonts, options, rendered)) return std::nullopt;
  return rendered;
}

}  // namespace

std::optional<Painted> paint_pages(const form::Template& form, const json::Tree& record,
                                   const text::FontSet& fonts, const Reuse& reuse,
                                   Diagnostics& diagnostics) {
  const std::optional<bind::Document> document = fill(form, &record, reuse, diagnostics);
  PagesToMemory pages;
  if (!document) return std::nullopt;
  const std::optional<Tally> shown =
      layout::lay_out(*document, fonts, pages, diagnostics, reuse.labels);
  if (!shown) return std::nullopt;
  pages.painted.shown = *shown;
  return std::move(pages.painted);
}

void be_strict(Diagnostics& diagnostics) {
  for (const Code code : {code::glyph_fallback, code::private_use, code::compatibility_form}) {
    diagnostics.raise(code);
  }
}

std::optional<Rendered> render(const form::Template& form, const json::Tree* record,
                               const text::FontSet& fonts, const RenderOptions& options,
                               Diagnostics& diagnostics) {
  const std::size_t errors_before = diagnostics.error_count();
  std::optional<Rendered> rendered = run_phases(form, record, fonts, options, diagnostics);
  if (options.strict) {
    be_strict(diagnostics);
    if (diagnostics.error_count() != errors_before) return std::nullopt;
  }
  const bool failed = diagnostics.error_count() != errors_before;
  if (rendered.has_value() != failed) return rendered;
  // A phase gave nothing without a reason, or something in spite of one.
  diagnostics.error(code::internal, {},
                    message("程序内部不一致：各步骤的结果与报告不符",
                            "internal inconsistency: a phase's result disagrees with its report"),
                    message("请把记录和模板一并报告给维护者",
                            "please report this with the record and the template"));
  return std::nullopt;
}

}  // namespace zhibiao::engine
