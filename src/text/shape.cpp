#include "text/shape.h"

#include <algorithm>
#include <optional>

#include "base/utf8.h"
#include "text/choose_face.h"
#include "text/mark.h"
#include "text/shaper.h"
#include "text/spacing.h"
#include "text/unicode.h"
#include "text/upright.h"

namespace zhibiao::text {

namespace {

// The em box stands in the middle of the leading.
Length find_baseline(const form::Style& style) {
  return (style.leading - style.size) / 2 + mul_div(style.size, em_box_ascent_percent, 100);
}

// A grapheme cluster of the text, and what is to be done with it.
struct Grapheme {
  std::uint32_t begin = 0, end = 0;
  std::uint32_t run = 0;
};

class ParagraphShaper {
 public:
  ParagraphShaper(const bind::Paragraph& source, const std::vector<form::Style>& styles,
                  const FontSet& fonts, Diagnostics& diagnostics)
      : source_(source), styles_(styles), chooser_(fonts, diagnostics) {
    result_.style = styles.at(source.style);
    result_.baseline = find_baseline(result_.style);
  }

  ShapedParagraph shape() && {
    join_runs();
    for (const Grapheme& grapheme : cut_graphemes()) place(grapheme);
    flush();
    mark_breaks();
    fill_up_fields();
    return std::move(result_);
  }

 private:
  void join_runs() {
    for (const bind::Run& run : source_.runs) {
      const form::Style& style = styles_.at(run.style);
      result_.runs.push_back(
          {style.size, style.color, run.origin, run.underlined, run.mark, style.bold_stroke});
      if (has_room(run)) {
        utf8::append(result_.text, object_replacement);
      } else {
        result_.text += run.text;
      }
      run_ends_.push_back(static_cast<std::uint32_t>(result_.text.size()));
    }
  }

  static bool has_room(const bind::Run& run) {
    return run.blank > Length() || run.mark != bind::Run::Mark::none;
  }

  // A run's end parts a cluster: a combining mark alone in another style cannot be joined.
  std::vector<Grapheme> cut_graphemes() const {
    std::vector<Grapheme> graphemes;
    std::uint32_t begin = 0, run = 0;
    for (const std::uint32_t end : grapheme_ends(result_.text)) {
      while (begin < end) {
        while (run_ends_[run] <= begin) ++run;
        const std::uint32_t cut = std::min(end, run_ends_[run]);
        graphemes.push_back({begin, cut, run});
        begin = cut;
      }
    }
    if (result_.style.vertical) join_numbers(graphemes);
    return graphemes;
  }

  bool is_digit(const Grapheme& grapheme) const {
    return kind_of(utf8::decode(result_.text, grapheme.begin).code_point) == Kind::digit;
  }

  // Whether the character belongs to a word or a decimal number with a number that is beside it.
  bool lengthens(const Grapheme& grapheme) const {
    const char32_t c = utf8::decode(result_.text, grapheme.begin).code_point;
    return kind_of(c) == Kind::latin || c == U'.' || c == U',';
  }

  // 纵中横: a number of two or three digits is one grapheme of a column.
  void join_numbers(std::vector<Grapheme>& graphemes) const {
    std::vector<Grapheme> joined;
    for (std::size_t first = 0, end = 0; first < graphemes.size(); first = end) {
      end = first + 1;
      if (is_digit(graphemes[first])) {
        while (end < graphemes.size() && is_digit(graphemes[end])) ++end;
      }
      const bool alone = (first == 0 || !lengthens(graphemes[first - 1])) &&
                         (end == graphemes.size() || !lengthens(graphemes[end]));
      const bool one_run = graphemes[first].run == graphemes[end - 1].run;
      if (end - first <= 3 && alone && one_run) {
        joined.push_back({graphemes[first].begin, graphemes[end - 1].end, graphemes[first].run});
      } else {
        joined.insert(joined.end(), graphemes.begin() + static_cast<std::ptrdiff_t>(first),
                      graphemes.begin() + static_cast<std::ptrdiff_t>(end));
      }
    }
    graphemes = std::move(joined);
  }

  void place(const Grapheme& grapheme) {
    const bind::Run& run = source_.runs[grapheme.run];
    if (has_room(run)) {
      place_room(grapheme, run);
      return;
    }
    decode(grapheme);
    if (is_undrawn(code_points_)) {
      append_empty(grapheme, {});
      return;
    }
    enter(grapheme.run);
    const auto chosen = chooser_.choose(code_points_);
    if (!chosen) {
      append_empty(grapheme, result_.runs[grapheme.run].size);
      return;
    }
    if (is_joined_number() && width_across(*chosen->face) > result_.runs[grapheme.run].size) {
      place_reduced(grapheme, *chosen);
      return;
    }
    if (grapheme.run != pending_run_ || chosen->face != pending_.face) flush();
    pending_ = *chosen;
    pending_run_ = grapheme.run;
    pending_end_ = grapheme.end;
    for (const char32_t c : code_points_) shaper_.add(c, grapheme.begin);
  }

  // A blank or a check box.
  void place_room(const Grapheme& grapheme, const bind::Run& run) {
    append_empty(grapheme, run.blank > Length() ? run.blank : result_.runs[grapheme.run].size);
    if (run.mark == bind::Run::Mark::none) return;
    // Among words and numbers a check box is like an ideograph.
    result_.clusters.back().kind = Kind::han;
    enter(grapheme.run);
    name_check_box(run.mark == bind::Run::Mark::ticked_box ? ticked_box : empty_box);
  }

  // Gives the check box just placed the glyph of its character, which is never drawn. A chain that
  // has none leaves it without.
  void name_check_box(char32_t character) {
    const auto face = chooser_.find(character);
    if (!face) return;
    Cluster& cluster = result_.clusters.back();
    cluster.glyph_count = 1;
    result_.glyphs.push_back({*face->face->glyph(character),
                              face->id,
                              cluster.run,
                              cluster.text_begin,
                              cluster.text_end,
                              cluster.advance,
                              {},
                              {}});
  }

  bool is_joined_number() const {
    return result_.style.vertical && code_points_.size() > 1 &&
           kind_of(code_points_[0]) == Kind::digit && kind_of(code_points_[1]) == Kind::digit;
  }

  // Of the digits in hand, side by side.
  Length width_across(const Face& face) const {
    std::int64_t width = 0;
    for (const char32_t digit : code_points_) width += face.advance(face.half_width_digit(digit));
    return mul_div(result_.runs[entered_run_.value_or(0)].size, width, face.facts().units_per_em);
  }

  // A number wider than the column is set so small that it just fits across: three digits at two
  // thirds of the size. The glyphs have a run of their own for it.
  void place_reduced(const Grapheme& grapheme, const ChosenFace& chosen) {
    flush();
    reduced_run_ = smaller_run(grapheme.run, width_across(*chosen.face));
    pending_ = chosen;
    pending_run_ = grapheme.run;
    pending_end_ = grapheme.end;
    for (const char32_t c : code_points_) shaper_.add(c, grapheme.begin);
    flush();
    reduced_run_.reset();
  }

  // The run of what stands in `run` at `width`, set so small that it is an em wide.
  std::uint32_t smaller_run(std::uint32_t run, Length width) {
    const Length em = result_.runs[run].size, size = mul_div(em, em.emu(), width.emu());
    if (small_ && small_->of == run && result_.runs[small_->run].size == size) return small_->run;
    ShapedRun smaller = result_.runs[run];
    smaller.size = size;
    result_.runs.push_back(smaller);
    small_ = {run, static_cast<std::uint32_t>(result_.runs.size() - 1)};
    return small_->run;
  }

  void decode(const Grapheme& grapheme) {
    code_points_.clear();
    for (std::size_t at = grapheme.begin; at < grapheme.end;) {
      const utf8::Decoded decoded = utf8::decode(result_.text, at);
      code_points_ += decoded.code_point;
      at += decoded.length;
    }
  }

  void enter(std::uint32_t run) {
    if (entered_run_ == run) return;
    entered_run_ = run;
    const form::Style& style = styles_[source_.runs[run].style];
    chooser_.enter_run(style.font, style.bold, source_.runs[run].origin);
  }

  // Line ends, controls, and characters that are drawn as nothing by nature.
  static bool is_undrawn(std::u32string_view code_points) {
    return std::all_of(code_points.begin(), code_points.end(), [](char32_t c) {
      return kind_of(c) == Kind::newline || (is_control(c) && c != '\t') || is_default_ignorable(c);
    });
  }

  Cluster& append_cluster(std::uint32_t begin, std::uint32_t end, std::uint32_t run) {
    Cluster cluster;
    cluster.first_glyph = static_cast<std::uint32_t>(result_.glyphs.size());
    cluster.text_begin = begin;
    cluster.text_end = end;
    cluster.code_point = utf8::decode(result_.text, begin).code_point;
    cluster.kind = kind_of(cluster.code_point);
    cluster.run = static_cast<std::uint16_t>(run);
    return result_.clusters.emplace_back(cluster);
  }

  void append_empty(const Grapheme& grapheme, Length advance) {
    flush();
    append_cluster(grapheme.begin, grapheme.end, grapheme.run).advance = advance;
  }

  // Shapes what is pending and turns it into clusters.
  void flush() {
    if (shaper_.empty()) return;
    shaped_.clear();
    const Length size = result_.runs[reduced_run_.value_or(pending_run_)].size;
    const bool vertical = result_.style.vertical;
    const auto direction = vertical ? Shaper::Direction::down : Shaper::Direction::right;
    shaper_.shape(*pending_.face, size, direction, shaped_);
    for (std::size_t first = 0; first < shaped_.size();) {
      std::size_t next = first + 1;
      while (next < shaped_.size() && shaped_[next].cluster == shaped_[first].cluster) ++next;
      const std::uint32_t end = next < shaped_.size() ? shaped_[next].cluster : pending_end_;
      if (vertical) {
        const Length em = result_.runs[pending_run_].size;
        const Length height = find_height(shaped_[first].cluster, end, em);
        stand_upright({shaped_.data() + first, next - first}, *pending_.face, {size, em, height});
      }
      append_shaped(first, next, end);
      first = next;
    }
  }

  // What a cluster takes of a column: an em, or two if it is a dash or an ellipsis of two
  // characters joined; a space half an em.
  Length find_height(std::uint32_t text_begin, std::uint32_t text_end, Length size) const {
    const utf8::Decoded first = utf8::decode(result_.text, text_begin);
    const Kind kind = kind_of(first.code_point);
    if (first.code_point == U' ' || first.code_point == U'\t') return size / 2;
    const bool pairs = kind == Kind::dash || kind == Kind::ellipsis;
    return pairs && text_end - text_begin > first.length ? size * 2 : size;
  }

  void append_shaped(std::size_t first, std::size_t next, std::uint32_t text_end) {
    Cluster& cluster = append_cluster(shaped_[first].cluster, text_end, pending_run_);
    cluster.glyph_count = static_cast<std::uint32_t>(next - first);
    for (std::size_t at = first; at < next; ++at) {
      const ShapedGlyph& shaped = shaped_[at];
      const bool leads = at == first;
      const auto run = static_cast<std::uint16_t>(reduced_run_.value_or(pending_run_));
      result_.glyphs.push_back({shaped.glyph, pending_.id, run,
                                leads ? cluster.text_begin : text_end, text_end, shaped.advance,
                                shaped.x_offset, shaped.y_offset});
      cluster.advance += shaped.advance;
    }
    give_digits_their_text(cluster);
    put_on_grid(cluster);
    if (!is_mark(cluster.kind) || cluster.glyph_count != 1 || result_.style.vertical) return;
    const MarkCuts cuts = find_cuts(cluster.kind, shaped_[first].glyph, *pending_.face,
                                    result_.runs[pending_run_].size);
    const auto on_grid = [&](Length cut) {
      return stands_on_grid(cluster)
                 ? mul_div(cut, result_.style.pitch.emu(), result_.style.size.emu())
                 : cut;
    };
    cluster.cut_left = on_grid(cuts.left);
    cluster.cut_right = on_grid(cuts.right);
  }

  bool stands_on_grid(const Cluster& cluster) const {
    const form::Style& style = result_.style;
    return style.pitch > Length() && !style.vertical &&
           result_.runs[cluster.run].size == style.size && cluster.glyph_count == 1;
  }

  // A character of one em, or a dash of two, in the middle of as many places of the grid.
  void put_on_grid(Cluster& cluster) {
    const Length size = result_.style.size;
    const std::int64_t ems = cluster.advance / size;
    if (!stands_on_grid(cluster) || ems == 0 || size * ems != cluster.advance) return;
    Glyph& glyph = result_.glyphs[cluster.first_glyph];
    const Length more = (result_.style.pitch - size) * ems;
    glyph.x_offset += more / 2;
    glyph.advance += more;
    cluster.advance += more;
  }

  // Each digit of a number across a column stands for itself.
  void give_digits_their_text(const Cluster& cluster) {
    const std::uint32_t length = cluster.text_end - cluster.text_begin;
    if (cluster.kind != Kind::digit || cluster.glyph_count != length) return;
    for (std::uint32_t at = 0; at < length; ++at) {
      Glyph& glyph = result_.glyphs[cluster.first_glyph + at];
      glyph.text_begin = cluster.text_begin + at;
      glyph.text_end = glyph.text_begin + 1;
    }
  }

  void mark_breaks() {
    std::vector<Character> characters;
    characters.reserve(result_.clusters.size());
    for (const Cluster& cluster : result_.clusters) {
      characters.push_back({cluster.text_end, cluster.code_point, cluster.kind});
    }
    const auto breaks = find_breaks(result_.text, characters,
                                    {result_.style.prohibition, result_.style.own_prohibition});
    for (std::size_t at = 0; at < breaks.size(); ++at) result_.clusters[at].after = breaks[at];
    keep_check_boxes();
  }

  bool is_check_box(const Cluster& cluster) const {
    return result_.runs[cluster.run].mark != bind::Run::Mark::none;
  }

  // A check box stays with its label, over spaces between them.
  void keep_check_boxes() {
    auto& clusters = result_.clusters;
    bool after_box = false;
    for (std::size_t at = 0; at + 1 < clusters.size(); ++at) {
      const bool box = is_check_box(clusters[at]);
      after_box = box || (after_box && clusters[at].kind == Kind::space);
      if (after_box && !is_check_box(clusters[at + 1])) clusters[at].after = Break::forbidden;
    }
  }

  // The clusters of a fill-in field before the blank that fills it up (bind::Run::pads): those of
  // its runs that are in the blank's line if no line ends but by force.
  std::size_t begin_of_field(std::size_t blank) const {
    const auto& clusters = result_.clusters;
    const std::uint32_t run = clusters[blank].run, pads = source_.runs[run].pads;
    std::size_t begin = blank;
    while (begin > 0 && clusters[begin - 1].run + pads >= run &&
           clusters[begin - 1].kind != Kind::newline) {
      --begin;
    }
    return begin;
  }

  void fill_up_fields() {
    const auto pads = [](const bind::Run& run) { return run.pads > 0; };
    if (std::none_of(source_.runs.begin(), source_.runs.end(), pads)) return;
    const Spacing spacing(result_);
    for (std::size_t at = 0; at < result_.clusters.size(); ++at) {
      if (source_.runs[result_.clusters[at].run].pads > 0) fill_up(spacing, at);
    }
  }

  // A field that is filled up is one unit, as wide as stated; the blank is never parted from text.
  void fill_up(const Spacing& spacing, std::size_t blank) {
    auto& clusters = result_.clusters;
    const std::size_t begin = begin_of_field(blank);
    Length width;
    for (std::size_t at = begin; at < blank; ++at) {
      width += clusters[at].advance + spacing.gap(at).natural();
    }
    clusters[blank].advance = max(clusters[blank].advance - width, Length());
    if (begin == blank) return;
    for (std::size_t at = begin; at < blank && clusters[blank].advance > Length(); ++at) {
      clusters[at].after = std::min(clusters[at].after, Break::inside_unit);
    }
    clusters[blank - 1].after = Break::forbidden;
  }

  static constexpr char32_t object_replacement = 0xFFFC, empty_box = 0x25A1, ticked_box = 0x2611;

  const bind::Paragraph& source_;
  const std::vector<form::Style>& styles_;
  FaceChooser chooser_;
  Shaper shaper_;
  ShapedParagraph result_;
  std::vector<std::uint32_t> run_ends_;  // byte offsets
  std::u32string code_points_;           // of the grapheme in hand
  std::optional<std::uint32_t> entered_run_;
  // Text that waits for shaping: all in one run and one face.
  ChosenFace pending_;
  std::uint32_t pending_run_ = 0, pending_end_ = 0;
  std::optional<std::uint32_t> reduced_run_;  // of the glyphs, if they are smaller than their run
  struct SmallRun {
    std::uint32_t of, run;
  };
  std::optional<SmallRun> small_;  // the last that was made
  std::vector<ShapedGlyph> shaped_;
};

}  // namespace

ShapedParagraph shape(const bind::Paragraph& paragraph, const std::vector<form::Style>& styles,
                      const FontSet& fonts, Diagnostics& diagnostics) {
  return ParagraphShaper(paragraph, styles, fonts, diagnostics).shape();
}

}  // namespace zhibiao::text
