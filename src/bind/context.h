// Context: what the functions of bind/ share while one document is made. Scope: where the
// template's paths start. Nothing here outlives bind().
#pragma once

#include <cstdint>
#include <set>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "bind/document.h"
#include "form/template.h"

namespace zhibiao::bind {

struct Context {
  std::vector<form::Style>& styles;  // of the Document; grows by styles that bind derives
  Diagnostics& diagnostics;
  std::set<std::uint32_t> cleaned;   // places in the record whose cleaning was reported already
  std::set<std::uint32_t> too_long;  // and those whose length was
  const std::vector<form::Sum>* sums = nullptr;  // of the table whose footer is bound
  form::CharacterPolicy characters = {};
  const std::vector<form::PictureFile>* pictures = nullptr;  // of the template
};

struct Scope {
  json::Value root;  // the record; does not exist in the blank form
  json::Value item;  // of the innermost "each"; does not exist in a blank row
};

// The scope of one item of an "each".
inline Scope within(const Scope& outer, json::Value item) {
  return {outer.root, item};
}

// A style that no template names, made for one place.
inline form::StyleId add_style(form::Style style, Context& context) {
  context.styles.push_back(std::move(style));
  return static_cast<form::StyleId>(context.styles.size() - 1);
}

}  // namespace zhibiao::bind
