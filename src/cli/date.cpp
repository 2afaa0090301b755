#include "cli/date.h"

#include <charconv>
#include <chrono>
#include <cstdint>

#include "bind/date.h"

namespace zhibiao::cli {

Result<std::string> date_from_option(std::string_view date) {
  const Result<bind::Date> read = bind::read_date(date);
  if (!read) return failure(read.error());
  return std::string(date) + "T00:00:00+08:00";
}

Result<std::string> date_from_epoch(std::string_view text) {
  constexpr std::int64_t end_of_9999 = 253'402'300'800;
  std::int64_t count = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), count);
  const bool whole = fault == std::errc{} && end == text.data() + text.size();
  if (!whole || count < 0 || count >= end_of_9999) {
    return failure(message("SOURCE_DATE_EPOCH 应为 1970 年以来的秒数，实为“{}”",
                           "SOURCE_DATE_EPOCH should be seconds since 1970, found \"{}\"", text));
  }
  const std::chrono::sys_seconds moment{std::chrono::seconds(count)};
  const auto day = std::chrono::floor<std::chrono::days>(moment);
  const std::chrono::year_month_day date{day};
  const std::chrono::hh_mm_ss time{moment - day};
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}+00:00", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                     time.hours().count(), time.minutes().count(), time.seconds().count());
}

}  // namespace zhibiao::cli
