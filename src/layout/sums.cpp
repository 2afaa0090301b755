#include "layout/sums.h"

#include <boost/multiprecision/cpp_int.hpp>

namespace zhibiao::layout {

namespace {

using boost::multiprecision::cpp_int;

// digits / 10^scale.
struct Decimal {
  cpp_int digits = 0;
  std::size_t scale = 0;
  bool any = false;
};

void rescale(Decimal& number, std::size_t scale) {
  for (; number.scale < scale; ++number.scale) number.digits *= 10;
}

Decimal parse(const std::string& text) {
  Decimal number;
  bool negative = false, fraction = false;
  for (const char c : text) {
    if (c == '-') negative = true;
    if (c == '.') fraction = true;
    if (c < '0' || c > '9') continue;
    number.digits = number.digits * 10 + (c - '0');
    number.scale += fraction ? 1 : 0;
  }
  if (negative) number.digits = -number.digits;
  number.any = true;
  return number;
}

void add_to(Decimal& total, Decimal addend) {
  const std::size_t scale = std::max(total.scale, addend.scale);
  rescale(total, scale);
  rescale(addend, scale);
  total.digits += addend.digits;
  total.any = true;
}

std::string to_text(const Decimal& number) {
  if (!number.any) return {};
  const bool negative = number.digits < 0;
  std::string digits = (negative ? cpp_int(-number.digits) : number.digits).str();
  if (digits.size() <= number.scale) digits.insert(0, number.scale + 1 - digits.size(), '0');
  if (number.scale > 0) digits.insert(digits.size() - number.scale, ".");
  return (negative ? "-" : "") + digits;
}

}  // namespace

struct Sums::Totals {
  std::vector<form::Sum> sums;
  std::vector<Decimal> figures;
};

Sums::Sums(const std::vector<form::Sum>& sums)
    : totals_(new Totals{sums, std::vector<Decimal>(sums.size())}) {}
Sums::~Sums() = default;
Sums::Sums(Sums&&) noexcept = default;
Sums& Sums::operator=(Sums&&) noexcept = default;

void Sums::start_page() {
  for (std::size_t index = 0; index < totals_->sums.size(); ++index) {
    if (!totals_->sums[index].running) totals_->figures[index] = {};
  }
}

void Sums::add(const std::vector<std::string>& addends) {
  for (std::size_t index = 0; index < addends.size(); ++index) {
    if (!addends[index].empty()) add_to(totals_->figures.at(index), parse(addends[index]));
  }
}

std::string Sums::figure(int index) const {
  return to_text(totals_->figures.at(static_cast<std::size_t>(index)));
}

bind::Cell fill_sums(const bind::Cell& cell, const Sums& sums) {
  bind::Cell filled = cell;
  for (bind::Paragraph& paragraph : filled.body) {
    for (bind::Run& run : paragraph.runs) {
      if (run.sum >= 0) run.text = sums.figure(run.sum);
    }
  }
  return filled;
}

}  // namespace zhibiao::layout
