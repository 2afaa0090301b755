#include "text/break.h"

#include <algorithm>
#include <optional>

#include "text/number.h"
#include "text/unicode.h"

namespace zhibiao::text {

namespace {

using form::Prohibition;

bool is_closer(Kind kind) {
  return kind == Kind::closing || kind == Kind::pause || kind == Kind::stop;
}

// A unit of two, which no line end parts at any level.
bool is_pair(const Character& a, const Character& b) {
  return a.kind == b.kind && (a.kind == Kind::dash || a.kind == Kind::ellipsis);
}

// Whether a pair begins with the character at `at`, be it joined to one cluster (by a ligature) or
// not.
bool begins_pair(const std::vector<Character>& characters, std::size_t at) {
  constexpr std::uint32_t one = 3;  // bytes of a dash or an ellipsis
  if (characters[at].text_end - characters[at - 1].text_end > one) return true;
  return at + 1 < characters.size() && is_pair(characters[at], characters[at + 1]);
}

bool is_alphanumeric(Kind kind) {
  return kind == Kind::latin || kind == Kind::digit || kind == Kind::wide_latin ||
         kind == Kind::wide_digit || kind == Kind::western || kind == Kind::connector ||
         kind == Kind::solidus || kind == Kind::other || kind == Kind::prefix ||
         kind == Kind::postfix;
}

// The characters around a place where a line may end; `last_seen`: the last before it that is no
// space, for spaces at a line's end hang unseen; `pair_after`: whether `after` is the first of a
// pair (a dash, an ellipsis).
struct Place {
  const Character& before;
  const Character& last_seen;
  const Character& after;
  bool pair_after = false;
};

bool is_ideographic(Kind kind) {
  return kind == Kind::han || is_mark(kind) || kind == Kind::dash || kind == Kind::ellipsis;
}

// CLREQ 3.1.3: marks that may not begin a line. A single em dash is a connector mark (basic), two
// are a dash (strict).
bool may_begin_line(const Place& place, const Prohibitions& prohibitions) {
  const auto& own = prohibitions.own.line_start;
  if (own) return own->find(place.after.code_point) == std::u32string::npos;
  const Kind kind = place.after.kind;
  const Prohibition level = prohibitions.level;
  if (level == Prohibition::none) return true;
  if (kind == Kind::dash) return place.pair_after && level != Prohibition::strict;
  if (kind == Kind::ellipsis) return level != Prohibition::strict;
  return !is_closer(kind) && kind != Kind::interpunct && kind != Kind::connector &&
         kind != Kind::solidus;
}

// Marks that may not end one.
bool may_end_line(const Place& place, const Prohibitions& prohibitions) {
  const auto& own = prohibitions.own.line_end;
  if (own) return own->find(place.last_seen.code_point) == std::u32string::npos;
  const Kind kind = place.last_seen.kind;
  const Prohibition level = prohibitions.level;
  if (level == Prohibition::none) return true;
  const bool solidus_stays = level == Prohibition::gb || level == Prohibition::strict;
  return kind != Kind::opening && !(kind == Kind::solidus && solidus_stays);
}

// Whether full-width marks alone decide about the place, so that UAX #14 is not asked: it forbids a
// line end in ，‘ and allows one in few of the places where the levels below strict, or own lists,
// do.
bool decided_by_marks(const Place& place, const Prohibitions& prohibitions) {
  const Kind before = place.before.kind, after = place.after.kind;
  const bool lists = prohibitions.own.line_start || prohibitions.own.line_end ||
                     prohibitions.level == Prohibition::none;
  if (lists && is_ideographic(before) && is_ideographic(after)) return true;
  if (after == Kind::space || after == Kind::postfix || after == Kind::western) return false;
  if (before == Kind::prefix || before == Kind::western) return false;
  if (prohibitions.own.line_start && is_mark(after)) return true;
  if (prohibitions.own.line_end && before == Kind::opening) return true;
  return is_closer(before) || before == Kind::dash || before == Kind::ellipsis ||
         after == Kind::opening || after == Kind::dash || after == Kind::ellipsis;
}

Break grade(const Place& place, bool uax14_allows, const Prohibitions& prohibitions) {
  const Kind before = place.before.kind, after = place.after.kind;
  if (after == Kind::newline || is_pair(place.before, place.after)) return Break::forbidden;
  if (!may_begin_line(place, prohibitions) || !may_end_line(place, prohibitions)) {
    return Break::forbidden;
  }
  const bool in_name = (before == Kind::interpunct && after == Kind::han) ||
                       (before == Kind::han && after == Kind::interpunct);
  if (in_name) return Break::inside_unit;
  if (decided_by_marks(place, prohibitions)) return Break::allowed;
  if (is_number_part(before) && is_number_part(after)) return Break::inside_word;
  if (before == Kind::wide_latin && after == Kind::wide_latin) return Break::inside_word;
  if (uax14_allows) return Break::allowed;
  const bool in_word = is_alphanumeric(before) && is_alphanumeric(after);
  return in_word ? Break::inside_word : Break::forbidden;
}

}  // namespace

std::vector<Break> find_breaks(std::string_view text, const std::vector<Character>& characters,
                               const Prohibitions& prohibitions) {
  std::vector<std::optional<Break>> keep(characters.size());
  keep_numbers_whole(characters, keep);
  const std::vector<std::uint32_t> ends = line_ends(text);
  std::vector<Break> breaks;
  breaks.reserve(characters.size());
  auto end = ends.begin();
  std::size_t last_seen = 0;
  for (std::size_t at = 0; at < characters.size(); ++at) {
    const Character& before = characters[at];
    if (before.kind != Kind::space) last_seen = at;
    if (before.kind == Kind::newline || at + 1 == characters.size()) {
      breaks.push_back(Break::mandatory);
      continue;
    }
    while (end != ends.end() && *end < before.text_end) ++end;
    const bool uax14_allows = end != ends.end() && *end == before.text_end;
    const Place place{before, characters[last_seen], characters[at + 1],
                      begins_pair(characters, at + 1)};
    Break after = grade(place, uax14_allows, prohibitions);
    if (keep[at]) after = std::min(after, *keep[at]);
    breaks.push_back(after);
  }
  return breaks;
}

}  // namespace zhibiao::text
