// Times each phase of a render by itself (Google Benchmark): the example, and the example with its
// report 20 times over. What a batch keeps from document to document is kept here too.
//
//   cmake --preset release -DZHIBIAO_BENCHMARKS=ON && cmake --build --preset release
//   build/zhibiao_benchmarks

#include <benchmark/benchmark.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "bind/bind.h"
#include "bind/check_record.h"
#include "bind/violations.h"
#include "engine/load.h"
#include "engine/render.h"
#include "layout/label_cache.h"
#include "layout/layout.h"
#include "paint/paint.h"
#include "pdf/kept.h"
#include "pdf/write.h"

namespace {

using namespace zhibiao;

const std::string root = ZHIBIAO_SOURCE_DIR;
const std::string form_name = "hunan-department-self-evaluation";

std::string read_example() {
  std::ifstream file(root + "/examples/" + form_name + "/record.json");
  return {std::istreambuf_iterator<char>(file), {}};
}

// The example with its report so many times over.
std::string record_text(std::int64_t reports) {
  if (reports == 1) return read_example();
  auto record = nlohmann::ordered_json::parse(read_example());
  const auto once = record.at("narrative");
  auto& all = record.at("narrative");
  for (std::int64_t time = 1; time < reports; ++time) {
    for (const auto& paragraph : once) all.push_back(paragraph);
  }
  return record.dump();
}

void fail(const Diagnostics& diagnostics) {
  for (const Diagnostic& each : diagnostics.list()) {
    std::fprintf(stderr, "%s: %s\n", std::string(each.code.name).c_str(), each.message.en.c_str());
  }
  std::exit(1);
}

// What each phase is given, made once.
struct Given {
  explicit Given(std::int64_t reports) : text(record_text(reports)) {
    form = engine::load_template(form_name, {root + "/templates"}, diagnostics);
    fonts = text::load_fonts(root + "/fonts/fonts.json", {}, diagnostics);
    record = engine::load_json_text("record.json", text, diagnostics);
    if (!form || !fonts || !record) fail(diagnostics);
    document = bind::bind(*form, *record, diagnostics);
    if (!document) fail(diagnostics);
    layout = layout::layout(*document, *fonts, diagnostics);
    if (!layout) fail(diagnostics);
    painted = paint::paint(*layout);
  }

  std::string text;
  Diagnostics diagnostics;
  std::optional<form::Template> form;
  std::shared_ptr<const text::FontSet> fonts;
  std::unique_ptr<const json::Tree> record;
  std::optional<bind::Document> document;
  std::optional<layout::Layout> layout;
  paint::DisplayList painted;
};

const Given& given(std::int64_t reports) {
  static const Given one(1), many(20);
  return reports == 1 ? one : many;
}

void read_json(benchmark::State& state) {
  const Given& of = given(state.range(0));
  for (auto _ : state) {
    Diagnostics diagnostics;
    benchmark::DoNotOptimize(engine::load_json_text("record.json", of.text, diagnostics));
  }
}

void check_record(benchmark::State& state) {
  const Given& of = given(state.range(0));
  const auto schema = bind::compile_schema(*of.form->record_schema);
  for (auto _ : state) {
    Diagnostics diagnostics;
    benchmark::DoNotOptimize(
        bind::check_record(*of.record, *of.form->record_schema, **schema, diagnostics));
  }
}

void bind_record(benchmark::State& state) {
  const Given& of = given(state.range(0));
  for (auto _ : state) {
    Diagnostics diagnostics;
    benchmark::DoNotOptimize(bind::bind(*of.form, *of.record, diagnostics));
  }
}

class PagesToNowhere final : public layout::PageSink {
 public:
  void add(layout::Page page) override { benchmark::DoNotOptimize(page); }
  void add_to(std::size_t, layout::Addition addition) override {
    benchmark::DoNotOptimize(addition);
  }
};

void shape_and_lay_out(benchmark::State& state) {
  const Given& of = given(state.range(0));
  layout::LabelCache labels;
  for (auto _ : state) {
    Diagnostics diagnostics;
    PagesToNowhere pages;
    benchmark::DoNotOptimize(layout::lay_out(*of.document, *of.fonts, pages, diagnostics, &labels));
  }
}

void paint_pages(benchmark::State& state) {
  const Given& of = given(state.range(0));
  for (auto _ : state) benchmark::DoNotOptimize(paint::paint(*of.layout));
}

// The same file over and over would be deflated once.
pdf::Kept without_streams() {
  return {{}, pdf::DeflatedStreams(0)};
}

// Contents, font programs, structure, compression, digest.
void write_pdf(benchmark::State& state) {
  const Given& of = given(state.range(0));
  pdf::Kept kept = without_streams();
  pdf::Metadata metadata;
  metadata.title = "t";
  for (auto _ : state) {
    pdf::Writer writer(*of.fonts, metadata, &kept);
    for (const paint::Page& page : of.painted.pages) writer.add(page);
    benchmark::DoNotOptimize(std::move(writer).finish(of.painted.structure));
  }
}

void render_whole(benchmark::State& state) {
  const Given& of = given(state.range(0));
  layout::LabelCache labels;
  pdf::Kept kept = without_streams();
  const auto schema = bind::compile_schema(*of.form->record_schema);
  engine::RenderOptions options;
  options.reuse.schema = schema->get();
  options.reuse.kept = &kept;
  options.reuse.labels = &labels;
  for (auto _ : state) {
    Diagnostics diagnostics;
    const auto record = engine::load_json_text("record.json", of.text, diagnostics);
    benchmark::DoNotOptimize(
        engine::render(*of.form, record.get(), *of.fonts, options, diagnostics));
  }
}

#define ON_BOTH(phase) \
  BENCHMARK(phase)->ArgName("reports")->Arg(1)->Arg(20)->Unit(benchmark::kMillisecond)
ON_BOTH(read_json);
ON_BOTH(check_record);
ON_BOTH(bind_record);
ON_BOTH(shape_and_lay_out);
ON_BOTH(paint_pages);
ON_BOTH(write_pdf);
ON_BOTH(render_whole);

}  // namespace

BENCHMARK_MAIN();
