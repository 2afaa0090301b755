// Length: the one unit of distance, a 64-bit count of EMU.
//
// 1 mm = 36 000 EMU and 1 pt = 12 700 EMU, so millimetres and points are both exact and a sum never
// depends on its order. There is no floating point after parsing: lengths are added, compared, and
// scaled by whole numbers only. A length times a length, or plus a bare number, does not compile.
#pragma once

#include <compare>
#include <cstdint>
#include <vector>

namespace zhibiao {

class Length {
 public:
  constexpr Length() = default;
  static constexpr Length from_emu(std::int64_t emu) { return Length(emu); }
  static constexpr Length mm(std::int64_t count) { return Length(count * 36'000); }
  static constexpr Length pt(std::int64_t count) { return Length(count * 12'700); }

  constexpr std::int64_t emu() const { return emu_; }

  constexpr auto operator<=>(const Length&) const = default;
  constexpr Length operator-() const { return Length(-emu_); }
  constexpr Length& operator+=(Length other) { emu_ += other.emu_; return *this; }
  constexpr Length& operator-=(Length other) { emu_ -= other.emu_; return *this; }
  friend constexpr Length operator+(Length a, Length b) { return Length(a.emu_ + b.emu_); }
  friend constexpr Length operator-(Length a, Length b) { return Length(a.emu_ - b.emu_); }
  friend constexpr Length operator*(Length a, std::int64_t count) { return Length(a.emu_ * count); }
  friend constexpr Length operator/(Length a, std::int64_t count) { return Length(a.emu_ / count); }
  // How many whole times `b` fits in `a`.
  friend constexpr std::int64_t operator/(Length a, Length b) { return a.emu_ / b.emu_; }

 private:
  constexpr explicit Length(std::int64_t emu) : emu_(emu) {}
  std::int64_t emu_ = 0;
};

constexpr Length max(Length a, Length b) { return a < b ? b : a; }
constexpr Length min(Length a, Length b) { return b < a ? b : a; }

// length * numerator / denominator with a 128-bit middle, rounded half to even. denominator > 0.
Length mul_div(Length length, std::int64_t numerator, std::int64_t denominator);

// `total` cut into shares in proportion to `weights` (each >= 0, not all 0). The shares add up to
// `total` exactly: each boundary is rounded, not each share.
std::vector<Length> share(Length total, const std::vector<std::int64_t>& weights);

}  // namespace zhibiao
