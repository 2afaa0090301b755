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

// What is drawn, with the page count and the dumps. The Document and the Layout end here: a long list
// would otherwise hold all its pages three times while the file is written.
struct Drawn {
  paint::DisplayList list;
  Rendered rendered;
};

std::optional<Drawn> draw(const form::Template& form, const json::Tree* record,
                          const text::FontSet& fonts, const RenderOptions& options,
                          Diagnostics& diagnostics) {
  std::optional<bind::Document> document = fill(form, record, diagnostics);
  if (!document) return std::nullopt;
  const std::optional<layout::Layout> layout = layout::layout(*document, fonts, diagnostics);
  if (!layout) return std::nullopt;
  document.reset();
  Drawn drawn{paint::paint(*layout), {}};
  drawn.rendered.pages = static_cast<int>(layout->pages.size());
  if (options.want_layout_dump) drawn.rendered.layout_dump = layout::dump(*layout);
  if (options.want_display_dump) drawn.rendered.display_dump = paint::dump(drawn.list);
  return drawn;
}

std::optional<Rendered> run_phases(const form::Template& form, const json::Tree* record,
                                   const text::FontSet& fonts, const RenderOptions& options,
                                   Diagnostics& diagnostics) {
  std::optional<Drawn> drawn = draw(form, record, fonts, options, diagnostics);
  if (!drawn) return std::nullopt;
  Result<Bytes> bytes = pdf::write(drawn->list, fonts, metadata_of(form, options));
  if (!bytes) {
    diagnostics.error(code::pdf_write, {}, bytes.error());
    return std::nullopt;
  }
  drawn->rendered.pdf = std::move(*bytes);
  return std::move(drawn->rendered);
}

}  // namespace

std::optional<Rendered> render(const form::Template& form, const json::Tree* record,
                               const text::FontSet& fonts, const RenderOptions& options,
                               Diagnostics& diagnostics) {
  const std::size_t errors_before = diagnostics.error_count();
  std::optional<Rendered> rendered = run_phases(form, record, fonts, options, diagnostics);
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
