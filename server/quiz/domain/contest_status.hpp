#pragma once

#include "base/civil.hpp"
#include "quiz/domain/rules.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace quiz {

/// Where a contest stands by the clock.
enum class ContestStatus : std::uint8_t {
    announced,
    running,
    ended,
};

/// "announced", "running", "ended".
[[nodiscard]] std::string_view text(ContestStatus);
[[nodiscard]] ContestStatus status_at(ContestRules const&, base::Instant now);

/// The calendar months that a contest touches, in their order.
[[nodiscard]] std::vector<base::CivilMonth> months_of(ContestRules const&);

} // namespace quiz
