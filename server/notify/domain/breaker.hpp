#pragma once

#include "base/civil.hpp"

#include <chrono>

namespace notify {

/// Keeps messages away from a gateway that does not work: after `failures_max` failures in a row it
/// opens and refuses; when its wait is over one message tries, and its outcome closes the breaker or
/// opens it for twice as long.
struct Breaker {
    static constexpr int failures_max = 3;
    static constexpr std::chrono::seconds wait_first{30};
    static constexpr std::chrono::seconds wait_max{480};
    /// How long the outcome of a trial is waited for.
    static constexpr std::chrono::seconds trial_wait{15};

    int failures = 0;
    /// How often it has opened since the gateway last worked.
    int openings = 0;
    /// Until when it refuses, once it has opened.
    base::Instant open_until = {};

    [[nodiscard]] bool is_open() const { return openings > 0; }
    [[nodiscard]] bool is_refusing(base::Instant now) const
    {
        return is_open() && now < open_until;
    }

    /// What it is after the gateway took a message, or refused it for reasons of its own.
    [[nodiscard]] static Breaker after_success() { return {}; }
    [[nodiscard]] Breaker after_failure(base::Instant now) const;
    /// What it is while one message tries an open breaker that no longer refuses.
    [[nodiscard]] Breaker during_trial(base::Instant now) const;

    friend bool operator==(Breaker const&, Breaker const&) = default;
};

} // namespace notify
