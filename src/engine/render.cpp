#include "engine/render.h"

#include <utility>

#include "bind/bind.h"
#include "bind/check_record.h"
#include "layout/dump.h"
#include "layout/layout.h"
#include "paint/dump.h"
#include "paint/paint.h"
#include "pdf/write.h"

namespace zhibiao::engine {

namespace {

std::optional<bind::Document> fill(const form::Template& form, const json::Tree* record,
                                   Diagnostics& diagnostics) {
  if (record == nullptr) return bind::bind_blank(form, diagnostics);
  if (form.record_schema != nullptr &&
      !bind::check_record(*record, *form.record_schema, diagnostics)) {
    return std::nullopt;
  }
  return bind::bind(form, *record, diagnostics);
}

pdf::Metadata metadata_of(const form::Template& form, const RenderOptions& options) {
  pdf::Metadata metadata;
  metadata.title = form.form.title;
  metadata.subject =
      form.form.edition.empty() ? form.form.id : form.form.id + " " + form.form.edition;
  metadata.date = options.date;
  return metadata;
}

// Paints pages and writes them into a file as they are finished. No page is held longer.
class PagesToFile final : public layout::PageSink {
 public:
  PagesToFile(const text::FontSet& fonts, const pdf::Metadata& metadata)
      : writer_(fonts, metadata) {}

  void add(layout::Page page) override {
    sizes_.push_back(page.size);
    writer_.add(paint::paint(page, structure_));
  }

  void add_furniture(std::size_t index, std::vector<layout::PlacedLine> furniture) override {
    writer_.add_to(index, paint::paint_furniture(sizes_.at(index), furniture));
  }

  int pages() const { return static_cast<int>(sizes_.size()); }
  Result<Bytes> finish() && { return std::move(writer_).finish(std::move(structure_).finish()); }

 private:
  pdf::Writer writer_;
  paint::StructureBuilder structure_;
  std::vector<Size> sizes_;
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
  const std::optional<bind::Document> document = fill(form, record, diagnostics);
  if (!document) return std::nullopt;
  PagesToFile pages(fonts, metadata_of(form, options));
  if (!layout::lay_out(*document, fonts, pages, diagnostics)) return std::nullopt;
  Rendered rendered;
  rendered.pages = pages.pages();
  Result<Bytes> bytes = std::move(pages).finish();
  if (!bytes) {
    diagnostics.error(code::pdf_write, {}, bytes.error());
    return std::nullopt;
  }
  rendered.pdf = std::move(*bytes);
  const bool wants_dump = options.want_layout_dump || options.want_display_dump;
  if (wants_dump && !dump(*document, fonts, options, rendered)) return std::nullopt;
  return rendered;
}

}  // namespace

std::optional<Rendered> render(const form::Template& form, const json::Tree* record,
                               const text::FontSet& fonts, const RenderOptions& options,
                               Diagnostics& diagnostics) {
  const std::size_t errors_before = diagnostics.error_count();
  std::optional<Rendered> rendered = run_phases(form, record, fonts, options, diagnostics);
  if (options.strict) {
    for (const Code code : {code::glyph_fallback, code::private_use, code::compatibility_form}) {
      diagnostics.raise(code);
    }
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
