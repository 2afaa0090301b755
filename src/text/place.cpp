#include "text/place.h"

#include <algorithm>

namespace zhibiao::text {

namespace {

using form::Align;

// The gaps of one line and what has been added to or cut from each.
class LineSetter {
 public:
  LineSetter(const ShapedParagraph& paragraph, const Spacing& spacing, const LinePlan& plan)
      : paragraph_(paragraph), plan_(plan), content_(spacing.content_end(plan.begin, plan.end)) {
    for (std::size_t at = plan.begin; at + 1 < content_; ++at) gaps_.push_back(spacing.gap(at));
    if (content_ == plan.begin) return;
    width_ = spacing.natural_width(plan.begin, content_, plan.indented);
    start_cut_ = spacing.start_cut(plan.begin, plan.indented);
    end_cut_ = spacing.end_cut(content_);
    end_reserve_ = spacing.end_reserve(content_);
  }

  Line set() && {
    if (width_ > plan_.room) {
      reduce(width_ - plan_.room);
    } else if (fills()) {
      expand(plan_.room - width_);
    }
    return place();
  }

 private:
  bool fills() const {
    const Align align = paragraph_.style.align;
    return align == Align::distribute || (align == Align::justify && !plan_.last);
  }

  // Takes `excess` from the line's end, then from the gaps, one level of CLREQ's order after the
  // other; within a level each gives the same part of what it has.
  void reduce(Length excess) {
    const Length at_end = min(excess, end_reserve_);
    end_cut_ += at_end;
    Length left = excess - at_end;
    for (std::size_t level = 0; level < reduction_count && left > Length(); ++level) {
      left -= reduce_level(static_cast<Reduction>(level), left);
    }
    width_ = plan_.room + left;
  }

  // Takes at most `wanted` at one level; returns how much it took. Boundaries are rounded, not
  // shares, so the sum is exact.
  Length reduce_level(Reduction level, Length wanted) {
    Length have;
    for_each_shrink(level, [&](Length& /*value*/, Length most) { have += most; });
    if (have == Length()) return {};
    const Length take = min(wanted, have);
    Length before, taken;
    for_each_shrink(level, [&](Length& value, Length most) {
      before += most;
      const Length upto = mul_div(take, before.emu(), have.emu());
      value += upto - taken;
      taken = upto;
    });
    return take;
  }

  // Calls visit(what is cut so far, the most that may be cut yet) for each of the level.
  template <class Visit>
  void for_each_shrink(Reduction level, Visit visit) {
    for (Gap& gap : gaps_) {
      if (gap.before.level == level) visit(gap.cut_right, gap.before.most);
      if (gap.after.level == level) visit(gap.cut_left, gap.after.most);
      if (gap.inner.level == level) {
        Length cut;
        visit(cut, gap.inner.most);
        gap.room -= cut;
      }
    }
  }

  // Word spaces and Han-Latin gaps grow first, then every gap that opens takes the same.
  void expand(Length slack) {
    if (paragraph_.style.align == Align::justify) slack -= grow(slack);
    std::vector<Gap*> open;
    for (Gap& gap : gaps_) {
      if (gap.opens) open.push_back(&gap);
    }
    const bool splits_words = open.empty() && paragraph_.style.align == Align::distribute;
    if (splits_words) {
      for (Gap& gap : gaps_) open.push_back(&gap);
    }
    const auto count = static_cast<std::int64_t>(open.size());
    for (std::int64_t at = 0; at < count; ++at) {
      open[static_cast<std::size_t>(at)]->room += slack * (at + 1) / count - slack * at / count;
    }
    if (count > 0) width_ = plan_.room;
  }

  // Returns how much of `slack` the growing gaps took.
  Length grow(Length slack) {
    Length have;
    const bool opens =
        std::any_of(gaps_.begin(), gaps_.end(), [](const Gap& gap) { return gap.opens; });
    for (const Gap& gap : gaps_) have += gap.grow;
    if (have == Length() || !opens) return {};
    const Length take = min(slack, have);
    Length before, taken;
    for (Gap& gap : gaps_) {
      before += gap.grow;
      const Length upto = mul_div(take, before.emu(), have.emu());
      gap.room += upto - taken;
      taken = upto;
    }
    return take;
  }

  Length left_edge() const {
    const Length slack = max(plan_.room - width_, Length());
    const Align align = paragraph_.style.align;
    if (align == Align::right) return plan_.left + slack;
    const bool lone =
        align == Align::distribute;  // filled lines have no slack: nothing to distribute
    return align == Align::center || lone ? plan_.left + slack / 2 : plan_.left;
  }

  Line place() {
    Line line;
    line.left = left_edge();
    Length at = line.left;
    for (std::size_t index = plan_.begin; index < content_; ++index) {
      const std::size_t order = index - plan_.begin;
      const bool first = order == 0, last = index + 1 == content_;
      const Length cut_left = first ? start_cut_ : gaps_[order - 1].cut_left;
      const Length cut_right = last ? end_cut_ : gaps_[order].cut_right;
      const Length room = last ? Length() : gaps_[order].room;
      const Length narrowed = min(room, Length());  // a word space that gave way
      const Length box = paragraph_.clusters[index].advance - cut_left - cut_right + narrowed;
      place_cluster(line, index, at - cut_left, cut_left, box);
      place_boxes(line, index, at, box);
      at += box + room - narrowed;
    }
    line.right = at;
    place_hanging(line, at);
    set_text_range(line);
    return line;
  }

  // Spaces at the end hang: kept for the text, without width; but the rule under them is drawn as
  // far as the line has room.
  void place_hanging(Line& line, Length at) const {
    Length under = at;
    for (std::size_t index = content_; index < plan_.end; ++index) {
      place_cluster(line, index, at, {}, {});
      const Length room = max(plan_.left + plan_.room - under, Length());
      const Length width = min(paragraph_.clusters[index].advance, room);
      if (width > Length()) place_boxes(line, index, under, width);
      under += width;
    }
  }

  // The rule under a cluster, joined with the one before it, and the check box that it is.
  void place_boxes(Line& line, std::size_t index, Length x, Length width) const {
    const std::uint16_t run = paragraph_.clusters[index].run;
    const ShapedRun& style = paragraph_.runs[run];
    if (style.underlined) {
      PlacedBox* before = index > plan_.begin ? rule_under(line, index - 1) : nullptr;
      if (before != nullptr && looks_alike(paragraph_.runs[before->run], style)) {
        before->width = x + width - before->x;
      } else {
        line.boxes.push_back({PlacedBox::Kind::underline, run, x, width});
      }
    }
    if (style.mark == bind::Run::Mark::none) return;
    const bool ticked = style.mark == bind::Run::Mark::ticked_box;
    const auto kind = ticked ? PlacedBox::Kind::ticked_box : PlacedBox::Kind::box;
    line.boxes.push_back({kind, run, x, width});
  }

  // The rule that ends under the cluster, which is placed already. nullptr: it has none.
  PlacedBox* rule_under(Line& line, std::size_t index) const {
    if (!paragraph_.runs[paragraph_.clusters[index].run].underlined) return nullptr;
    for (auto box = line.boxes.rbegin(); box != line.boxes.rend(); ++box) {
      if (box->kind == PlacedBox::Kind::underline) return &*box;
    }
    return nullptr;
  }

  static bool looks_alike(const ShapedRun& a, const ShapedRun& b) {
    return a.size == b.size && a.color == b.color;
  }

  void place_cluster(Line& line, std::size_t index, Length pen, Length cut, Length box) const {
    const Cluster& cluster = paragraph_.clusters[index];
    for (std::uint32_t step = 0; step < cluster.glyph_count; ++step) {
      const Glyph& glyph = paragraph_.glyphs[cluster.first_glyph + step];
      const bool leads = step == 0, alone = cluster.glyph_count == 1;
      PlacedGlyph placed;
      placed.glyph = glyph.glyph;
      placed.face = glyph.face;
      placed.run = glyph.run;
      placed.text_begin = glyph.text_begin;
      placed.text_end = glyph.text_end;
      placed.x = pen + glyph.x_offset;
      placed.y = -glyph.y_offset;
      placed.cut = leads ? cut : Length();
      placed.advance = alone || box == Length() ? box : glyph.advance;
      line.glyphs.push_back(placed);
      pen += glyph.advance;
    }
  }

  void set_text_range(Line& line) const {
    if (plan_.begin >= plan_.end) return;
    line.text_begin = paragraph_.clusters[plan_.begin].text_begin;
    line.text_end = paragraph_.clusters[plan_.end - 1].text_end;
  }

  const ShapedParagraph& paragraph_;
  const LinePlan& plan_;
  std::size_t content_;
  std::vector<Gap> gaps_;
  Length width_, start_cut_, end_cut_, end_reserve_;
};

}  // namespace

Line place_line(const ShapedParagraph& paragraph, const Spacing& spacing, const LinePlan& plan) {
  return LineSetter(paragraph, spacing, plan).set();
}

}  // namespace zhibiao::text
