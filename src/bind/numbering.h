// Numbering (层次序数) at the head of a paragraph: 一、 （一） 1、 1. （1）, GB/T 9704-2012 7.3.3.
#pragma once

#include <optional>
#include <string_view>

#include "form/template.h"

namespace zhibiao::bind {

// The kind of number that `text` opens with, if it opens with one from 1 to 99. Brackets may be
// full or half width; 1. and 1． count as 1、 unless a digit follows (1.5 is an amount).
std::optional<form::ProseLevel::Numbering> numbering_of(std::string_view text);

}  // namespace zhibiao::bind
