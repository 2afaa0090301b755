#include "engine/batch_report.h"

#include <fmt/format.h>

#include <charconv>
#include <cstdio>

#include "json/read.h"
#include "json/write.h"

namespace zhibiao::engine {

namespace {

constexpr std::string_view outcome_names[] = {"written", "kept", "failed"};

constexpr std::string_view report_ending = ".report.jsonl";

std::string named(std::string_view stem, Shard shard, std::string_view extension) {
  if (shard.count == 1) return fmt::format("{}{}", stem, extension);
  return fmt::format("{}-{}-of-{}{}", stem, shard.index, shard.count, extension);
}

std::size_t number_at(json::Value object, std::string_view key) {
  const auto value = object.find(key);
  std::size_t number = 0;
  if (!value) return number;
  const std::string_view text = value->text();
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

std::string text_at(json::Value object, std::string_view key) {
  const auto value = object.find(key);
  return value ? std::string(value->text()) : std::string();
}

std::optional<Outcome> outcome_at(json::Value object) {
  const std::string name = text_at(object, "outcome");
  for (std::size_t index = 0; index < std::size(outcome_names); ++index) {
    if (name == outcome_names[index]) return static_cast<Outcome>(index);
  }
  return std::nullopt;
}

std::unique_ptr<const json::Tree> read_line(std::string_view line) {
  Diagnostics ignored;  // a line that was cut off is no line
  return json::read(SourceFile("report.jsonl", std::string(line)), ignored);
}

std::optional<Message> first_error(json::Value diagnostics) {
  for (const json::Value diagnostic : diagnostics) {
    const auto message = diagnostic.find("message");
    if (text_at(diagnostic, "severity") != "error" || !message) continue;
    return Message{text_at(*message, "zh"), text_at(*message, "en")};
  }
  return std::nullopt;
}

}  // namespace

ReportNames report_names(Shard shard) {
  return {named("report", shard, ".jsonl"), named("summary", shard, ".txt"),
          named(".part", shard, "")};
}

ReportNames report_names_beside(std::string_view print_file) {
  const std::string_view stem = print_file.substr(0, print_file.rfind('.'));
  return {fmt::format("{}{}", stem, report_ending), fmt::format("{}.summary.txt", stem),
          fmt::format(".{}.part", stem)};
}

std::optional<Shard> shard_of(std::string_view name) {
  unsigned index = 0, count = 0;
  const std::string text(name);
  if (std::sscanf(text.c_str(), "report-%u-of-%u.jsonl", &index, &count) != 2) return std::nullopt;
  const Shard shard{index, count};
  const bool whole = count > 1 && index < count &&
                     (name == report_names(shard).report ||
                      name == report_names(shard).report + std::string(unfinished));
  return whole ? std::optional(shard) : std::nullopt;
}

bool is_report_name(std::string_view name) {
  return name == report_names({}).report || name.ends_with(report_ending) ||
         shard_of(name).has_value();
}

void BatchCounts::add(const RecordResult& result) {
  ++(result.outcome == Outcome::written ? written
     : result.outcome == Outcome::kept  ? kept
                                        : failed);
  pages += static_cast<std::size_t>(result.pages);
  warnings += result.warnings;
}

std::string report_line(const RecordResult& result) {
  return fmt::format(
      R"({{"number":{},"file":{},"place":{},"output":{},"outcome":"{}","pages":{},"warnings":{},)"
      R"("inputs":"{}","digest":"{}","diagnostics":{}}})"
      "\n",
      result.number, json::quoted(result.file), result.place, json::quoted(result.output),
      outcome_names[static_cast<std::size_t>(result.outcome)], result.pages, result.warnings,
      result.inputs, result.digest, result.diagnostics);
}

std::string report_line(const ReportEnd& end) {
  return fmt::format(
      R"({{"end":true,"shard":{},"shards":{},"input":{},"written":{},"kept":{},"failed":{},)"
      R"("pages":{},"warnings":{}}})"
      "\n",
      end.shard.index, end.shard.count, end.counts.input, end.counts.written, end.counts.kept,
      end.counts.failed, end.counts.pages, end.counts.warnings);
}

std::optional<RecordResult> read_result(std::string_view line) {
  const auto tree = read_line(line);
  if (!tree) return std::nullopt;
  const json::Value root = tree->root();
  const std::optional<Outcome> outcome = outcome_at(root);
  const auto diagnostics = root.find("diagnostics");
  if (!outcome || !diagnostics) return std::nullopt;
  RecordResult result;
  result.number = number_at(root, "number");
  result.file = text_at(root, "file");
  result.place = number_at(root, "place");
  result.output = text_at(root, "output");
  result.outcome = *outcome;
  result.pages = static_cast<int>(number_at(root, "pages"));
  result.warnings = number_at(root, "warnings");
  result.inputs = text_at(root, "inputs");
  result.digest = text_at(root, "digest");
  result.diagnostics = tree->source().slice(diagnostics->span());
  result.message = first_error(*diagnostics);
  return result;
}

std::optional<ReportEnd> read_end(std::string_view line) {
  const auto tree = read_line(line);
  if (!tree || !tree->root().find("end")) return std::nullopt;
  const json::Value root = tree->root();
  ReportEnd end;
  end.shard = {number_at(root, "shard"), number_at(root, "shards")};
  end.counts.input = number_at(root, "input");
  end.counts.written = number_at(root, "written");
  end.counts.kept = number_at(root, "kept");
  end.counts.failed = number_at(root, "failed");
  end.counts.pages = number_at(root, "pages");
  end.counts.warnings = number_at(root, "warnings");
  return end;
}

std::string counts_text(const BatchCounts& counts, Language language) {
  if (language == Language::chinese) {
    return fmt::format("共 {} 份：写出 {}，已有 {}，失败 {}；{} 页，{} 个警告", counts.results(),
                       counts.written, counts.kept, counts.failed, counts.pages, counts.warnings);
  }
  return fmt::format("{} records: {} written, {} kept, {} failed; {} pages, {} warnings",
                     counts.results(), counts.written, counts.kept, counts.failed, counts.pages,
                     counts.warnings);
}

std::string failure_text(const RecordResult& result, Language language) {
  const Message unknown = message("没有说明原因", "no reason is given");
  const Message& reason = result.message ? *result.message : unknown;
  return fmt::format("{}:{}: {}{}", result.file, result.place,
                     result.output.empty() ? std::string() : result.output + ": ",
                     in(language, reason));
}

}  // namespace zhibiao::engine
