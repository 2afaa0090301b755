#include "engine/verify.h"

#include <algorithm>
#include <map>
#include <utility>

#include "base/digest.h"
#include "base/module.h"
#include "engine/load.h"
#include "engine/render.h"
#include "pdf/read_back.h"

namespace zhibiao::engine {

namespace {

using Files = std::map<std::string, Bytes>;

std::optional<Files> read_files(const Bytes& pdf, const std::string& name,
                                Diagnostics& diagnostics) {
  if (const Result<void> loaded = pdf::load_reader(); !loaded) {
    diagnostics.error(code::file_unreadable, {}, loaded.error(), cure_of_missing_module());
    return std::nullopt;
  }
  Result<Files> files = pdf::read_attachments(pdf);
  if (files) return std::move(*files);
  diagnostics.error(code::pdf_unsound, whole_file(name), files.error());
  return std::nullopt;
}

std::optional<Bytes> take(Files& files, std::string_view wanted, const std::string& name,
                          Diagnostics& diagnostics) {
  const auto found = files.find(std::string(wanted));
  if (found != files.end()) return std::move(found->second);
  diagnostics.error(code::record_not_embedded, whole_file(name),
                    message("这个 PDF 里没有 {}", "there is no {} inside this PDF", wanted),
                    message("印制时加上 --embed-record", "render with --embed-record"));
  return std::nullopt;
}

// Reports what of the PDF is not as it would be made today.
class Comparison {
 public:
  Comparison(const std::string& name, Diagnostics& diagnostics)
      : name_(name), diagnostics_(diagnostics) {}

  void differs(Message what) {
    diagnostics_.error(code::verify_differs, whole_file(name_), std::move(what));
    found_ = true;
  }

  void compare_record(const Embedded& embedded) {
    const std::string digest = digest_text(sha256(embedded.record));
    if (digest == embedded.provenance.record_digest) return;
    differs(message("附带的记录已不是当初的记录：SHA-256 是 {}，应为 {}",
                    "the record inside is not the one noted: its SHA-256 is {}, not {}", digest,
                    embedded.provenance.record_digest));
  }

  void compare_form(const Provenance& noted, const form::Template& form) {
    const std::string digest = template_digest(form);
    if (digest == noted.form_digest) return;
    differs(message("模板 {} 改动过：SHA-256 是 {}，当初是 {}",
                    "template {} has changed: its SHA-256 is {}, and was {}", form.form.id, digest,
                    noted.form_digest));
  }

  void compare_program(const Provenance& noted, const std::string& program) {
    if (program == noted.program) return;
    differs(message("程序是 zhibiao {}，当初是 {}", "the program is zhibiao {}, and was {}",
                    program, noted.program));
  }

  void compare_fonts(const std::vector<FontIdentity>& noted, const std::vector<FontIdentity>& now) {
    for (const FontIdentity& font : noted) {
      if (std::find(now.begin(), now.end(), font) != now.end()) continue;
      differs(message("字体 {}（{}，SHA-256 {}…）没有用到，或已不是同一个文件",
                      "font {} ({}, SHA-256 {}…) is not used now, or is another file", font.name,
                      font.file, font.digest.substr(0, 16)));
    }
    for (const FontIdentity& font : now) {
      if (std::find(noted.begin(), noted.end(), font) != noted.end()) continue;
      differs(message("现在用了字体 {}（{}，SHA-256 {}…），当初没有",
                      "font {} ({}, SHA-256 {}…) is used now, and was not", font.name, font.file,
                      font.digest.substr(0, 16)));
    }
  }

  void compare_bytes(const Bytes& pdf, const Bytes& now) {
    if (pdf == now) return;
    if (pdf.starts_with(now)) {
      differs(message("前 {} 字节与重新印制的相同，后面加了 {} 字节，例如签名",
                      "the first {} bytes are as rendered again; {} were added after them, such as "
                      "by signing",
                      now.size(), pdf.size() - now.size()));
    } else if (!found_) {
      const auto at = std::mismatch(pdf.begin(), pdf.end(), now.begin(), now.end()).first;
      differs(message("记录、模板、字体、程序都没有变，文件本身从第 {} 字节起被改过",
                      "record, template, fonts, and program are as they were; the file itself was "
                      "changed, from byte {} on",
                      at - pdf.begin() + 1));
    }
  }

 private:
  const std::string& name_;
  Diagnostics& diagnostics_;
  bool found_ = false;
};

}  // namespace

std::optional<Bytes> extract_record(const Bytes& pdf, const std::string& name,
                                    Diagnostics& diagnostics) {
  std::optional<Files> files = read_files(pdf, name, diagnostics);
  if (!files) return std::nullopt;
  return take(*files, record_name, name, diagnostics);
}

std::optional<Embedded> read_embedded(const Bytes& pdf, const std::string& name,
                                      Diagnostics& diagnostics) {
  std::optional<Files> files = read_files(pdf, name, diagnostics);
  if (!files) return std::nullopt;
  std::optional<Bytes> record = take(*files, record_name, name, diagnostics);
  std::optional<Bytes> noted = take(*files, provenance_name, name, diagnostics);
  if (!record || !noted) return std::nullopt;
  std::optional<Provenance> provenance = read_provenance(std::move(*noted), diagnostics);
  if (!provenance) return std::nullopt;
  return Embedded{std::move(*record), std::move(*provenance)};
}

bool verify(const Bytes& pdf, const std::string& name, const Embedded& embedded,
            const form::Template& form, const text::FontSet& fonts, const std::string& program,
            Diagnostics& diagnostics) {
  const std::size_t errors_before = diagnostics.error_count();
  Comparison comparison(name, diagnostics);
  comparison.compare_record(embedded);
  comparison.compare_form(embedded.provenance, form);
  comparison.compare_program(embedded.provenance, program);
  const auto record =
      load_json_text(name + "#" + std::string(record_name), embedded.record, diagnostics);
  if (record == nullptr) return false;
  RenderOptions options;
  options.date = embedded.provenance.date;
  options.program = program;
  options.embed_record = true;
  const std::optional<Rendered> now = render(form, record.get(), fonts, options, diagnostics);
  if (!now) return false;
  comparison.compare_fonts(embedded.provenance.fonts, now->fonts);
  comparison.compare_bytes(pdf, now->pdf);
  return diagnostics.error_count() == errors_before;
}

}  // namespace zhibiao::engine
