#include "notify/domain/caps.hpp"

#include "notify/domain/refusals.hpp"

#include <chrono>

namespace notify {

namespace {

base::Error until_tomorrow(base::Refusal const& refusal, base::TimeZone const& zone,
                           base::Instant now)
{
    auto const wait = zone.start_of(zone.date_at(now) + 1) - now;
    return refuse(refusal)
        .with("retry_after_s", std::chrono::ceil<std::chrono::seconds>(wait).count())
        .with("wait_hours", std::chrono::ceil<std::chrono::hours>(wait).count());
}

} // namespace

base::Result<void> may_queue(Caps const& caps, Spent const& spent, base::TimeZone const& zone,
                             base::Instant now)
{
    if (spent.to_number >= caps.per_number_day)
        return std::unexpected{until_tomorrow(sms_number_cap, zone, now)};
    if (spent.by_all >= caps.per_day)
        return std::unexpected{until_tomorrow(sms_day_cap, zone, now)};
    return base::ok();
}

} // namespace notify
