#pragma once

#include "base/civil.hpp"
#include "base/result.hpp"

#include <chrono>
#include <span>

namespace identity {

/// How often one phone may be sent a code. The shipped numbers stay below what carriers refuse by
/// default (1 a minute, 5 an hour, 10 a day), so that our own words come first.
struct CodeLimits {
    std::chrono::seconds pause{60};
    int per_hour = 4;
    int per_day = 8;
};

inline constexpr std::chrono::hours code_limits_day{24};

/// Whether a phone may be sent a code at `now`, after the `earlier` sends. The windows slide: no
/// hour and no day, wherever it begins, holds more than its number. Where several limits refuse,
/// the one that lasts longest speaks: after its `retry_after_s` a request succeeds.
/// Refusals: `code_too_soon`, `code_hour_limit`, `code_day_limit`.
[[nodiscard]] base::Result<void> may_send(CodeLimits const&, std::span<base::Instant const> earlier,
                                          base::Instant now);

/// How many codes the phone may still be sent today, as if the pauses were over.
[[nodiscard]] int sends_left_today(CodeLimits const&, std::span<base::Instant const> earlier,
                                   base::Instant now);

/// Messages in a span of time that begins at a multiple of its length.
struct SendRate {
    int sends_max;
    std::chrono::milliseconds span;

    [[nodiscard]] base::Instant span_of(base::Instant now) const;
};

/// Limits over many phones. One factory is one network address and often one block of numbers, so
/// these are wide: they stop a machine and not a workshop.
struct SendRates {
    SendRate source{6'000, std::chrono::hours{1}};
    SendRate prefix{2'000, std::chrono::hours{1}};
    /// What a day's messages may cost at most.
    SendRate everyone{200'000, std::chrono::hours{24}};
};

/// What refuses when a rate is used up.
enum class RateKind : std::uint8_t {
    source,
    prefix,
    everyone,
};

/// Refusals: `code_source_limit`, `code_prefix_limit`, `code_budget_used`.
[[nodiscard]] base::Result<void> may_send_more(SendRate const&, RateKind, int sent,
                                               base::Instant now);

} // namespace identity
