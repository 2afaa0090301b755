// keep_numbers_whole: the places inside numbers and what belongs to them, where a line had better
// not end.
//
// In: the characters of a paragraph. Out: into `keep`, the grade of each place after a character:
// Break::inside_word between digits; Break::inside_unit between a number and its sign (≥98%), its
// unit (951.897亩), the pieces of a date (2024 年, 二〇二四年), the ordinal 第, the ends of a range, a list
// number and what follows it, and in the number of a document (财预〔2020〕10号). Sources: GB/T
// 15835-2011, GB/T 9704-2012. Places that it does not name are left as they are.
#pragma once

#include <optional>
#include <vector>

#include "text/break.h"

namespace zhibiao::text {

void keep_numbers_whole(const std::vector<Character>& characters,
                        std::vector<std::optional<Break>>& keep);

}  // namespace zhibiao::text
