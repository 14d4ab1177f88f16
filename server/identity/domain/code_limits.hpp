#pragma once

#include "base/civil.hpp"
#include "base/result.hpp"

#include <chrono>
#include <span>

namespace identity {

/// So many codes within any hour and any day.
struct CodeCounts {
    int per_hour;
    int per_day;
};

/// How often one phone may be sent a code. The shipped numbers stay below what carriers refuse by
/// default (5 an hour, 10 a day), so that our own words come first.
///
/// Whoever asks names the phone, so a stranger can use these numbers up. What one network asks for
/// is therefore limited further, and the rest stays for the phone's owner. The pause is between the
/// requests of one network alone: if it were the phone's, it would tell a stranger that somebody
/// has just used the number.
struct CodeLimits {
    std::chrono::seconds pause{60};
    CodeCounts of_phone{.per_hour = 4, .per_day = 8};
    CodeCounts of_source{.per_hour = 2, .per_day = 3};
};

inline constexpr std::chrono::hours code_limits_day{24};

/// By whom an earlier code for the same phone was asked for.
enum class AskedBy : std::uint8_t {
    same_source,
    another_source,
};

/// A code that a phone was sent.
struct Send {
    base::Instant at;
    AskedBy by;
};

/// Whether a phone may be sent a code at `now`, after the `earlier` sends. The windows slide: no
/// hour and no day, wherever it begins, holds more than its number. Where several limits refuse,
/// the one that lasts longest speaks: after its `retry_after_s` a request succeeds.
/// Refusals: `code_too_soon`, `code_hour_limit`, `code_day_limit`.
[[nodiscard]] base::Result<void> may_send(CodeLimits const&, std::span<Send const> earlier,
                                          base::Instant now);

/// How many codes the phone may still be sent today, as if the pauses were over.
[[nodiscard]] int sends_left_today(CodeLimits const&, std::span<Send const> earlier,
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
