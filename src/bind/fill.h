// fill: a template's Content + the record -> paragraphs of runs. What a cell, a heading, or a
// sign-off line says, with dates written out and blanks in place.
#pragma once

#include <vector>

#include "bind/context.h"

namespace zhibiao::bind {

// At least one paragraph. A field of several paragraphs parts the content: what stands before it
// goes with its first paragraph, what follows with its last. Content without anything to show is
// one paragraph without runs.
std::vector<Paragraph> fill(const form::Content& content, form::StyleId style, const Scope& scope,
                            Context& context);

// Does it show anything, text or room for handwriting?
bool shows_anything(const std::vector<Paragraph>& paragraphs);

// `at` in the template; in the record the first value that the paragraphs show.
Origin origin_of(const std::vector<Paragraph>& paragraphs, json::Value at);

}  // namespace zhibiao::bind
