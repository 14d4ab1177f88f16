#include "identity/domain/code_limits.hpp"

#include "identity/domain/refusals.hpp"

#include <algorithm>
#include <functional>
#include <vector>

namespace identity {

namespace {

using std::chrono::milliseconds;

std::vector<base::Instant> newest_first(std::vector<base::Instant> sends)
{
    std::ranges::sort(sends, std::greater{});
    return sends;
}

/// How long a limit still refuses, and what it allows.
struct Wait {
    milliseconds left;
    int allowed;
};

/// How long until fewer than `allowed` of the sends, the newest first, lie within `span`; zero if it
/// is so now.
Wait wait_for(std::span<base::Instant const> sends, int allowed, milliseconds span,
              base::Instant now)
{
    VERIFY(allowed > 0);
    auto const place = static_cast<std::size_t>(allowed);
    if (sends.size() < place)
        return {milliseconds{0}, allowed};
    return {std::max(milliseconds{0}, sends[place - 1] + span - now), allowed};
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

base::Result<void> may_send(CodeLimits const& limits, std::span<Send const> earlier,
                            base::Instant now)
{
    std::vector<base::Instant> all;
    std::vector<base::Instant> own;
    for (auto const& send : earlier) {
        all.push_back(send.at);
        if (send.by == AskedBy::same_source)
            own.push_back(send.at);
    }
    all = newest_first(std::move(all));
    own = newest_first(std::move(own));
    auto const longer = [&](int of_phone, int of_source, milliseconds span) {
        return std::ranges::max(wait_for(all, of_phone, span, now),
                                wait_for(own, of_source, span, now), {}, &Wait::left);
    };
    auto const pause = wait_for(own, 1, limits.pause, now);
    auto const hour =
        longer(limits.of_phone.per_hour, limits.of_source.per_hour, std::chrono::hours{1});
    auto const day = longer(limits.of_phone.per_day, limits.of_source.per_day, code_limits_day);
    auto const longest = std::max({pause.left, hour.left, day.left});
    if (longest == milliseconds{0})
        return base::ok();
    if (longest == day.left)
        return std::unexpected{
            with_hours(refuse_for(code_day_limit, longest), longest).with("allowed", day.allowed)};
    if (longest == hour.left)
        return std::unexpected{with_minutes(refuse_for(code_hour_limit, longest), longest)
                                   .with("allowed", hour.allowed)};
    return std::unexpected{refuse_for(code_too_soon, longest)};
}

int sends_left_today(CodeLimits const& limits, std::span<Send const> earlier, base::Instant now)
{
    auto const today = std::ranges::count_if(
        earlier, [&](Send const& send) { return send.at > now - code_limits_day; });
    return std::max(0, limits.of_phone.per_day - static_cast<int>(today));
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
