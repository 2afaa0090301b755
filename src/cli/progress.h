// Progress: how far a batch has come, for whoever watches: a bar on a terminal, now and then a line
// elsewhere. Looks at the clock, which nothing else of a batch does.
#pragma once

#include <chrono>
#include <iosfwd>

#include "cli/args.h"
#include "engine/batch.h"

namespace zhibiao::cli {

class Progress final : public engine::BatchObserver {
 public:
  Progress(const Options& options, bool terminal, std::ostream& err);

  // What failed is said at once and stays; the bar is drawn again below it.
  void on_result(const engine::RecordResult& result, const engine::BatchCounts& counts,
                 double share, const Diagnostics& diagnostics) override;

  // Takes the bar away.
  void finish();

 private:
  using Clock = std::chrono::steady_clock;

  void show(const engine::BatchCounts& counts, double share);
  std::string words(const engine::BatchCounts& counts, double share) const;

  const Options& options_;
  const bool terminal_;
  std::ostream& err_;
  const Clock::time_point begin_;
  Clock::time_point shown_;
  bool bar_is_drawn_ = false;
};

}  // namespace zhibiao::cli
