#include "cli/progress.h"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>
#include <string>

namespace zhibiao::cli {

namespace {

using Seconds = std::chrono::duration<double>;

constexpr std::string_view clear_line = "\r\x1b[K";  // ECMA-48: erase to the end of the line

std::string clock_text(double seconds) {
  const auto whole = static_cast<long>(seconds + 0.5);
  if (whole < 3'600) return fmt::format("{}:{:02}", whole / 60, whole % 60);
  return fmt::format("{}:{:02}:{:02}", whole / 3'600, whole / 60 % 60, whole % 60);
}

std::string bar(double share) {
  constexpr int width = 30;
  const int full = std::clamp(static_cast<int>(share * width), 0, width);
  return "[" + std::string(static_cast<std::size_t>(full), '#') +
         std::string(static_cast<std::size_t>(width - full), '-') + "]";
}

}  // namespace

Progress::Progress(const Options& options, bool terminal, std::ostream& err)
    : options_(options), terminal_(terminal), err_(err), begin_(Clock::now()), shown_(begin_) {}

void Progress::on_result(const engine::RecordResult& result, const engine::BatchCounts& counts,
                         double share, const Diagnostics& diagnostics) {
  if (result.outcome == engine::Outcome::failed) {
    finish();
    err_ << (options_.format == Format::json ? engine::report_json_lines(diagnostics)
                                             : engine::report_text(diagnostics, options_.language));
  }
  const bool wanted = !options_.quiet && options_.format == Format::text;
  if (wanted) show(counts, share);
}

void Progress::finish() {
  if (bar_is_drawn_) err_ << clear_line << std::flush;
  bar_is_drawn_ = false;
}

void Progress::show(const engine::BatchCounts& counts, double share) {
  const auto pause = terminal_ ? std::chrono::milliseconds(100) : std::chrono::seconds(5);
  const Clock::time_point now = Clock::now();
  if (now - shown_ < pause && (bar_is_drawn_ || !terminal_)) return;
  shown_ = now;
  if (terminal_) {
    const std::string gauge = share > 0 ? bar(share) + " " : "";
    err_ << clear_line << gauge << words(counts, share) << std::flush;
    bar_is_drawn_ = true;
  } else {
    err_ << words(counts, share) << std::endl;
  }
}

std::string Progress::words(const engine::BatchCounts& counts, double share) const {
  const bool chinese = options_.language == engine::Language::chinese;
  const double elapsed = Seconds(Clock::now() - begin_).count();
  const double rate = static_cast<double>(counts.results()) / std::max(elapsed, 1e-3);
  std::string text = share > 0 ? fmt::format("{:.0f}%  ", 100 * share) : "";
  text += chinese
              ? fmt::format("{} 份，失败 {}，每秒 {:.1f} 份", counts.results(), counts.failed, rate)
              : fmt::format("{} records, {} failed, {:.1f} a second", counts.results(),
                            counts.failed, rate);
  if (share <= 0 || share > 1) return text;
  const std::string left = clock_text(elapsed * (1 - share) / share);
  return text + (chinese ? fmt::format("，还需 {}", left) : fmt::format(", {} left", left));
}

}  // namespace zhibiao::cli
