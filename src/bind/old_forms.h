// mend_old_forms: text of the record -> the same with old forms of characters (base/han_forms.h)
// replaced where the template asks for it, and what was found.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "form/template.h"

namespace zhibiao::bind {

struct OldFormsFound {
  struct Found {
    char32_t code_point = 0;
    bool mapped = false;
  };
  std::vector<Found> list;  // each once, in the order of the text
  std::set<char32_t> seen;
};

// Changes `text` in place and adds to `found`.
void mend_old_forms(std::string& text, const form::CharacterPolicy& policy, OldFormsFound& found);

// One warning for each character kept, one note for each that was mapped.
void report_old_forms(const OldFormsFound& found, const Location& at, Diagnostics& diagnostics);

}  // namespace zhibiao::bind
