#include "identity/domain/staff_limits.hpp"

#include "identity/domain/refusals.hpp"

#include <algorithm>

namespace identity {

namespace {

/// From when on fewer than `max` failures lie within the window; not before `now`.
base::Instant free_at(std::span<Failures const> failures, int max, std::chrono::milliseconds window,
                      base::Instant now)
{
    auto free = now;
    int inside = 0;
    // From the newest back: the one that fills the window must leave it.
    for (auto place = failures.rbegin(); place != failures.rend(); ++place) {
        if (place->at + window <= now)
            break;
        inside += place->count;
        if (inside >= max) {
            free = place->at + window;
            break;
        }
    }
    return free;
}

} // namespace

base::Result<void> may_try(StaffLimits const& limits, StaffTrials const& trials, base::Instant now)
{
    auto free = std::max(free_at(trials.here, limits.here_max, limits.window, now),
                         free_at(trials.network, limits.network_max, limits.window, now));
    if (!trials.is_network_known)
        free = std::max(free,
                        free_at(trials.account, limits.account_max_a_day, staff_limits_day, now));
    if (free <= now)
        return base::ok();
    auto const seconds = std::chrono::ceil<std::chrono::seconds>(free - now).count();
    return std::unexpected{refuse(staff_sign_in_paused)
                               .with("retry_after_s", seconds)
                               .with("wait_minutes", (seconds + 59) / 60)};
}

} // namespace identity
