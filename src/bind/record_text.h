// record_text: a value of the record -> the paragraphs of text that it shows.
#pragma once

#include <string>
#include <vector>

#include "bind/context.h"

namespace zhibiao::bind {

struct TextLine {
  std::string text;  // never empty
  json::Value from;  // the string, number or boolean that says it
};

// A string: one paragraph a line. A number: as typed. A boolean: 是 or 否. An array: its items one
// after another. Null, nothing and empty text: no line. An object, or an array in an array, is an
// error reported with `wanted_by`; dropped spaces and removed characters are warnings, once for
// each place.
std::vector<TextLine> record_text(json::Value value, json::Value wanted_by, Context& context);

// text-too-long, once for each place, where `lines` hold more than `limit` characters (white space
// not counted). `value`: what they were read from.
void check_length(const std::vector<TextLine>& lines, int limit, json::Value value,
                  json::Value wanted_by, Context& context);

}  // namespace zhibiao::bind
