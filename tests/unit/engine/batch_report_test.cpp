#include "engine/batch_report.h"

#include <doctest/doctest.h>

namespace zhibiao::engine {
namespace {

TEST_CASE("a line of the report is read back as it was written") {
  RecordResult result;
  result.number = 3;
  result.file = "a \"b\"\n.jsonl";
  result.place = 9;
  result.output = "甲.pdf";
  result.pages = 7;
  result.warnings = 1;
  result.inputs = "ab";
  result.digest = "cd";
  Diagnostics diagnostics;
  diagnostics.error(code::record_source, {}, message("没有", "none \\ \"x\""));
  result.diagnostics = diagnostics_json(diagnostics);
  for (const Outcome outcome : {Outcome::written, Outcome::kept, Outcome::failed}) {
    result.outcome = outcome;
    const std::string line = report_line(result);
    CHECK(line.find('\n') == line.size() - 1);
    const auto back = read_result(line);
    REQUIRE(back);
    CHECK(report_line(*back) == line);
    CHECK(back->message->en == "none \\ \"x\"");
    CHECK_FALSE(read_end(line));
  }
}

TEST_CASE("a line that was cut off is no line") {
  RecordResult result;
  result.file = "a.jsonl";
  const std::string line = report_line(result);
  for (std::size_t size = 0; size + 2 < line.size(); ++size) {
    CHECK_FALSE(read_result(line.substr(0, size)));
    CHECK_FALSE(read_end(line.substr(0, size)));
  }
}

TEST_CASE("the end of a report is read back") {
  const ReportEnd end{{2, 4}, {10, 5, 3, 2, 70, 1}};
  const auto back = read_end(report_line(end));
  REQUIRE(back);
  CHECK(report_line(*back) == report_line(end));
  CHECK_FALSE(read_result(report_line(end)));
}

TEST_CASE("reports are known by their names, and no other file is") {
  CHECK(is_report_name("report.jsonl"));
  CHECK(is_report_name("report-2-of-4.jsonl"));
  CHECK(is_report_name("report-2-of-4.jsonl.part"));
  for (const char* name : {"reports.jsonl", "report-4-of-4.jsonl", "report-02-of-4.jsonl",
                           "report-2-of-4.jsonlx", "report-2023.jsonl", "report-0-of-1.jsonl"}) {
    CAPTURE(name);
    CHECK_FALSE(is_report_name(name));
  }
  CHECK(shard_of("report-2-of-4.jsonl")->index == 2);
}

}  // namespace
}  // namespace zhibiao::engine
