#include "bind/prose.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "base/utf8.h"
#include "bind/numbering.h"
#include "bind/record_text.h"
#include "bind/resolve.h"

namespace zhibiao::bind {

namespace {

constexpr int deepest_heading = 6;

bool ends_like_sentence(std::string_view text) {
  constexpr std::array<std::string_view, 7> ends{"。", "；", "：", "，", ";", ":", ","};
  return std::any_of(ends.begin(), ends.end(),
                     [text](std::string_view end) { return text.ends_with(end); });
}

bool reads_as_heading(const form::ProseLevel& level, std::string_view text) {
  return level.heading > 0 && !ends_like_sentence(text) &&
         utf8::count(text) <= static_cast<std::size_t>(std::max(level.longest_heading, 0));
}

const form::ProseLevel* level_of(const form::Prose& prose, std::string_view text) {
  const std::optional<form::ProseLevel::Numbering> numbering = numbering_of(text);
  if (!numbering) return nullptr;
  const auto level = std::find_if(
      prose.levels.begin(), prose.levels.end(),
      [&](const form::ProseLevel& candidate) { return candidate.numbering == *numbering; });
  return level == prose.levels.end() ? nullptr : &*level;
}

Paragraph prose_paragraph(const form::Prose& prose, TextLine line, json::Value at) {
  Paragraph paragraph;
  paragraph.style = prose.style;
  if (const form::ProseLevel* level = level_of(prose, line.text)) {
    const bool heading = reads_as_heading(*level, line.text);
    if (heading || level->heading == 0) paragraph.style = level->style;
    paragraph.heading = heading ? std::min(prose.under + level->heading, deepest_heading) : 0;
    paragraph.list = heading ? 0 : 1 + static_cast<int>(level->numbering);
    paragraph.keep_with_next = heading;
  }
  paragraph.runs.push_back({std::move(line.text), paragraph.style, {}, {at, line.from}});
  return paragraph;
}

}  // namespace

std::vector<Paragraph> bind_prose(const form::Prose& prose, json::Value at, const Scope& scope,
                                  Context& context) {
  const json::Value value = resolve(prose.path, scope, at, context.diagnostics);
  std::vector<Paragraph> paragraphs;
  for (TextLine& line : record_text(value, at, context)) {
    paragraphs.push_back(prose_paragraph(prose, std::move(line), at));
  }
  return paragraphs;
}

}  // namespace zhibiao::bind
