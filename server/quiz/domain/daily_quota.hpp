#pragma once

#include "base/result.hpp"
#include "quiz/domain/rules.hpp"

#include <cstdint>
#include <string_view>

namespace quiz {

/// Whether a person has earned the second attempt of today.
enum class ChanceGrant : std::uint8_t {
    missing,
    granted,
};

/// What a person reads about the second chance of today.
enum class SecondChanceState : std::uint8_t {
    not_offered,
    offered,
    earned,
    used,
};

[[nodiscard]] std::string_view text(SecondChanceState);
/// "share", "study", "visit", "two_attempts", "none".
[[nodiscard]] std::string_view text(SecondChanceMode);

/// How many attempts this person may make today altogether: 1 or 2 (Q10, Q11, Q12).
[[nodiscard]] int attempts_allowed(ContestRules const&, ChanceGrant);

/// The number of the next attempt of a person who has started `attempts_today`. Refusals:
/// `attempt_quota_used` {allowed}, `second_chance_needed` {mode}.
[[nodiscard]] base::Result<int> next_attempt(ContestRules const&, int attempts_today, ChanceGrant);

[[nodiscard]] SecondChanceState second_chance_state(ContestRules const&, int attempts_today,
                                                    ChanceGrant);

} // namespace quiz
