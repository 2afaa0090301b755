// Dates: ISO 8601 calendar dates in, the words of a form out. Knows no record and no template.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace zhibiao::bind {

// 0 where the month, the day, or all of it is not known.
struct Date {
  int year = 0, month = 0, day = 0;
  bool operator==(const Date&) const = default;
};

// "2024-04-15" and no other form (GB/T 7408, ISO 8601 5.2.2.1 extended), a day that the calendar
// has. The reason of a failure names the right form of a date that can be guessed.
Result<Date> read_date(std::string_view text);

// Such a date, or its beginning: "2024-04", "2024".
Result<Date> read_partial_date(std::string_view text);

// Part of a written date: words, or room for so many characters (字) of handwriting.
struct DatePart {
  std::string text;
  int room = 0;
  bool operator==(const DatePart&) const = default;
};

// `pattern` with {y} {m} {d} filled in, without leading zeros (GB/T 9704-2012 7.3.5.4), and {Y} {M}
// {D} in Han digits: 二〇二〇 五 二十一 (GB/T 15835-2011 4.2: 〇 in a year). What is not known is
// left to be filled in by hand: room of 4, 2 and 2 字 for {y} {m} {d}, of 4, 2 and 3 字 for {Y} {M}
// {D}.
std::vector<DatePart> write_date(const Date& date, std::string_view pattern);

}  // namespace zhibiao::bind
