#include "identity/domain/code_limits.hpp"

#include "identity/domain/refusals.hpp"

#include <algorithm>
#include <functional>
#include <vector>

namespace identity {

namespace {

using std::chrono::milliseconds;

/// How long until fewer than `sends_max` of the sends lie within `span`; zero if it is so now.
milliseconds wait_for(std::span<base::Instant const> newest_first, std::size_t sends_max,
                      milliseconds span, base::Instant now)
{
    if (newest_first.size() < sends_max)
        return milliseconds{0};
    return std::max(milliseconds{0}, newest_first[sends_max - 1] + span - now);
}

std::int64_t in_whole(milliseconds wait, milliseconds unit)
{
    return (wait.count() + unit.count() - 1) / unit.count();
}

base::Error refuse_for(Refusal const& refusal, milliseconds wait)
{
    return refuse(refusal).with("retry_after_s", in_whole(wait, std::chrono::seconds{1}));
}

base::Error with_minutes(base::Error error, milliseconds wait)
{
    return std::move(error).with("wait_minutes", in_whole(wait, std::chrono::minutes{1}));
}

base::Error with_hours(base::Error error, milliseconds wait)
{
    return std::move(error).with("wait_hours", in_whole(wait, std::chrono::hours{1}));
}

} // namespace

base::Result<void> may_send(CodeLimits const& limits, std::span<base::Instant const> earlier,
                            base::Instant now)
{
    VERIFY(limits.per_hour > 0 && limits.per_day > 0);
    std::vector<base::Instant> sends{earlier.begin(), earlier.end()};
    std::ranges::sort(sends, std::greater{});
    auto const pause = wait_for(sends, 1, limits.pause, now);
    auto const hour =
        wait_for(sends, static_cast<std::size_t>(limits.per_hour), std::chrono::hours{1}, now);
    auto const day =
        wait_for(sends, static_cast<std::size_t>(limits.per_day), code_limits_day, now);
    auto const longest = std::max({pause, hour, day});
    if (longest == milliseconds{0})
        return base::ok();
    if (longest == day)
        return std::unexpected{
            with_hours(refuse_for(code_day_limit, day), day).with("allowed", limits.per_day)};
    if (longest == hour)
        return std::unexpected{
            with_minutes(refuse_for(code_hour_limit, hour), hour).with("allowed", limits.per_hour)};
    return std::unexpected{refuse_for(code_too_soon, pause)};
}

int sends_left_today(CodeLimits const& limits, std::span<base::Instant const> earlier,
                     base::Instant now)
{
    auto const today = std::ranges::count_if(
        earlier, [&](base::Instant sent) { return sent > now - code_limits_day; });
    return std::max(0, limits.per_day - static_cast<int>(today));
}

base::Instant SendRate::span_of(base::Instant now) const
{
    return {now.ms - now.ms % span.count()};
}

base::Result<void> may_send_more(SendRate const& rate, RateKind kind, int sent, base::Instant now)
{
    if (sent < rate.sends_max)
        return base::ok();
    auto const wait = rate.span_of(now) + rate.span - now;
    switch (kind) {
    case RateKind::source:
        return std::unexpected{with_minutes(refuse_for(code_source_limit, wait), wait)};
    case RateKind::prefix:
        return std::unexpected{with_minutes(refuse_for(code_prefix_limit, wait), wait)};
    case RateKind::everyone:
        return std::unexpected{with_hours(refuse_for(code_budget_used, wait), wait)};
    }
    std::unreachable();
}

} // namespace identity
