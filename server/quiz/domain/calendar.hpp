#pragma once

#include "base/civil.hpp"
#include "base/result.hpp"
#include "quiz/domain/ids.hpp"
#include "quiz/domain/rules.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace quiz {

/// Where a month stands (Q22), in its order. `ahead` and `open` follow from the clock; the later
/// states are steps of the settlement and are stored.
enum class MonthState : std::uint8_t {
    ahead,
    open,
    closing,
    provisional,
    reviewing,
    public_notice,
    final,
    paid,
};

[[nodiscard]] std::string_view text(MonthState);
[[nodiscard]] std::optional<MonthState> month_state_from(std::string_view);

/// Whether the standings of the month stand still and its secret is revealed.
[[nodiscard]] inline bool is_frozen(MonthState state)
{
    return state >= MonthState::provisional;
}

/// One calendar month of a contest.
struct ContestMonth {
    MonthId id;
    base::CivilMonth month;
    /// As stored: `open` until the settlement begins.
    MonthState stored = MonthState::open;
    /// SHA-256 of the month's secret in hexadecimal, published before the month begins.
    std::string secret_hash;
    /// The secret in hexadecimal, published once the month is provisional.
    std::optional<std::string> revealed_secret;
    /// SHA-256 of the frozen list in hexadecimal.
    std::optional<std::string> snapshot_hash;

    [[nodiscard]] MonthState state_at(ContestRules const&, base::Instant now) const;
};

/// The day on which an attempt that starts now counts (AMB-Q2, AMB-Q30). Refusals:
/// `contest_not_begun` {starts_on}, `contest_ended` {ends_on}.
[[nodiscard]] base::Result<base::CivilDate> attempt_day(ContestRules const&, base::Instant now);

/// Whether a person has been granted more time for every paper. It changes no points.
enum class Pace : std::uint8_t {
    ordinary,
    accommodated,
};

/// When the countdown of an attempt that starts now ends.
[[nodiscard]] base::Instant deadline_of(ContestRules const&, base::Instant issued_at, Pace);

/// The longest time between the issue of a paper and the last instant at which it can be handed in.
[[nodiscard]] std::chrono::milliseconds open_span_max(ContestRules const&);

/// The first instant at which no hand-in of an attempt of this month can arrive any more: its last
/// paper, the longest time limit and the grace are over (AMB-Q6).
[[nodiscard]] base::Instant hand_ins_end(ContestRules const&, base::CivilMonth);

} // namespace quiz
