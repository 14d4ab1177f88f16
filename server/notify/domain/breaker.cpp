#include "notify/domain/breaker.hpp"

#include <algorithm>

namespace notify {

namespace {

std::chrono::seconds wait_of(int openings)
{
    constexpr int doublings_max = 8;
    return std::min(Breaker::wait_max,
                    Breaker::wait_first * (1 << std::min(openings - 1, doublings_max)));
}

} // namespace

Breaker Breaker::after_failure(base::Instant now) const
{
    auto next = *this;
    ++next.failures;
    // Messages that were on their way when it opened say nothing new; only the trial's outcome does.
    bool const was_trial = is_open() && failures == 0;
    if (was_trial || (!is_open() && next.failures >= failures_max)) {
        ++next.openings;
        next.open_until = now + wait_of(next.openings);
    }
    return next;
}

Breaker Breaker::during_trial(base::Instant now) const
{
    return {0, openings, now + trial_wait};
}

} // namespace notify
