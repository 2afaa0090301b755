#include "text/fit_part.h"

#include <algorithm>
#include <limits>

namespace zhibiao::text {

namespace {

using Cost = std::int64_t;

// Costs are squares of thousandths of an em by which every gap of a line opens.
constexpr Cost square(Cost thousandths) {
  return thousandths * thousandths;
}
constexpr Cost unreached = std::numeric_limits<Cost>::max();
constexpr Cost all_reduced = 100;      // a line that gives up all its reserve
constexpr Cost mark_pulled_in = 30;    // ... for a mark that may not begin the next one (先挤进)
constexpr Cost one_more_line = 40;     // so that no paragraph grows longer for little
constexpr Cost single_last = 125;      // a last line of one character
constexpr Cost date_broken = 200;      // between its pieces
constexpr Cost most_opened = 100'000;  // no gap counts more

class PartFitter {
 public:
  PartFitter(const ShapedParagraph& paragraph, const Spacing& spacing, const LineFitter& fitter,
             std::size_t begin, const PartRoom& room)
      : paragraph_(paragraph),
        spacing_(spacing),
        fitter_(fitter),
        begin_(begin),
        end_(fitter.part_end(begin)),
        room_(room),
        best_(end_ - begin + 1) {}

  std::optional<std::vector<std::size_t>> fit() {
    at(begin_).cost = 0;
    overflow_ = begin_;
    for (std::size_t place = begin_; place < end_; ++place) {
      if (at(place).cost != unreached && !try_lines_from(place)) return std::nullopt;
      if (place == begin_) overflow_ = begin_;  // the first line has a room of its own
    }
    std::vector<std::size_t> ends;
    for (std::size_t place = end_; place > begin_; place = at(place).from) ends.push_back(place);
    std::reverse(ends.begin(), ends.end());
    return ends;
  }

 private:
  // The cheapest way to end a line at a place, and where that line begins.
  struct Way {
    Cost cost = unreached;
    std::size_t from = 0;
  };
  struct Line {
    std::size_t begin;
    Length room;
    bool indented;
  };

  Way& at(std::size_t place) { return best_[place - begin_]; }

  // False: no allowed end leaves a line that fits.
  bool try_lines_from(std::size_t begin) {
    const bool first = begin == begin_;
    const Line line{begin, first ? room_.first : room_.others, first && room_.indented};
    advance_overflow(line);
    bool any = false;
    for (std::size_t end = overflow_; end > begin; --end) {
      const Break after = paragraph_.clusters[end - 1].after;
      if (after < Break::inside_date) continue;
      const std::size_t content = spacing_.content_end(begin, end);
      const Length slack = line.room - spacing_.natural_width(begin, content, line.indented);
      // A line this short opens its gaps more than any sharing would.
      if (any && slack > max(line.room / 6, paragraph_.style.size * 2)) break;
      any = any || after >= Break::allowed;
      const Cost cost = at(begin).cost + cost_of(line, end, content, slack);
      if (cost < at(end).cost) at(end) = {cost, begin};
    }
    return any;
  }

  // Moves overflow_ to the first cluster that does not fit the line even when it is reduced. It
  // only goes forward, as the lines' begins do.
  void advance_overflow(const Line& line) {
    overflow_ = std::max(overflow_, line.begin);
    while (overflow_ < end_) {
      const Kind kind = paragraph_.clusters[overflow_].kind;
      const bool hangs = kind == Kind::space || kind == Kind::newline;
      const Length natural = spacing_.natural_width(line.begin, overflow_ + 1, line.indented);
      const Length least = natural - spacing_.reducible(line.begin, overflow_ + 1);
      if (!hangs && least > line.room) return;
      ++overflow_;
    }
  }

  Cost cost_of(const Line& line, std::size_t end, std::size_t content, Length slack) const {
    const Cost single = fitter_.leaves_single(end) ? square(single_last) : 0;
    const bool in_date = paragraph_.clusters[end - 1].after == Break::inside_date;
    const Cost ending = single + (in_date ? square(date_broken) : 0) + square(one_more_line);
    if (slack < Length()) {
      const Length reserve = spacing_.reducible(line.begin, content);
      const Cost all = pulls_in_marks(line, content) ? mark_pulled_in : all_reduced;
      return ending + square(-slack.emu() * all / std::max<Cost>(reserve.emu(), 1));
    }
    if (end == end_) return ending;
    return ending + square(opened(line.begin, content, slack));
  }

  // Whether the line would fit but for the marks at its end.
  bool pulls_in_marks(const Line& line, std::size_t content) const {
    std::size_t end = content;
    while (end > line.begin && is_mark(paragraph_.clusters[end - 1].kind)) --end;
    return end < content && spacing_.natural_width(line.begin, end, line.indented) <= line.room;
  }

  // By how many thousandths of an em each gap opens when `slack` is shared.
  Cost opened(std::size_t begin, std::size_t content, Length slack) const {
    const auto gaps = static_cast<Cost>(spacing_.open_gaps(begin, content));
    const Length left = max(slack - spacing_.growth(begin, content), Length());
    if (left == Length()) return 0;
    if (gaps == 0) return most_opened;
    return std::min(left.emu() * 1'000 / (paragraph_.style.size.emu() * gaps), most_opened);
  }

  const ShapedParagraph& paragraph_;
  const Spacing& spacing_;
  const LineFitter& fitter_;
  std::size_t begin_, end_;
  PartRoom room_;
  std::vector<Way> best_;  // of begin_ and all places to end_
  std::size_t overflow_ = 0;
};

}  // namespace

std::optional<std::vector<std::size_t>> fit_part(const ShapedParagraph& paragraph,
                                                 const Spacing& spacing, const LineFitter& fitter,
                                                 std::size_t begin, const PartRoom& room) {
  return PartFitter(paragraph, spacing, fitter, begin, room).fit();
}

}  // namespace zhibiao::text
