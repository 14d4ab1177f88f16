#pragma once

#include "base/civil.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace quiz {

/// Days without a gap up to today, or up to yesterday while today is not yet played. `played` is
/// sorted and holds no day twice.
[[nodiscard]] int streak_days(std::span<base::CivilDate const> played, base::CivilDate today);

/// The longest run of days without a gap.
[[nodiscard]] int longest_streak_days(std::span<base::CivilDate const> played);

/// Days of the month 1..31 whose bit d - 1 is set.
[[nodiscard]] std::vector<base::CivilDate> days_in(std::uint32_t played_days, base::CivilMonth);

} // namespace quiz
