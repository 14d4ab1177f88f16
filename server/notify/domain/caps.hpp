#pragma once

#include "base/civil.hpp"
#include "base/result.hpp"

namespace notify {

/// The most messages of a local day: what an installation may spend, and what one phone may be
/// troubled with, whatever it is about.
struct Caps {
    int per_number_day = 10;
    int per_day = 200'000;
};

/// What has been queued today.
struct Spent {
    int to_number = 0;
    int by_all = 0;
};

/// Whether one more may be queued. Refusals: `sms_number_cap`, `sms_day_cap`, both until the day is
/// over {retry_after_s, wait_hours}.
[[nodiscard]] base::Result<void> may_queue(Caps const&, Spent const&, base::TimeZone const&,
                                           base::Instant now);

} // namespace notify
