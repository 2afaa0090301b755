// bind_prose: flowing text of the record -> paragraphs with their heading levels.
#pragma once

#include <vector>

#include "bind/context.h"

namespace zhibiao::bind {

// One paragraph a line; lines without text are dropped. A paragraph that opens with the numbering
// of a level is a heading of that level if it is short and does not end like a sentence, and then
// stays with what follows; a level that is no heading only lends its style. All else has the
// prose's style.
std::vector<Paragraph> bind_prose(const form::Prose& prose, json::Value at, const Scope& scope,
                                  Context& context);

}  // namespace zhibiao::bind
