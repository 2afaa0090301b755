// The page budget ("pages"): the same document, set a little smaller step by step.
//
// In: a document's styles and its budget. Out: the ladder of styles to try, from the least change
// to the greatest, in the order of the template's steps. Lays nothing out; layout() climbs the
// ladder.
#pragma once

#include <vector>

#include "form/template.h"

namespace zhibiao::layout {

// Each entry is a whole set of styles. A step "leading" tightens lines in four parts down to 1.2
// times the size; a step "size" takes half a point at a time off all text up to 三号, down to the
// stated size, with the leading in proportion. Titles keep their size. Later steps begin where
// earlier ones ended.
std::vector<std::vector<form::Style>> budget_ladder(const std::vector<form::Style>& styles,
                                                    const form::PageBudget& budget);

}  // namespace zhibiao::layout
