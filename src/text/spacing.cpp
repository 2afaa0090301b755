#include "text/spacing.h"

namespace zhibiao::text {

namespace {

using form::PunctuationWidth;

Reduction reduction_of(Kind mark) {
  if (mark == Kind::opening || mark == Kind::closing) return Reduction::bracket;
  if (mark == Kind::interpunct) return Reduction::interpunct;
  return mark == Kind::stop ? Reduction::stop : Reduction::pause;
}

// CLREQ 3.2.2: between Han and Latin letters or digits, not beside marks or spaces. A percent sign
// that ends a number is Latin too.
bool is_han_latin(const Cluster& a, const Cluster& b) {
  const auto latin_end = [](const Cluster& cluster) {
    return is_western_word(cluster.kind) || cluster.code_point == U'%';
  };
  if (a.kind == Kind::han) return is_western_word(b.kind);
  return b.kind == Kind::han && latin_end(a);
}

bool is_fixed_kind(Kind kind) {
  return kind == Kind::connector || kind == Kind::solidus || kind == Kind::newline;
}

bool is_word_kind(Kind kind) {
  return kind == Kind::latin || kind == Kind::digit || kind == Kind::western ||
         kind == Kind::wide_digit || kind == Kind::wide_latin;
}

// Whether the place may be opened to fill a line: not in words, numbers with their signs, dashes
// and ellipses, not beside connectors and the solidus. A typed space takes its share once, after
// it.
bool may_open(const Cluster& a, const Cluster& b) {
  if (is_fixed_kind(a.kind) || is_fixed_kind(b.kind) || b.kind == Kind::space) return false;
  if (is_word_kind(a.kind) && is_word_kind(b.kind)) return false;
  if (a.kind == Kind::prefix && is_word_kind(b.kind)) return false;
  if (is_word_kind(a.kind) && b.kind == Kind::postfix) return false;
  return a.kind != b.kind || (a.kind != Kind::dash && a.kind != Kind::ellipsis);
}

// CLREQ 3.1.6: two adjacent marks take one em and a half; what is cut lies between them.
void squeeze_adjacent(const Cluster& a, const Cluster& b, Length half_em, Gap& gap) {
  gap.cut_right = min(a.cut_right, half_em);
  gap.cut_left = min(b.cut_left, half_em - gap.cut_right);
}

// What is cut of the marks on both sides in any case.
void cut_marks(const Cluster& a, const Cluster& b, Length half_em, PunctuationWidth width,
               Gap& gap) {
  if (width == PunctuationWidth::whole) return;
  if (width != PunctuationWidth::half && is_mark(a.kind) && is_mark(b.kind)) {
    squeeze_adjacent(a, b, half_em, gap);
  }
  const auto is_half = [width](Kind mark) {
    const bool ends_sentence = mark == Kind::stop;
    return width == PunctuationWidth::half ||
           (width == PunctuationWidth::kaiming && !ends_sentence);
  };
  if (is_half(a.kind)) gap.cut_right = a.cut_right;
  if (is_half(b.kind)) gap.cut_left = b.cut_left;
}

}  // namespace

Spacing::Spacing(const ShapedParagraph& paragraph) : paragraph_(paragraph) {
  const auto& clusters = paragraph.clusters;
  starts_.reserve(clusters.size());
  shrinks_.reserve(clusters.size());
  grows_.reserve(clusters.size());
  opens_.reserve(clusters.size());
  Length at, shrink, grow;
  std::uint32_t opens = 0;
  for (std::size_t index = 0; index < clusters.size(); ++index) {
    starts_.push_back(at);
    shrinks_.push_back(shrink);
    grows_.push_back(grow);
    opens_.push_back(opens);
    if (index + 1 == clusters.size()) break;
    const Gap after = gap(index);
    at += clusters[index].advance + after.natural();
    shrink += after.before.most + after.after.most + after.inner.most;
    grow += after.grow;
    opens += after.opens ? 1 : 0;
  }
}

Gap Spacing::gap(std::size_t index) const {
  const Cluster& a = paragraph_.clusters[index];
  const Cluster& b = paragraph_.clusters[index + 1];
  const form::Style& style = paragraph_.style;
  const Length size = paragraph_.runs[a.run].size;
  const Length em = style.pitch > Length() && size == style.size ? style.pitch : size;
  Gap gap;
  cut_marks(a, b, em / 2, style.punctuation, gap);
  if (a.cut_right > gap.cut_right) gap.before = {reduction_of(a.kind), a.cut_right - gap.cut_right};
  if (b.cut_left > gap.cut_left) gap.after = {reduction_of(b.kind), b.cut_left - gap.cut_left};
  gap.opens = may_open(a, b);
  if (style.han_latin_gap > Length() && is_han_latin(a, b)) {
    gap.room = style.han_latin_gap;
    gap.inner = {Reduction::han_latin, max(gap.room - em / 8, Length())};
    gap.grow = max(em / 3 - gap.room, Length());
  } else if (a.code_point == U' ') {
    gap.inner = {Reduction::word_space, max(a.advance - em / 4, Length())};
    gap.grow = max(em / 2 - a.advance, Length());
  }
  return gap;
}

std::size_t Spacing::content_end(std::size_t begin, std::size_t end) const {
  const auto hangs = [this](std::size_t at) {
    const Kind kind = paragraph_.clusters[at].kind;
    return kind == Kind::space || kind == Kind::newline;
  };
  while (end > begin && hangs(end - 1)) --end;
  return end;
}

Length Spacing::natural_width(std::size_t begin, std::size_t end, bool indented) const {
  if (begin >= end) return {};
  const Length whole = starts_[end - 1] + paragraph_.clusters[end - 1].advance - starts_[begin];
  return whole - start_cut(begin, indented) - end_cut(end);
}

Length Spacing::reducible(std::size_t begin, std::size_t end) const {
  if (begin >= end) return {};
  return shrinks_[end - 1] - shrinks_[begin] + end_reserve(end);
}

Length Spacing::growth(std::size_t begin, std::size_t end) const {
  return begin < end ? grows_[end - 1] - grows_[begin] : Length();
}

std::size_t Spacing::open_gaps(std::size_t begin, std::size_t end) const {
  return begin < end ? opens_[end - 1] - opens_[begin] : 0;
}

Length Spacing::start_cut(std::size_t begin, bool indented) const {
  using form::LineStartMarks;
  const auto by_width = [](PunctuationWidth width) {
    if (width == PunctuationWidth::whole) return LineStartMarks::keep;
    return width == PunctuationWidth::full ? LineStartMarks::trim : LineStartMarks::trim_all;
  };
  const form::Style& style = paragraph_.style;
  const LineStartMarks marks = style.line_start_marks.value_or(by_width(style.punctuation));
  const bool keeps = marks == LineStartMarks::keep || (marks == LineStartMarks::trim && indented);
  return keeps ? Length() : paragraph_.clusters[begin].cut_left;
}

Length Spacing::end_cut(std::size_t end) const {
  const bool keeps = paragraph_.style.punctuation == PunctuationWidth::whole;
  return keeps ? Length() : paragraph_.clusters[end - 1].cut_right;
}

Length Spacing::end_reserve(std::size_t end) const {
  const bool keeps = paragraph_.style.punctuation == PunctuationWidth::whole;
  return keeps ? paragraph_.clusters[end - 1].cut_right : Length();
}

}  // namespace zhibiao::text
