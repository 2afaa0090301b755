// render_a1b: a record on a form, as PDF/A-1b: what the command writes, but for the profile. For the
// tests that ask a validator of that part of the standard.
//
// usage: render_a1b RECORD TEMPLATE-FOLDER FONTS.json OUT [DATE]

#include <cstdio>
#include <memory>
#include <optional>

#include "base/files.h"
#include "engine/load.h"
#include "engine/render.h"
#include "engine/report.h"
#include "text/font.h"

using namespace zhibiao;

namespace {

std::optional<engine::Rendered> render(char** words, int count, Diagnostics& diagnostics) {
  const std::unique_ptr<const json::Tree> record = engine::load_json(words[1], diagnostics);
  const std::optional<form::Template> form = engine::load_template(words[2], {}, diagnostics);
  const std::shared_ptr<const text::FontSet> fonts = text::load_fonts(words[3], {}, diagnostics);
  if (!record || !form || !fonts) return std::nullopt;
  engine::RenderOptions options;
  options.profile = pdf::Profile::a1b;
  if (count > 5) options.date = words[5];
  return engine::render(*form, record.get(), *fonts, options, diagnostics);
}

}  // namespace

int main(int count, char** words) {
  if (count < 5) return 2;
  Diagnostics diagnostics;
  const std::optional<engine::Rendered> rendered = render(words, count, diagnostics);
  std::fputs(engine::report_text(diagnostics, engine::Language::english).c_str(), stderr);
  return rendered && write_file_atomically(words[4], rendered->pdf) ? 0 : 1;
}
